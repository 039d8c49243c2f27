/** What separates columns, and what is done to fields. */
export interface CsvOptions {
  readonly separator: string
  /** Blanks around a field that is not quoted are cut off. */
  readonly trim?: boolean
}

/**
 * CSV text to rows of fields, as RFC 4180 says: quotes around a field keep separators, line ends and blanks in it,
 * two quotes in it are one. Lines end with CR LF, LF or CR; empty lines are left out.
 */
export function parseCsv(text: string, { separator, trim = false }: CsvOptions): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const field = readField(text, at, separator, trim)
    row.push(field.value)
    at = field.end
    if (text.startsWith(separator, at)) {
      at += separator.length
      // A separator at the very end opens one more, empty field.
      if (at < text.length) continue
      row.push('')
    }
    if (row.length > 1 || row[0] !== '' || field.quoted) rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

/** Rows of fields to CSV text; each row ends with CR LF. Fields are quoted where they must be. */
export function formatCsv(rows: Iterable<readonly string[]>, { separator }: CsvOptions): string {
  let text = ''
  for (const row of rows) text += `${row.map(field => quote(field, separator)).join(separator)}\r\n`
  return text
}

/** Members of the enum `CSVColumnsSeparator`. The system's default is the comma of the default culture. */
export const separators: Readonly<Record<string, string>> = {
  SystemDefault: ',',
  Comma: ',',
  Semicolon: ';',
  Tab: '\t',
}

function quote(field: string, separator: string): string {
  const plain = !/["\r\n]/.test(field) && !field.includes(separator) && field.trim() === field
  return plain ? field : `"${field.replaceAll('"', '""')}"`
}

function readField(text: string, start: number, separator: string, trim: boolean) {
  let at = start
  if (trim || text[at] === '"') while (isBlank(text, at, separator)) at++
  if (text[at] === '"') return readQuoted(text, at + 1, separator)
  at = start
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r' && !text.startsWith(separator, at)) at++
  const value = text.slice(start, at)
  return { value: trim ? value.trim() : value, end: at, quoted: false }
}

function readQuoted(text: string, start: number, separator: string) {
  let value = ''
  let at = start
  while (at < text.length) {
    if (text[at] !== '"') value += text[at++]
    else if (text[at + 1] === '"') {
      value += '"'
      at += 2
    } else {
      at++
      break
    }
  }
  // What stands between the closing quote and the separator belongs to nothing; blanks there are common.
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r' && !text.startsWith(separator, at)) {
    if (!isBlank(text, at, separator)) value += text[at]
    at++
  }
  return { value, end: at, quoted: true }
}

function isBlank(text: string, at: number, separator: string): boolean {
  return (text[at] === ' ' || text[at] === '\t') && !text.startsWith(separator, at)
}
