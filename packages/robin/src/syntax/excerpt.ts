import type { Diagnostic } from '../diagnostic.ts'

/**
 * A finding with the lines around it and a caret under its place, for terminals and error messages.
 *
 * @example
 * //   11 | LOOP FOREACH Row IN Rows
 * // > 12 |     SET Total TO Totl + Row['Sum']
 * //      |                  ^^^^
 * //   13 | END
 */
export function excerpt(text: string, { line, column, range }: Diagnostic): string {
  const lines = text.split(/\r\n|\r|\n/)
  const first = Math.max(1, line - 2)
  const last = Math.min(lines.length, line + 2)
  const width = String(last).length
  const rows: string[] = []
  for (let number = first; number <= last; number++) {
    const shown = cut(lines[number - 1] ?? '', column)
    rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${shown.text}`.trimEnd())
    if (number !== line) continue
    const length = Math.max(1, Math.min(range.end - range.start, shown.text.length - shown.column + 1))
    // Tabs stay tabs, so that the caret stands under its place however wide they are shown.
    const indent = shown.text.slice(0, shown.column - 1).replace(/[^\t]/g, ' ')
    rows.push(`  ${' '.repeat(width)} | ${indent}${'^'.repeat(length)}`)
  }
  return rows.join('\n')
}

/** Of a line too long for a terminal, the part around the column; the column then counts from there. */
function cut(line: string, column: number): { text: string; column: number } {
  if (line.length <= widest) return { text: line, column }
  const from = Math.max(0, Math.min(column - 1 - widest / 2, line.length - widest))
  const text = `${from > 0 ? '…' : ''}${line.slice(from, from + widest)}${from + widest < line.length ? '…' : ''}`
  return { text, column: column - from + (from > 0 ? 1 : 0) }
}

const widest = 160
