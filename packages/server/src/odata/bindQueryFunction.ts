import { dataverseError } from '@deskhand/contract/errors'
import { propertyName, type Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import type { ColumnRef, Comparison, Condition } from '../store/boundQuery.ts'
import type { SqlValue } from '../store/steps.ts'
import { bindColumn, declarationOf } from './bindColumn.ts'
import { bindValue } from './bindValue.ts'
import { compareNumber } from './compareNumber.ts'
import { type DateRange, dateRange, dayOf, fiscalPeriod, fiscalYear, takesNumber } from './dateRange.ts'
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
  throw dataverseError('BadQuery', `An unknown function with name 'Microsoft.Dynamics.CRM.${node.name}' was found.`)
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
  // Users have no managers here, so that nobody reports to them.
  EqualUserOrUserHierarchy: call => among(call, [call.scope.user.userId]),
  EqualUserOrUserHierarchyAndTeams: call => among(call, [call.scope.user.userId, ...call.scope.user.teamIds]),
  EqualUserLanguage: call => equal(call, languageOf(call)),
  InFiscalYear: call => within(dates(call), fiscalYear(year(call, 'PropertyValue'))),
  InFiscalPeriod: call => ({ kind: 'quarter', column: dates(call), quarter: period(call, 'PropertyValue') }),
  InFiscalPeriodAndYear: call => within(dates(call), givenPeriod(call)),
  InOrAfterFiscalPeriodAndYear: call => within(dates(call), { from: givenPeriod(call).from }),
  InOrBeforeFiscalPeriodAndYear: call => within(dates(call), { to: givenPeriod(call).to }),
  Above: call => tree(call, 'above', false),
  AboveOrEqual: call => tree(call, 'above', true),
  Under: call => tree(call, 'under', false),
  UnderOrEqual: call => tree(call, 'under', true),
  NotUnder: call => not(tree(call, 'under', false)),
  ContainValues: call => noChoices(call),
  DoesNotContainValues: call => noChoices(call),
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

/** The language everything is in: English, as Windows numbers languages. */
const english = 1033

function languageOf(call: Call): number {
  if (declarationOf(call.column).type !== 'integer') throw wrong(call.node, 'a column of languages')
  return english
}

function numberGiven({ node, scope }: Call, name: string, least: number, most: number): number {
  const literal = parameter(node, name, scope)
  const value = literal.kind === 'literal' ? bindValue({ type: 'integer' }, literal, true) : undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw wrong(node, `${name}=n, a whole number from ${least} to ${most}`)
  return value
}

const year = (call: Call, name: string): number => numberGiven(call, name, 1900, 2100)
const period = (call: Call, name: string): number => numberGiven(call, name, 1, 4)

const givenPeriod = (call: Call): Required<DateRange> =>
  fiscalPeriod(year(call, 'PropertyValue2'), period(call, 'PropertyValue1'))

/** The column names rows of a table that has a hierarchy: its own key, the lookup to its parent, or another lookup. */
function tree(call: Call, direction: 'above' | 'under', itself: boolean): Condition {
  const { node, scope, column } = call
  const declaration = declarationOf(column)
  const target = Object.keys(declaration.targets ?? {})[0]
  const table = column.column === column.table.key ? column.table : tableNamed(target ?? '')
  const parent = table && parentColumn(table)
  if (table === undefined || parent === undefined)
    throw wrong(node, 'the key of a table whose rows have parents, as business units have, or a lookup to one')
  const literal = parameter(node, 'PropertyValue', scope)
  const id = literal.kind === 'literal' ? bindValue({ type: 'uniqueidentifier' }, literal) : undefined
  if (typeof id !== 'string') throw wrong(node, "PropertyValue='…', the id of a row")
  return { kind: 'tree', column, table, parent, id, direction, itself }
}

/** The lookup by which the rows of a table name the row above them. */
const parentColumn = (table: Table): string | undefined =>
  Object.entries(table.columns).find(
    ([name, { targets }]) => name.startsWith('parent') && Object.keys(targets ?? {}).join() === table.logicalName,
  )?.[0]

const tableNamed = (logicalName: string): Table | undefined => tables.find(one => one.logicalName === logicalName)

/** No column of these tables holds several choices. */
function noChoices({ node, column }: Call): never {
  throw dataverseError(
    'BadQuery',
    `The query function 'Microsoft.Dynamics.CRM.${node.name}' wants a column of several choices; '${column.column}' of '${column.table.logicalName}' is none.`,
  )
}

const not = (of: Condition): Condition => ({ kind: 'not', of })

const wrong = (node: QueryFunction, wants: string) =>
  dataverseError('BadQuery', `The query function 'Microsoft.Dynamics.CRM.${node.name}' wants ${wants}.`)
