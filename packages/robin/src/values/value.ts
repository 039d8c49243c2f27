/** The values of a flow, and those that hold others: they know each other, so they stand together. */
import type { BinaryValue } from './binaryValue.ts'
import type { CredentialValue } from './credentialValue.ts'
import type { DateTime } from './dateTime.ts'
import type { ErrorValue } from './errorValue.ts'
import type { FileValue, FolderValue } from './fileValue.ts'
import type { NumberValue } from './number.ts'
import { Holder, share } from './share.ts'

/**
 * A value of a flow. Text and booleans are JavaScript's own; a number is a JavaScript number while it is a safe
 * integer, otherwise a decimal; null is blank, which is also what a variable holds before it is set.
 * Source: Robin language, section 4.
 */
export type Value =
  | string
  | boolean
  | NumberValue
  | DateTime
  | List
  | Table
  | Row
  | RobinObject
  | FileValue
  | FolderValue
  | ErrorValue
  | CredentialValue
  | Instance
  | BinaryValue
  | null

/** A list, counted from 0. Change one only where it was given to be changed; see `owned`. */
export class List extends Holder {
  items: Value[]

  constructor(items: Value[] = []) {
    super()
    this.items = items
  }

  get type(): string {
    return 'list'
  }
}

/** A custom object: keys in the order they came. A key is found as written first, then whatever its case. */
export class RobinObject extends Holder {
  readonly entries: Map<string, Value>

  constructor(entries?: Iterable<readonly [string, Value]>) {
    super()
    this.entries = entries === undefined ? new Map() : new Map(entries)
  }

  get type(): string {
    return 'customobject'
  }

  /** The key as the object spells it; undefined where it has none like it. */
  find(key: string): string | undefined {
    if (this.entries.has(key)) return key
    const folded = key.toLowerCase()
    for (const name of this.entries.keys()) if (name.toLowerCase() === folded) return name
    return undefined
  }

  get(key: string): Value | undefined {
    const exact = this.entries.get(key)
    if (exact !== undefined) return exact
    const name = this.find(key)
    return name === undefined ? undefined : this.entries.get(name)
  }

  /** Replaces the value of a key, or adds the key. */
  set(key: string, value: Value): void {
    this.entries.set(this.find(key) ?? key, value)
  }
}

/** A data row: its cells, and the names of their columns. Change one only where it was given to be changed; see `owned`. */
export class Row extends Holder {
  columns: readonly string[]
  cells: Value[]

  constructor(columns: readonly string[], cells: Value[]) {
    super()
    this.columns = columns
    this.cells = cells
  }

  get type(): string {
    return 'datarow'
  }
}

/**
 * A data table. Rows have a cell for each column. Change one only where it was given to be changed (see `owned`), by
 * `addRow` and its like: rows taken out of a table may still be in use elsewhere.
 */
export class Table extends Holder {
  columns: readonly string[]
  rows: Row[]

  constructor(columns: readonly string[] = [], rows: readonly (readonly Value[])[] = []) {
    super()
    this.columns = columns
    this.rows = []
    for (const cells of rows) this.addRow(cells)
  }

  get type(): string {
    return 'datatable'
  }

  /** Adds a row at the end or before a row; too few cells are filled with blank, too many make further columns. */
  addRow(cells: readonly Value[], before: number = this.rows.length): void {
    while (this.columns.length < cells.length) this.addColumn(`Column${this.columns.length + 1}`)
    const filled = [...cells]
    while (filled.length < this.columns.length) filled.push(null)
    const row = new Row(this.columns, filled)
    if (before === this.rows.length) this.rows.push(row)
    else this.rows.splice(before, 0, row)
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

/**
 * A handle on something an action opened: a browser, a workbook, a connection. Only the actions of its kind look
 * inside; a flow reads the properties it offers.
 *
 * @example new Instance('excelinstance', workbook, () => ({ Handle: workbook.handle }))
 */
export class Instance<Content = unknown> {
  readonly kind: string
  readonly content: Content
  /** Properties as they stand now. */
  readonly properties: () => Readonly<Record<string, Value>>

  constructor(kind: string, content: Content, properties: () => Readonly<Record<string, Value>> = () => ({})) {
    this.kind = kind
    this.content = content
    this.properties = properties
  }
}
