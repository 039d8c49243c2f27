import type { BoundQuery } from '../boundQuery.ts'
import type { Dialect, Statement } from '../steps.ts'
import { idList, type Parents } from './parents.ts'
import { perQuery } from './perQuery.ts'
import { rowsSql } from './querySql.ts'

/**
 * The statement for the rows of a query that belong to some parents. Its text is the same for any number of them, so it
 * is written once for a query, and the ids are put into it each time.
 *
 * @example
 * yield* all(relatedStatement(expand.query, { column: 'parentobjectid', ids }, 'sqlite'))
 */
export function relatedStatement(query: BoundQuery, parents: Parents, dialect: Dialect): Statement {
  const by = 'pairs' in parents ? parents.pairs.own : parents.column
  const texts = textsOf(query, dialect)
  const known = texts.get(by) ?? rowsSql(query, { dialect, of: { ...parents, ids: anyIds } })
  texts.set(by, known)
  const place = known.values.indexOf(idList(anyIds, dialect))
  const { text, isShort } = known
  const values = known.values.with(place, idList(parents.ids, dialect))
  return isShort === true && mostRows(query, parents) <= fewRows ? { text, values, isShort } : { text, values }
}

/** By its key each parent has one row. */
const mostRows = (query: BoundQuery, parents: Parents): number =>
  parents.ids.length * ('column' in parents && parents.column === query.table.key ? 1 : query.limit)

/** All of them are looked for before the first one comes. */
const fewRows = 500

const textsOf = perQuery(() => new Map<string, Statement>())

/** Stand for the ids while the SQL is written; no id looks like this. */
const anyIds: readonly string[] = ['the ids of the parents']
