import type { Row, SqlValue } from './steps.ts'

/**
 * Rows as they travel between threads: column by column, since the names then travel once, and a column of numbers as
 * one block.
 */
export interface Columnar {
  readonly names: readonly string[]
  /** As many as names; all of one length. */
  readonly columns: readonly (readonly SqlValue[])[]
}

/** Puts the values of rows into columns. */
export function toColumnar(names: readonly string[], rows: readonly (readonly SqlValue[])[]): Columnar {
  return { names, columns: names.map((_, index) => rows.map(row => row[index]!)) }
}

/**
 * Makes rows of columns again.
 *
 * @example
 * fromColumnar({ names: ['name'], columns: [['Orders', 'Invoices']] }) // [{ name: 'Orders' }, { name: 'Invoices' }]
 */
export function fromColumnar({ names, columns }: Columnar): readonly Row[] {
  const { length } = columns[0] ?? []
  const rows = new Array<Row>(length)
  for (let place = 0; place < length; place++) {
    const row: Row = {}
    for (let index = 0; index < names.length; index++) row[names[index]!] = columns[index]![place]!
    rows[place] = row
  }
  return rows
}
