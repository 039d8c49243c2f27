import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import { type BoundJoin, type JoinField, valueField } from '../boundJoin.ts'
import type { Condition } from '../boundQuery.ts'
import { indexesOf } from '../indexesOf.ts'
import type { Dialect } from '../steps.ts'
import { conjuncts } from './conjuncts.ts'
import { joinedTables } from './joinedTables.ts'
import { limitSql } from './limitSql.ts'
import type { Fragment } from './source.ts'
import { whereSql } from './whereSql.ts'

/**
 * The smallest or the largest value of a column, where an index has it at an end of the range that the conditions name:
 * it is looked up there. That no more rows than allowed were put together is known by the index as well, by passing over
 * as many entries of the range. Undefined for all other queries.
 *
 * @example
 * // $apply=filter(statuscode eq 8)/aggregate(createdon with max as last), by the index (statuscode, createdon)
 */
export function extremeSql(query: BoundJoin, dialect: Dialect): Fragment | undefined {
  const { root, sourceLimit, fields, offset } = query
  const field = fields[0]
  if (sourceLimit === undefined || field === undefined || fields.length > 1 || offset > 0) return undefined
  if (field.aggregate !== 'min' && field.aggregate !== 'max') return undefined
  if (root.links.length > 0 || !isOwn(field.column) || !isIndexed(root.table, field.column.column, root.where))
    return undefined
  const beyond = joinedTables(root, dialect, query.visible)
  const excess = sql`select count(*) as n from (select 1 as one from ${beyond.from()}${whereSql(beyond.where)} limit 1 offset ${limitSql(sourceLimit, dialect)}) as beyond`
  const rows = sql`case when excess.n > 0 then ${limitSql(sourceLimit + 1, dialect)} else 0 end`
  return sql`select case when excess.n > 0 then null else (${endSql(query, field, dialect)}) end as ${sql.id(valueField(0))}, ${rows} as rows from (${excess}) as excess`
}

function endSql({ root, visible }: BoundJoin, { column, aggregate }: JoinField, dialect: Dialect): Fragment {
  const tables = joinedTables(root, dialect, visible)
  const value = tables.of('').column({ path: [], column: column.column })
  const end = aggregate === 'min' ? sql`min(${value})` : sql`max(${value})`
  return sql`select ${end} from ${tables.from()}${whereSql(tables.where)}`
}

/** Whether the conditions fix what stands before the column in an index, bound the column, and say nothing else. */
function isIndexed(table: Table, column: string, where: Condition | undefined): boolean {
  const fixed = new Set<string>()
  for (const condition of conjuncts(where)) {
    if (condition.kind !== 'compare' || !('value' in condition.with) || !isOwn(condition.column)) return false
    if (condition.operator === 'eq') fixed.add(condition.column.column)
    else if (condition.operator === 'ne' || condition.column.column !== column) return false
  }
  return indexesOf(table).some(index => {
    const place = index.findIndex(one => one.column === column)
    return place === fixed.size && index.slice(0, place).every(one => fixed.has(one.column))
  })
}

const isOwn = ({ path, link = '' }: JoinField['column']): boolean => path.length === 0 && link === ''
