import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { boundedPattern } from '../odata/bindFilter.ts'
import { bindValue } from '../odata/bindValue.ts'
import { compareNumber } from '../odata/compareNumber.ts'
import { type DateRange, dateRange, dayOf, takesNumber } from '../odata/dateRange.ts'
import { anyOf, filterable } from '../odata/filterScope.ts'
import type { ColumnRef, Comparison, Condition } from '../store/boundQuery.ts'
import { columnsOf } from '../store/columns.ts'
import type { SqlValue } from '../store/steps.ts'
import type { FetchCondition } from './fetch.ts'
import { columnNamed, type FetchScope } from './fetchScope.ts'

/**
 * Resolves a condition of fetchXml; the user and the time it speaks of are those of the scope. An operator that says
 * `not` holds for empty values too.
 *
 * Source: Dataverse wire, sections 3.5 and 3.6; Microsoft Learn, "condition operator values".
 */
export function bindCondition(node: FetchCondition, scope: FetchScope): Condition {
  const column = columnNamed(scope, node.attribute, node.entityName)
  filterable(column)
  const call: Call = { node, scope, column }
  if (node.otherColumn !== undefined) return withColumn(call, node.otherColumn)
  const handler = Object.hasOwn(handlers, node.operator) ? handlers[node.operator] : undefined
  if (handler !== undefined) return handler(call)
  const name = functionName(node.operator)
  const range = dateRange(name, scope.now, takesNumber(name) ? count(call) : 0)
  if (range !== undefined) return within(dates(call), range)
  if (notHere.has(node.operator))
    throw dataverseError('NotImplemented', `The condition operator '${node.operator}' is not supported.`)
  throw dataverseError('BadQuery', `'${node.operator.slice(0, 100)}' is no condition operator of fetchXml.`)
}

interface Call {
  readonly node: FetchCondition
  readonly scope: FetchScope
  readonly column: ColumnRef
}

const not = (of: Condition): Condition => ({ kind: 'not', of })

const handlers: Readonly<Record<string, (call: Call) => Condition>> = {
  eq: call => compared(call, 'eq'),
  ne: call => compared(call, 'ne'),
  neq: call => compared(call, 'ne'),
  gt: call => compared(call, 'gt'),
  ge: call => compared(call, 'ge'),
  lt: call => compared(call, 'lt'),
  le: call => compared(call, 'le'),
  null: ({ column }) => ({ kind: 'isNull', column }),
  'not-null': ({ column }) => not({ kind: 'isNull', column }),
  in: call => anyOf(values(call).map(value => compare(call.column, 'eq', value))),
  'not-in': call => not(anyOf(values(call).map(value => compare(call.column, 'eq', value)))),
  between: call => between(call),
  'not-between': call => not(between(call)),
  like: call => like(call, 'whole'),
  'not-like': call => not(like(call, 'whole')),
  'begins-with': call => like(call, 'startswith'),
  'not-begin-with': call => not(like(call, 'startswith')),
  'ends-with': call => like(call, 'endswith'),
  'not-end-with': call => not(like(call, 'endswith')),
  on: call => within(dates(call), dayOf(date(call))),
  'not-on': call => not(within(dates(call), dayOf(date(call)))),
  'on-or-after': call => within(dates(call), { from: dayOf(date(call)).from }),
  'on-or-before': call => within(dates(call), { to: dayOf(date(call)).to }),
  'eq-userid': call => among(call, [call.scope.user.userId]),
  'ne-userid': call => not(among(call, [call.scope.user.userId])),
  'eq-businessid': call => among(call, [call.scope.user.businessUnitId]),
  'ne-businessid': call => not(among(call, [call.scope.user.businessUnitId])),
  'eq-userteams': call => among(call, call.scope.user.teamIds),
  'eq-useroruserteams': call => among(call, [call.scope.user.userId, ...call.scope.user.teamIds]),
  'eq-userlanguage': call => compare(call.column, 'eq', numeric(call) ? english : null),
  'contain-values': call => multiChoice(call),
  'not-contain-values': call => multiChoice(call),
}

/** Operators that fetchXml has and that are answered with 501. */
const notHere: ReadonlySet<string> = new Set([
  'above',
  'eq-or-above',
  'under',
  'eq-or-under',
  'not-under',
  'eq-useroruserhierarchy',
  'eq-useroruserhierarchyandteams',
  'in-fiscal-year',
  'in-fiscal-period',
  'in-fiscal-period-and-year',
  'in-or-before-fiscal-period-and-year',
  'in-or-after-fiscal-period-and-year',
  ...['this', 'last', 'next'].flatMap(when => [`${when}-fiscal-year`, `${when}-fiscal-period`]),
  ...['last', 'next'].flatMap(when => [`${when}-x-fiscal-years`, `${when}-x-fiscal-periods`]),
])

const english = 1033

