import type { Row } from '../../values/value.ts'

/** A name in brackets, which remembers where the rows of a table have the column of that name. */
export class Key {
  readonly name: string
  #columns: readonly string[] | undefined
  #at = -1

  constructor(name: string) {
    this.name = name
  }

  /** Place of the column in a row that has it, spelled so; otherwise -1. */
  columnOf({ columns }: Row): number {
    if (columns !== this.#columns) {
      this.#columns = columns
      this.#at = columns.indexOf(this.name)
    }
    return this.#at
  }
}
