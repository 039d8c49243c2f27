import type { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import type { ColumnRef, Comparison, Condition } from '../store/boundQuery.ts'
import type { SqlValue } from '../store/steps.ts'
import { declarationOf } from './bindColumn.ts'
import { compareNumber } from './compareNumber.ts'
import { type DateRange, dateRange, dayOf, fiscalPeriod, fiscalYear, isAboutNow, takesNumber } from './dateRange.ts'
import { anyOf, type FilterScope } from './filterScope.ts'

/**
 * What the conditions mean that have names of their own: query functions in OData (`LastXDays`), operators in fetchXml
 * (`last-x-days`). Each language reads its arguments in its own way and says in its own words what is wrong with them.
 * Undefined where no condition has that name.
 *
 * @example
 * namedCondition('LastXDays', call) // createdon ge … and createdon lt …
 *
 * Source: Dataverse wire, section 3.6; Microsoft Learn, "condition operator values".
 */
export function namedCondition(name: string, call: NamedCall): Condition | undefined {
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  if (handler !== undefined) return handler(call)
  const range = dateRange(name, call.now, takesNumber(name) ? call.number(0, 1, 1, 10_000) : 0)
  return range === undefined ? undefined : within(dates(call), range)
}

/** Whether what a condition of this name means depends on who asks or when, as with `EqualUserId` and `Today`. */
export const isOfCaller = (name: string): boolean => Object.hasOwn(ofUser, name) || isAboutNow(name)

/** A named condition on a column, with its arguments. */
export interface NamedCall {
  readonly column: ColumnRef
  readonly user: FilterScope['user']
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  /** Its list of values, as the column holds them. */
  values(): readonly SqlValue[]
  /** Of so many whole numbers the one at this place. */
  number(place: number, of: number, least: number, most: number): number
  /** A point in time. */
  date(): number
  /** The id of a row. */
  id(): string
  /** Says what the condition wants instead of what it was given. */
  wrong(wants: string): DataverseError
}

const not = (of: Condition): Condition => ({ kind: 'not', of })

type Handlers = Readonly<Record<string, (call: NamedCall) => Condition>>

/** Those about the user who asks. */
const ofUser: Handlers = {
  EqualUserId: call => among(call, [call.user.userId]),
  NotEqualUserId: call => not(among(call, [call.user.userId])),
  EqualBusinessId: call => among(call, [call.user.businessUnitId]),
  NotEqualBusinessId: call => not(among(call, [call.user.businessUnitId])),
  EqualUserTeams: call => among(call, call.user.teamIds),
  EqualUserOrUserTeams: call => among(call, [call.user.userId, ...call.user.teamIds]),
  // Users have no managers here, so that nobody reports to them.
  EqualUserOrUserHierarchy: call => among(call, [call.user.userId]),
  EqualUserOrUserHierarchyAndTeams: call => among(call, [call.user.userId, ...call.user.teamIds]),
  EqualUserLanguage: call => compare(languages(call), 'eq', english),
}

const handlers: Handlers = {
  ...ofUser,
  In: call => anyOf(call.values().map(value => compare(call.column, 'eq', value))),
  NotIn: call => not(anyOf(call.values().map(value => compare(call.column, 'eq', value)))),
  Between: call => between(call),
  NotBetween: call => not(between(call)),
  On: call => within(dates(call), dayOf(call.date())),
  NotOn: call => not(within(dates(call), dayOf(call.date()))),
  OnOrAfter: call => within(dates(call), { from: dayOf(call.date()).from }),
  OnOrBefore: call => within(dates(call), { to: dayOf(call.date()).to }),
  InFiscalYear: call => within(dates(call), fiscalYear(call.number(0, 1, 1900, 2100))),
  InFiscalPeriod: call => inPeriod(call, call.number(0, 1, 1, mostPeriods)),
  InFiscalPeriodAndYear: call => givenPeriod(call, range => range),
  InOrAfterFiscalPeriodAndYear: call => givenPeriod(call, ({ from }) => ({ from })),
  InOrBeforeFiscalPeriodAndYear: call => givenPeriod(call, ({ to }) => ({ to })),
  Above: call => tree(call, 'above', false),
  AboveOrEqual: call => tree(call, 'above', true),
  Under: call => tree(call, 'under', false),
  UnderOrEqual: call => tree(call, 'under', true),
  NotUnder: call => not(tree(call, 'under', false)),
  ContainValues: call => noChoices(call),
  DoesNotContainValues: call => noChoices(call),
}

/** Compares a column with a value of its type. */
export function compare(column: ColumnRef, operator: Comparison, value: SqlValue): Condition {
  const { type } = declarationOf(column)
  if (typeof value === 'number' && type !== 'datetime') return compareNumber(column, type, operator, value)
  return { kind: 'compare', operator, column, with: { value } }
}

function between(call: NamedCall): Condition {
  const [low, high, ...more] = call.values()
  if (low === undefined || high === undefined || more.length > 0) throw call.wrong('two values')
  return { kind: 'and', of: [compare(call.column, 'ge', low), compare(call.column, 'le', high)] }
}

function among(call: NamedCall, ids: readonly string[]): Condition {
  const { type } = declarationOf(call.column)
  if (type !== 'lookup' && type !== 'uniqueidentifier') throw call.wrong('a lookup')
  return { kind: 'in', column: call.column, values: ids }
}

function dates(call: NamedCall): ColumnRef {
  if (declarationOf(call.column).type !== 'datetime') throw call.wrong('a column of dates')
  return call.column
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

function languages(call: NamedCall): ColumnRef {
  if (declarationOf(call.column).type !== 'integer') throw call.wrong('a column of languages')
  return call.column
}

/** Years of quarters have four; where there are others, up to thirteen. One that a year has not is in no row. */
const quarters = 4
const mostPeriods = 13

function inPeriod(call: NamedCall, quarter: number): Condition {
  const column = dates(call)
  return quarter > quarters ? { kind: 'never' } : { kind: 'quarter', column, quarter }
}

function givenPeriod(call: NamedCall, range: (whole: Required<DateRange>) => DateRange): Condition {
  const column = dates(call)
  const [period, year] = [call.number(0, 2, 1, mostPeriods), call.number(1, 2, 1900, 2100)]
  return period > quarters ? { kind: 'never' } : within(column, range(fiscalPeriod(year, period)))
}

/** The column names rows of a table that has a hierarchy: its own key, the lookup to its parent, or another lookup. */
function tree(call: NamedCall, direction: 'above' | 'under', itself: boolean): Condition {
  const { column } = call
  const table = column.column === column.table.key ? column.table : targetOf(column)
  const parent = table && parentColumn(table)
  if (table === undefined || parent === undefined)
    throw call.wrong('the key of a table whose rows have parents, as business units have, or a lookup to one')
  return { kind: 'tree', column, table, parent, id: call.id(), direction, itself }
}

/** The lookup by which the rows of a table name the row above them; undefined where they have none. */
export const parentColumn = (table: Table): string | undefined =>
  Object.entries(table.columns).find(
    ([name, { targets }]) => name.startsWith('parent') && Object.keys(targets ?? {}).join() === table.logicalName,
  )?.[0]

function targetOf(column: ColumnRef): Table | undefined {
  const [name] = Object.keys(declarationOf(column).targets ?? {})
  return tables.find(({ logicalName }) => logicalName === name)
}

/** No column of these tables holds several choices. */
function noChoices({ column, wrong }: NamedCall): never {
  throw wrong(`a column of several choices; '${column.column}' of '${column.table.logicalName}' is none`)
}
