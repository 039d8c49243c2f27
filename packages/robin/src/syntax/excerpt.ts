import type { Diagnostic } from '../diagnostic.ts'

/**
 * Shows findings of a text with the lines around them and carets under their places, for terminals and error messages.
 * The text is cut into lines once, however many findings follow.
 *
 * @example
 * const excerpt = excerpts(text)
 * for (const one of diagnostics) console.log(excerpt(one))
 * //   11 | LOOP FOREACH Row IN Rows
 * // > 12 |     SET Total TO Totl + Row['Sum']
 * //      |                  ^^^^
 * //   13 | END
 */
export function excerpts(text: string): (diagnostic: Diagnostic) => string {
  const lines = text.split(/\r\n|\r|\n/)
  return ({ line, column, range }) => {
    const first = Math.max(1, line - 2)
    const last = Math.min(lines.length, line + 2)
    const width = String(last).length
    const rows: string[] = []
    for (let number = first; number <= last; number++) {
      const shown = cut(lines[number - 1] ?? '', column - 1)
      rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${visible(shown.text)}`.trimEnd())
      if (number !== line) continue
      const place = shown.text.slice(shown.offset, shown.offset + range.end - range.start)
      const carets = '^'.repeat(Math.max(1, blanks(place).length))
      rows.push(`  ${' '.repeat(width)} | ${blanks(shown.text.slice(0, shown.offset))}${carets}`)
    }
    return rows.join('\n')
  }
}

/** One finding of a text; see `excerpts` for more than one. */
export function excerpt(text: string, diagnostic: Diagnostic): string {
  return excerpts(text)(diagnostic)
}

const widest = 160

/** Of a line too long for a terminal, the part around a place. */
function cut(line: string, offset: number): { readonly text: string; readonly offset: number } {
  if (line.length <= widest) return { text: line, offset }
  const from = whole(line, Math.max(0, Math.min(offset - widest / 2, line.length - widest)))
  const to = whole(line, Math.min(line.length, from + widest))
  const text = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
  return { text, offset: offset - from + (from > 0 ? 1 : 0) }
}

/** A place that does not part a character of two halves. */
function whole(line: string, offset: number): number {
  const code = line.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}

/** As many blanks as the text is wide. Tabs stay tabs, so that carets stand under their place however wide those are. */
function blanks(text: string): string {
  return text
    .replace(/\p{M}|[\u200b-\u200f\ufeff]/gu, '')
    .replace(wide, '  ')
    .replace(/[^\t]/gu, ' ')
}

/** Characters that take the place of two: East Asian ones and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu

/** A terminal must not take what stands in a text for its own orders. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu, '·')
}
