import type { Table } from '@deskhand/contract/table'

/** A column of an index. */
export interface IndexColumn {
  readonly column: string
  readonly descending: boolean
}

/**
 * The indexes of a table, each with the primary key behind its columns, in the direction of the last of them; the first
 * is that of the primary key alone.
 *
 * @example
 * indexesOf(flowSession) // [[flowsessionid], [regardingobjectid, createdon desc, flowsessionid desc], …]
 */
export function indexesOf(table: Table): readonly (readonly IndexColumn[])[] {
  // Declarations never change.
  const known = kept.get(table)
  if (known !== undefined) return known
  const single = Object.keys(table.columns).filter(name => table.columns[name]?.indexed === true)
  const made = [[], ...single.map(name => [name]), ...(table.indexes ?? [])].map(names => {
    const columns = names.map(indexColumn)
    return [...columns, { column: table.key, descending: columns.at(-1)?.descending === true }]
  })
  kept.set(table, made)
  return made
}

const kept = new WeakMap<Table, readonly (readonly IndexColumn[])[]>()

const indexColumn = (name: string): IndexColumn =>
  name.startsWith('-') ? { column: name.slice(1), descending: true } : { column: name, descending: false }
