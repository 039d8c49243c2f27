import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import type { Fragment } from './source.ts'
import { tableNamed } from './tableNamed.ts'

/** The primary name of the row a lookup points to, as a subquery: joins are bounded, and a query may name many lookups. */
export function lookupName(table: Table, lookup: string, value: Fragment): Fragment {
  const names = Object.keys(table.columns[lookup]?.targets ?? {}).flatMap(name => {
    const target = tableNamed(name)
    if (target === undefined) return []
    return [
      sql`(select ${sql.ref(`named.${target.name}`)} from ${sql.table(target.logicalName)} as named where ${sql.ref(`named.${target.key}`)} = ${value})`,
    ]
  })
  if (names.length === 0) return sql`null`
  return names.length === 1 ? names[0]! : sql`coalesce(${sql.join(names)})`
}
