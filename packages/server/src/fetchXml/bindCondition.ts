import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { boundedPattern } from '../odata/bindFilter.ts'
import { bindValue } from '../odata/bindValue.ts'
import { filterable } from '../odata/filterScope.ts'
import { compare, namedCondition } from '../odata/namedCondition.ts'
import type { ColumnRef, Comparison, Condition } from '../store/boundQuery.ts'
import { columnsOf } from '../store/columns.ts'
import type { SqlValue } from '../store/steps.ts'
import { conditionOperators } from './conditionOperators.ts'
import type { FetchCondition } from './fetch.ts'
import { columnNamed, type FetchScope, readNamed, readTyped } from './fetchScope.ts'
import { nameCondition } from './nameCondition.ts'
import { typeCondition } from './typeCondition.ts'

/**
 * Resolves a condition of fetchXml; the user and the time it speaks of are those of the scope. An operator that says
 * `not` holds for empty values too.
 *
 * Source: Dataverse wire, sections 3.5 and 3.6; Microsoft Learn, "condition operator values".
 */
export function bindCondition(node: FetchCondition, scope: FetchScope): Condition {
  const lookup = readTyped(scope, node.attribute, node.entityName)
  if (lookup !== undefined) return typeCondition(lookup, node)
  const { column, asName } = readNamed(scope, node.attribute, node.entityName)
  if (!asName) return bindOperator({ node, scope, column })
  if (node.otherColumn !== undefined)
    throw wrong(node, 'a value: names of rows and labels are not compared with columns')
  return nameCondition(column, node, name => bindOperator({ node, scope, column: name }))
}

interface Call {
  readonly node: FetchCondition
  readonly scope: FetchScope
  readonly column: ColumnRef
}

function bindOperator(call: Call): Condition {
  const { node, scope, column } = call
  filterable(column)
  if (node.otherColumn !== undefined) return withColumn(call, node.otherColumn)
  const handler = Object.hasOwn(handlers, node.operator) ? handlers[node.operator] : undefined
  if (handler !== undefined) return handler(call)
  const condition = namedCondition(conditionOperators.get(node.operator) ?? '', {
    column,
    user: scope.user,
    now: scope.now,
    values: () => values(call),
    number: (place, of, least, most) => number(node, place, of, least, most),
    date: () => Number(values(call, 1)[0]),
    id: () => String(values(call, 1)[0]),
    wrong: wants => wrong(node, wants),
  })
  if (condition !== undefined) return condition
  throw dataverseError('BadQuery', `'${node.operator.slice(0, 100)}' is no condition operator of fetchXml.`)
}

const not = (of: Condition): Condition => ({ kind: 'not', of })

/** The operators that OData has in other forms: comparisons, null, functions of text. */
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
  like: call => like(call, 'whole'),
  'not-like': call => not(like(call, 'whole')),
  'begins-with': call => like(call, 'startswith'),
  'not-begin-with': call => not(like(call, 'startswith')),
  'ends-with': call => like(call, 'endswith'),
  'not-end-with': call => not(like(call, 'endswith')),
}

const compared = (call: Call, operator: Comparison): Condition =>
  compare(call.column, operator, values(call, 1)[0] ?? null)

/** What the condition gives as values of the column; ids may stand in braces, dates with a blank before the time. */
function values({ node, column }: Call, wanted?: number): readonly SqlValue[] {
  if (wanted !== undefined && node.values.length !== wanted) throw wrong(node, 'one value')
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

function like(call: Call, match: 'whole' | 'startswith' | 'endswith'): Condition {
  const { type } = filterable(call.column)
  if (type !== 'string' && type !== 'memo') throw wrong(call.node, 'a text column')
  const [text] = values(call, 1)
  return { kind: 'like', match, column: call.column, text: boundedPattern(String(text)) }
}

function number(node: FetchCondition, place: number, of: number, least: number, most: number): number {
  const text = node.values[place]?.trim() ?? ''
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
  if (node.values.length !== of) throw wrong(node, of === 1 ? 'one value' : `${of} elements <value>`)
  if (value >= least && value <= most) return value
  throw wrong(node, `a whole number from ${least} to ${most}, not '${text.slice(0, 100)}'`)
}

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
