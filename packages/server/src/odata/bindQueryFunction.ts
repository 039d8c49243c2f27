import { dataverseError } from '@deskhand/contract/errors'
import { propertyName } from '@deskhand/contract/table'
import type { ColumnRef, Comparison, Condition } from '../store/boundQuery.ts'
import type { SqlValue } from '../store/steps.ts'
import { bindColumn, declarationOf } from './bindColumn.ts'
import { bindValue } from './bindValue.ts'
import { compareNumber } from './compareNumber.ts'
import { type DateRange, dateRange, dayOf, takesNumber } from './dateRange.ts'
import { anyOf, type FilterScope, filterable, resolved } from './filterScope.ts'
import type { Expression } from './query.ts'

type QueryFunction = Expression & { kind: 'queryFunction' }

/**
 * Turns a query function of Dataverse into plain comparisons; the user and the time it speaks of are those of the scope.
 *
 * @example
 * bindQueryFunction(parseFilter("Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)"), scope)
 *
 * Source: Dataverse wire, section 3.6.
 */
export function bindQueryFunction(node: QueryFunction, scope: FilterScope): Condition {
  const call = { node, scope, column: columnOf(node, scope) }
  const handler = Object.hasOwn(handlers, node.name) ? handlers[node.name] : undefined
  if (handler !== undefined) return handler(call)
  const range = dateRange(node.name, scope.now, takesNumber(node.name) ? count(call) : 0)
  if (range !== undefined) return within(dates(call), range)
  throw dataverseError(
    'NotImplemented',
    `The query function 'Microsoft.Dynamics.CRM.${node.name}' is not supported yet.`,
  )
}

interface Call {
  readonly node: QueryFunction
  readonly scope: FilterScope
  readonly column: ColumnRef
}

const handlers: Readonly<Record<string, (call: Call) => Condition>> = {
  In: call => anyOf(values(call).map(value => equal(call, value))),
  NotIn: call => not(anyOf(values(call).map(value => equal(call, value)))),
  Between: call => between(call),
  NotBetween: call => not(between(call)),
  On: call => within(dates(call), dayOf(date(call))),
  NotOn: call => not(within(dates(call), dayOf(date(call)))),
  OnOrAfter: call => within(dates(call), { from: dayOf(date(call)).from }),
  OnOrBefore: call => within(dates(call), { to: dayOf(date(call)).to }),
  EqualUserId: call => among(call, [call.scope.user.userId]),
  NotEqualUserId: call => not(among(call, [call.scope.user.userId])),
  EqualBusinessId: call => among(call, [call.scope.user.businessUnitId]),
  NotEqualBusinessId: call => not(among(call, [call.scope.user.businessUnitId])),
  EqualUserTeams: call => among(call, call.scope.user.teamIds),
  EqualUserOrUserTeams: call => among(call, [call.scope.user.userId, ...call.scope.user.teamIds]),
}

/** `PropertyName` is a column's logical name; a lookup may also be named as `_x_value`, a path as elsewhere. */
function columnOf(node: QueryFunction, scope: FilterScope): ColumnRef {
  const name = parameter(node, 'PropertyName', scope)
  if (name.kind !== 'literal' || name.type !== 'string') throw wrong(node, "PropertyName='…', the name of a column")
  const path = name.value.split('/')
  const last = path.at(-1) ?? ''
  const lookup = path.length === 1 && Object.hasOwn(scope.table.columns, last) ? scope.table.columns[last] : undefined
  const column = bindColumn(scope.table, lookup === undefined ? path : [propertyName(last, lookup)])
  filterable(column)
  return column
}

function parameter(node: QueryFunction, name: string, scope: FilterScope): Expression {
  const value = Object.hasOwn(node.parameters, name) ? node.parameters[name] : undefined
  if (value === undefined) throw wrong(node, `the parameter ${name}`)
  return resolved(value, scope)
}

function values({ node, scope, column }: Call): readonly SqlValue[] {
  const list = parameter(node, 'PropertyValues', scope)
  if (list.kind !== 'list') throw wrong(node, "PropertyValues=['…','…']")
  return list.items.map(item => {
    const literal = resolved(item, scope)
    const value = literal.kind === 'literal' ? bindValue(declarationOf(column), literal, true) : undefined
    if (value === undefined) throw wrong(node, `values that fit the column '${column.column}'`)
    return value
  })
}

function count({ node, scope }: Call): number {
  const literal = parameter(node, 'PropertyValue', scope)
  const value = literal.kind === 'literal' ? bindValue({ type: 'integer' }, literal, true) : undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 10_000)
    throw wrong(node, 'PropertyValue=n, a whole number from 1 to 10000')
  return value
}

function date({ node, scope }: Call): number {
  const literal = parameter(node, 'PropertyValue', scope)
  const value = literal.kind === 'literal' ? bindValue({ type: 'datetime' }, literal, true) : undefined
  if (typeof value !== 'number') throw wrong(node, "PropertyValue='2024-01-31', a date")
  return value
}

function dates(call: Call): ColumnRef {
  if (declarationOf(call.column).type !== 'datetime') throw wrong(call.node, 'a column of dates')
  return call.column
}

function between(call: Call): Condition {
  const [low, high, ...more] = values(call)
  if (low === undefined || high === undefined || more.length > 0) throw wrong(call.node, 'two values')
  return { kind: 'and', of: [compare(call.column, 'ge', low), compare(call.column, 'le', high)] }
}

const equal = ({ column }: Call, value: SqlValue): Condition => compare(column, 'eq', value)

function among(call: Call, ids: readonly string[]): Condition {
  const { type } = declarationOf(call.column)
  if (type !== 'lookup' && type !== 'uniqueidentifier') throw wrong(call.node, 'a lookup')
  return { kind: 'in', column: call.column, values: ids }
}

function compare(column: ColumnRef, operator: Comparison, value: SqlValue): Condition {
  const { type } = declarationOf(column)
  if (typeof value === 'number' && type !== 'datetime') return compareNumber(column, type, operator, value)
  return { kind: 'compare', operator, column, with: { value } }
}

function within(column: ColumnRef, { from, to }: DateRange): Condition {
  const of: Condition[] = []
  if (from !== undefined) of.push(compare(column, 'ge', Math.max(from, earliest)))
  if (to !== undefined) of.push(compare(column, 'lt', Math.min(Math.max(to, earliest), latest)))
  return { kind: 'and', of }
}

/** The years 1 to 9999: `LastXYears` may ask for more than databases know. */
const earliest = -62_135_596_800_000
const latest = 253_402_300_799_999

const not = (of: Condition): Condition => ({ kind: 'not', of })

const wrong = (node: QueryFunction, wants: string) =>
  dataverseError('BadQuery', `The query function 'Microsoft.Dynamics.CRM.${node.name}' wants ${wants}.`)
