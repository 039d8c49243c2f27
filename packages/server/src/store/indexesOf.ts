import type { Table } from '@deskhand/contract/table'

/** A column of an index. */
export interface IndexColumn {
  readonly column: string
  readonly descending: boolean
}

/**
 * The indexes of a table, besides those of its unique keys: those declared, and one for each single column that asks for
 * it and begins none of them. Each has the primary key behind its columns, in the direction of the last of them.
 *
 * @example
 * indexesOf(flowSession) // [[regardingobjectid, createdon desc, flowsessionid desc], …]
 */
export function indexesOf(table: Table): readonly (readonly IndexColumn[])[] {
  // Declarations never change.
  const known = kept.get(table)
  if (known !== undefined) return known
  const lists = (table.indexes ?? []).map(names => names.map(indexColumn))
  for (const [column, { indexed, type, cascadeDelete }] of Object.entries(table.columns)) {
    const wanted = indexed === true || (type === 'lookup' && cascadeDelete === true)
    if (wanted && !lists.some(([first]) => first?.column === column && !first.descending))
      lists.push([{ column, descending: false }])
  }
  const made = lists.map(list => [...list, { column: table.key, descending: list.at(-1)?.descending === true }])
  kept.set(table, made)
  return made
}

const kept = new WeakMap<Table, readonly (readonly IndexColumn[])[]>()

const indexColumn = (name: string): IndexColumn =>
  name.startsWith('-') ? { column: name.slice(1), descending: true } : { column: name, descending: false }
