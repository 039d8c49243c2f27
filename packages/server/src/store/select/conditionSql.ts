import { sql } from 'kysely'
import type { ColumnRef, Comparison, Condition, Pairs } from '../boundQuery.ts'
import { columnsOf, toParameter } from '../columns.ts'
import { fold } from '../fold.ts'
import type { SqlValue } from '../steps.ts'
import { datePartSql } from './datePartSql.ts'
import { likeSql } from './likeSql.ts'
import type { Fragment, Source } from './source.ts'
import { treeSql } from './treeSql.ts'

/** A condition as SQL, on the rows of a source. */
export function conditionSql(condition: Condition, source: Source): Fragment {
  switch (condition.kind) {
    case 'always':
      return sql`1 = 1`
    case 'never':
      return sql`1 = 0`
    case 'and':
    case 'or':
      return joined(condition.of, condition.kind, source)
    case 'not':
      return sql`(${conditionSql(condition.of, source)}) is not true`
    case 'isNull':
      return sql`${source.column(condition.column)} is null`
    case 'compare':
      return comparison(condition, source)
    case 'in': {
      if (condition.values.length === 0) return sql`1 = 0`
      const values = condition.values.map(value => parameter(condition.column, value))
      return sql`${comparable(condition.column, source)} in (${sql.join(values)})`
    }
    case 'like':
      return likeSql(comparable(condition.column, source), condition.match, fold(condition.text), source.dialect)
    case 'exists':
      return exists(condition, source)
    case 'existsPaired':
      return existsPaired(condition, source)
    case 'paired':
      return sql`${source.key()} in (${othersOf(condition.pairs, sql`${condition.id}`)})`
    case 'quarter':
      return sql`${datePartSql('quarter', source.column(condition.column), source.dialect)} = ${condition.quarter}`
    case 'tree':
      return treeSql(condition, source)
    case 'shared':
      return shared(condition, source)
  }
}

/** Halved again and again: databases bound how deep an expression may be, and a chain of `or` is as deep as it is long. */
function joined(of: readonly Condition[], word: 'and' | 'or', source: Source): Fragment {
  if (of.length === 0) return word === 'and' ? sql`1 = 1` : sql`1 = 0`
  if (of.length <= mostInChain) {
    const parts = of.map(one => conditionSql(one, source))
    return sql`(${sql.join(parts, word === 'and' ? sql` and ` : sql` or `)})`
  }
  const middle = of.length >> 1
  const halves = [joined(of.slice(0, middle), word, source), joined(of.slice(middle), word, source)]
  return sql`(${sql.join(halves, word === 'and' ? sql` and ` : sql` or `)})`
}

const mostInChain = 8

const operators: Readonly<Record<Exclude<Comparison, 'ne'>, Fragment>> = {
  eq: sql`=`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
}

function comparison(condition: Condition & { kind: 'compare' }, source: Source): Fragment {
  const { operator, column } = condition
  const left = comparable(column, source)
  const right =
    'column' in condition.with ? comparable(condition.with.column, source) : parameter(column, condition.with.value)
  return operator === 'ne' ? sql`${left} is distinct from ${right}` : sql`${left} ${operators[operator]} ${right}`
}

/** A column as comparisons see it: text without case and accents. */
export function comparable(column: ColumnRef, source: Source): Fragment {
  const sqlColumn = source.column(column)
  return isText(column) ? sql`dh_fold(${sqlColumn})` : sqlColumn
}

/** A value to compare a column with. */
export function parameter(column: ColumnRef, value: SqlValue): Fragment {
  if (isText(column) && typeof value === 'string') return sql`${fold(value)}`
  return sql`${toParameter(columnsOf(column.table).get(column.column) ?? 'text', value)}`
}

const isText = ({ table, column }: ColumnRef): boolean => columnsOf(table).get(column) === 'text'

function exists({ path, table, by, to, where }: Condition & { kind: 'exists' }, source: Source): Fragment {
  const inner = source.inner(table)
  const hop = path.at(-1)
  // The id of the row they point to: of a row behind a lookup it stands in the lookup.
  const target = hop === undefined ? source.key() : source.column({ path: path.slice(0, -1), column: hop.column })
  const parts = [
    to === undefined
      ? sql`${inner.column({ path: [], column: by })} = ${target}`
      : sql`${comparable({ path: [], table, column: by }, inner)} = ${comparable(to, source)}`,
  ]
  if (where !== undefined) parts.push(conditionSql(where, inner))
  return sql`exists (select 1 from ${inner.from()} where ${sql.join(parts, sql` and `)})`
}

function existsPaired({ path, table, pairs, where }: Condition & { kind: 'existsPaired' }, source: Source): Fragment {
  const inner = source.inner(table)
  const hop = path.at(-1)
  const here = hop === undefined ? source.key() : source.column({ path: path.slice(0, -1), column: hop.column })
  const parts = [sql`${inner.key()} in (${othersOf(pairs, here)})`]
  if (where !== undefined) parts.push(conditionSql(where, inner))
  return sql`exists (select 1 from ${inner.from()} where ${sql.join(parts, sql` and `)})`
}

/** The ids paired with one row. */
const othersOf = ({ intersect, own, other }: Pairs, id: Fragment): Fragment =>
  sql`select pair.${sql.id(other)} from ${sql.table(intersect)} as pair where pair.${sql.id(own)} = ${id}`

function shared({ column, table, principals, rights }: Condition & { kind: 'shared' }, source: Source): Fragment {
  if (principals.length === 0) return sql`1 = 0`
  const parts = [
    sql`dh_share.tablename = ${table.logicalName}`,
    sql`dh_share.id = ${source.column(column)}`,
    sql`dh_share.principalid in (${sql.join(principals)})`,
    sql`(dh_share.mask & ${rights}) = ${rights}`,
  ]
  return sql`exists (select 1 from dh_share where ${sql.join(parts, sql` and `)})`
}