/** `last-x-days` as the query functions of OData call it: `LastXDays`. */
const functionName = (operator: string): string =>
  operator
    .replace(/^olderthan/, 'older-than')
    .replace('seven', '7')
    .split('-')
    .map(word => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('')

function compared(call: Call, operator: Comparison): Condition {
  const [value] = values(call, 1)
  return compare(call.column, operator, value ?? null)
}

function compare(column: ColumnRef, operator: Comparison, value: SqlValue): Condition {
  if (value === null) return { kind: 'never' }
  const { type } = filterable(column)
  if (typeof value === 'number' && type !== 'datetime') return compareNumber(column, type, operator, value)
  return { kind: 'compare', operator, column, with: { value } }
}

/** What the condition gives as values of the column; ids may stand in braces, dates with a blank before the time. */
function values({ node, column }: Call, wanted?: number): readonly SqlValue[] {
  if (wanted !== undefined && node.values.length !== wanted)
    throw wrong(node, wanted === 1 ? 'one value' : `${wanted} values`)
  if (node.values.length === 0) throw wrong(node, 'elements <value>')
  const declaration = filterable(column)
  return node.values.map(text => {
    const plain = text.trim()
    const written = declaration.type === 'string' || declaration.type === 'memo' ? text : unbraced(plain)
    const read = declaration.type === 'datetime' ? written.replace(/^([\d-]{10}) (?=\d)/, '$1T') : written
    const value = bindValue(declaration, { kind: 'literal', type: 'string', value: read, at: 0 }, true)
    if (value === undefined)
      throw dataverseError(
        'BadQuery',
        `The value '${text.slice(0, 100)}' does not fit the column '${column.column}' of '${column.table.logicalName}', which is of the type ${declaration.type}.`,
      )
    return value
  })
}

const unbraced = (text: string): string => (/^\{[^}]*\}$/.test(text) ? text.slice(1, -1) : text)

function between(call: Call): Condition {
  const [low, high] = values(call, 2)
  return { kind: 'and', of: [compare(call.column, 'ge', low ?? null), compare(call.column, 'le', high ?? null)] }
}

function like(call: Call, match: 'whole' | 'startswith' | 'endswith'): Condition {
  const { type } = filterable(call.column)
  if (type !== 'string' && type !== 'memo') throw wrong(call.node, 'a text column')
  const [text] = values(call, 1)
  return { kind: 'like', match, column: call.column, text: boundedPattern(String(text)) }
}

function among({ node, column }: Call, ids: readonly string[]): Condition {
  const { type } = filterable(column)
  if (type !== 'lookup' && type !== 'uniqueidentifier') throw wrong(node, 'a lookup')
  return { kind: 'in', column, values: ids }
}

const numeric = ({ column }: Call): boolean => filterable(column).type === 'integer'

function multiChoice({ node }: Call): Condition {
  throw wrong(node, 'a column that holds several choices, and no table here has one')
}

function count({ node }: Call): number {
  const text = node.values[0] ?? ''
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > 10_000 || node.values.length > 1) throw wrong(node, 'a whole number from 1 to 10000')
  return value
}

function date(call: Call): number {
  dates(call)
  return Number(values(call, 1)[0])
}

function dates({ node, column }: Call): ColumnRef {
  if (filterable(column).type !== 'datetime') throw wrong(node, 'a column of dates')
  return column
}

function within(column: ColumnRef, { from, to }: DateRange): Condition {
  const of: Condition[] = []
  if (from !== undefined) of.push(compare(column, 'ge', Math.max(from, earliest)))
  if (to !== undefined) of.push(compare(column, 'lt', Math.min(Math.max(to, earliest), latest)))
  return { kind: 'and', of }
}

/** The years 1 to 9999: `last-x-years` may ask for more than databases know. */
const earliest = -62_135_596_800_000
const latest = 253_402_300_799_999

const comparisons: Readonly<Record<string, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  neq: 'ne',
  gt: 'gt',
  ge: 'ge',
  lt: 'lt',
  le: 'le',
}

/** Another column of the row, or of a linked one: `valueof="m.name"`. */
function withColumn({ node, scope, column }: Call, name: string): Condition {
  const operator = Object.hasOwn(comparisons, node.operator) ? comparisons[node.operator] : undefined
  if (operator === undefined) throw wrong(node, 'a value: only eq, ne, gt, ge, lt and le compare columns')
  const [first = '', second] = name.split('.')
  const other = second === undefined ? columnNamed(scope, first) : columnNamed(scope, second, first)
  filterable(other)
  if (!comparableTypes(column, other))
    throw dataverseError(
      'BadQuery',
      `The columns '${column.column}' and '${other.column}' are of different types and cannot be compared.`,
    )
  return { kind: 'compare', operator, column, with: { column: other } }
}

/** Whether the databases compare two columns as they are. */
export function comparableTypes(one: ColumnRef, other: ColumnRef): boolean {
  const [type, otherType] = [one, other].map(({ table, column }) => columnsOf(table).get(column))
  if (type === undefined || otherType === undefined) return false
  return type === otherType || (numbers.has(type) && numbers.has(otherType))
}

const numbers: ReadonlySet<string> = new Set(['integer', 'bigint', 'double'])

const wrong = ({ operator, attribute }: FetchCondition, wants: string): DataverseError =>
  dataverseError(
    'BadQuery',
    `The operator '${operator}' of the condition on '${attribute.slice(0, 100)}' wants ${wants}.`,
  )
