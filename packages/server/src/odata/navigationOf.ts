import type { Relationship } from '@deskhand/contract/relationship'
import { relationships } from '@deskhand/contract/relationships/index'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { modelOf } from './model.ts'

/** What a navigation property leads through. */
export type Navigation =
  /** The lookup `column` of the table itself; the row is in one of `targets`. */
  | { readonly kind: 'single'; readonly column: string; readonly targets: readonly Table[] }
  /** The lookup `column` of `table` that points here. */
  | { readonly kind: 'collection'; readonly table: Table; readonly column: string }
  /** The pairs of a many-to-many relationship: `own` and `other` are the columns of its intersect table. */
  | {
      readonly kind: 'pairs'
      readonly relationship: Relationship
      readonly table: Table
      readonly own: string
      readonly other: string
    }

/**
 * What stands behind the name of a navigation property; undefined where the table has none of that name.
 *
 * @example
 * navigationOf(systemUser, 'systemuserroles_association') // { kind: 'pairs', table: role, … }
 */
export function navigationOf(table: Table, name: string): Navigation | undefined {
  const { single, collections } = modelOf(table)
  const one = single.get(name)
  if (one !== undefined) return { kind: 'single', ...one }
  const many = collections.get(name)
  if (many !== undefined) return { kind: 'collection', ...many }
  for (const relationship of relationships) {
    const [first, second] = relationship.ends
    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const target = own.table === table.logicalName && own.navigation === name ? tableOf(other.table) : undefined
      if (target !== undefined)
        return { kind: 'pairs', relationship, table: target, own: own.column, other: other.column }
    }
  }
  return undefined
}

const tableOf = (logicalName: string): Table | undefined => tables.find(table => table.logicalName === logicalName)

/** The names of all navigation properties of a table: those that lead to one row, then the collections. */
export function navigationNames(table: Table): readonly string[] {
  const { single, collections } = modelOf(table)
  const paired = relationships.flatMap(({ ends }) =>
    ends.filter(end => end.table === table.logicalName).map(({ navigation }) => navigation),
  )
  return [...single.keys(), ...collections.keys(), ...paired]
}
