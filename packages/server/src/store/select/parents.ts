import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import type { Pairs } from '../boundQuery.ts'
import { indexesOf } from '../indexesOf.ts'
import type { Dialect } from '../steps.ts'
import type { Fragment, Source } from './source.ts'

/** Rows that others come along with: those whose lookup points to one of `ids`, or that are paired with one. */
export type Parents = ({ readonly column: string } | { readonly pairs: Pairs }) & { readonly ids: readonly string[] }

/** The SQL of the parent's id. */
export const parentSql = (of: Parents, from: Source): Fragment =>
  'pairs' in of ? sql.ref(`pair.${of.pairs.own}`) : from.column({ path: [], column: of.column })

/** The join that leads to the pairs, where there are any. */
export const pairsSql = (of: Parents, from: Source): Fragment =>
  'pairs' in of
    ? sql` join ${sql.table(of.pairs.intersect)} as pair on ${sql.ref(`pair.${of.pairs.other}`)} = ${from.key()}`
    : sql``

/** Ids as one parameter, so that the text of a statement is the same for any number of them. */
export const amongSql = (value: Fragment, ids: readonly string[], dialect: Dialect): Fragment =>
  dialect === 'sqlite'
    ? sql`${value} in (select value from json_each(${idList(ids, dialect)}))`
    : sql`${value} = any(cast(${idList(ids, dialect)} as uuid[]))`

/** The parents as a table: `parent.id` in the order given by `parent.place`. */
export const parentTable = (ids: readonly string[], dialect: Dialect): Fragment =>
  dialect === 'sqlite'
    ? sql`(select key as place, value as id from json_each(${idList(ids, dialect)})) as parent`
    : sql`unnest(cast(${idList(ids, dialect)} as uuid[])) with ordinality as parent (id, place)`

/** Ids as the one parameter they travel in. */
export const idList = (ids: readonly string[], dialect: Dialect): string =>
  dialect === 'sqlite' ? JSON.stringify(ids) : `{${ids.join()}}`

/** Whether an index leads from the id of a parent to its rows. */
export const isEnteredBy = (table: Table, column: string): boolean =>
  indexesOf(table).some(([first]) => first?.column === column)
