/** The two printers: a table for people, JSON for programs. Data goes to standard output, everything else to standard error. */

import type { Writable } from 'node:stream'

/** Rows, or one row. */
export type Printable = readonly Readonly<Record<string, unknown>>[] | Readonly<Record<string, unknown>>

export interface Output {
  readonly json: boolean
  /** Data. */
  print(data: Printable): void
  /** Text for people on standard output; nothing with `--json`. */
  say(text: string): void
  /** What is going on; standard error. */
  note(text: string): void
  /** A promise while what was noted is not read as fast as it is written: whoever has much to say waits for it. */
  room(): Promise<void> | undefined
}

export function createOutput(json: boolean, stdout: Writable, stderr: Writable): Output {
  return {
    json,
    print(data) {
      stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : Array.isArray(data) ? table(data) : pairs(data as Row))
    },
    say(text) {
      if (!json) stdout.write(`${text}\n`)
    },
    note(text) {
      stderr.write(`${text}\n`)
    },
    room() {
      return stderr.writableNeedDrain ? new Promise(resolve => stderr.once('drain', resolve)) : undefined
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function table(rows: readonly Row[]): string {
  if (rows.length === 0) return 'nothing there\n'
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const cells = [columns, ...rows.map(row => columns.map(column => cell(row[column]).replaceAll(/\s+/g, ' ')))]
  const widths = columns.map((_, index) => Math.max(...cells.map(line => (line[index] ?? '').length)))
  return cells
    .map(line =>
      line
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('')
}

function pairs(row: Row): string {
  const width = Math.max(0, ...Object.keys(row).map(key => key.length))
  return Object.entries(row)
    .map(([key, value]) => `${key.padEnd(width)}  ${cell(value).replaceAll('\n', `\n${' '.repeat(width + 2)}`)}\n`)
    .join('')
}

/** As text; control characters, which a terminal would obey, are left out. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replaceAll(/(?![\n\t])\p{Cc}/gu, '')
}
