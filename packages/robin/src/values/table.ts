import { share } from './share.ts'
import type { Value } from './value.ts'

/** A data row: its cells, and the names of their columns. Change one only where it was given to be changed; see `owned`. */
export class Row {
  columns: readonly string[]
  cells: Value[]
  /** Held in more than one place: to be copied before a change. */
  shared = false

  constructor(columns: readonly string[], cells: Value[]) {
    this.columns = columns
    this.cells = cells
  }
}

/**
 * A data table. Rows have a cell for each column. Change one only where it was given to be changed (see `owned`), by
 * `addRow` and its like: rows taken out of a table may still be in use elsewhere.
 */
export class Table {
  columns: readonly string[]
  rows: Row[]
  /** Held in more than one place: to be copied before a change. */
  shared = false

  constructor(columns: readonly string[] = [], rows: readonly (readonly Value[])[] = []) {
    this.columns = columns
    this.rows = []
    for (const cells of rows) this.addRow(cells)
  }

  /** Adds a row at the end or before a row; too few cells are filled with blank, too many make further columns. */
  addRow(cells: readonly Value[], before: number = this.rows.length): void {
    while (this.columns.length < cells.length) this.addColumn(`Column${this.columns.length + 1}`)
    const filled = this.columns.map((_, index) => cells[index] ?? null)
    this.rows.splice(before, 0, new Row(this.columns, filled))
  }

  /** Adds a column, blank, at the end or before a column. */
  addColumn(name: string, before: number = this.columns.length): void {
    this.columns = this.columns.toSpliced(before, 0, name)
    this.rows = this.rows.map(row => new Row(this.columns, cellsOf(row).toSpliced(before, 0, null)))
  }

  removeColumn(index: number): void {
    this.columns = this.columns.toSpliced(index, 1)
    this.rows = this.rows.map(row => new Row(this.columns, cellsOf(row).toSpliced(index, 1)))
  }

  /** Puts a value into a cell; the row is replaced where it may be in use elsewhere. */
  setCell(row: number, column: number, value: Value): void {
    const old = this.rows[row]
    if (old === undefined) throw new RangeError(`The table has no row ${row}.`)
    const own = old.shared ? new Row(old.columns, [...cellsOf(old)]) : old
    own.cells[column] = value
    this.rows[row] = own
  }
}

/** A row's cells for a further row; marked as shared where the first row lives on. */
const cellsOf = (row: Row): Value[] => (row.shared ? row.cells.map(share) : row.cells)

/** Index of a column by its name, as written first, then whatever its case; -1 where there is none. */
export function columnIndex(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name)
  if (exact >= 0) return exact
  const folded = name.toLowerCase()
  return columns.findIndex(column => column.toLowerCase() === folded)
}
