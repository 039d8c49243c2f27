import { dataverseError } from '@deskhand/contract/errors'
import { propertyName } from '@deskhand/contract/table'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import type { SqlValue } from '../store/steps.ts'
import { bindColumn, declarationOf } from './bindColumn.ts'
import { bindValue } from './bindValue.ts'
import { type FilterScope, filterable, resolved, withoutVariable } from './filterScope.ts'
import { namedCondition } from './namedCondition.ts'
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
  const condition = namedCondition(node.name, {
    column: call.column,
    user: scope.user,
    now: scope.now,
    values: () => values(call),
    number: (place, of, ...range) => number(call, of === 1 ? 'PropertyValue' : `PropertyValue${place + 1}`, range),
    date: () => date(call),
    id: () => id(call),
    wrong: wants => wrong(node, wants),
  })
  if (condition !== undefined) return condition
  throw dataverseError('BadQuery', `An unknown function with name 'Microsoft.Dynamics.CRM.${node.name}' was found.`)
}

interface Call {
  readonly node: QueryFunction
  readonly scope: FilterScope
  readonly column: ColumnRef
}

/**
 * `PropertyName` is the logical name of a column of what the function is asked of; a lookup may also be named as
 * `_x_value`, a path as elsewhere.
 */
function columnOf(node: QueryFunction, scope: FilterScope): ColumnRef {
  const name = parameter(node, 'PropertyName', scope)
  if (name.kind !== 'literal' || name.type !== 'string') throw wrong(node, "PropertyName='…', the name of a column")
  const names = name.value.split('/')
  const path = node.path === undefined ? names : withoutVariable([...node.path, ...names], scope)
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

function number({ node, scope }: Call, name: string, [least, most]: [least: number, most: number]): number {
  const literal = parameter(node, name, scope)
  const value = literal.kind === 'literal' ? bindValue({ type: 'integer' }, literal, true) : undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw wrong(node, `${name}=n, a whole number from ${least} to ${most}`)
  return value
}

function date({ node, scope }: Call): number {
  const literal = parameter(node, 'PropertyValue', scope)
  const value = literal.kind === 'literal' ? bindValue({ type: 'datetime' }, literal, true) : undefined
  if (typeof value !== 'number') throw wrong(node, "PropertyValue='2024-01-31', a date")
  return value
}

function id({ node, scope }: Call): string {
  const literal = parameter(node, 'PropertyValue', scope)
  const value = literal.kind === 'literal' ? bindValue({ type: 'uniqueidentifier' }, literal) : undefined
  if (typeof value !== 'string') throw wrong(node, "PropertyValue='…', the id of a row")
  return value
}

const wrong = (node: QueryFunction, wants: string) =>
  dataverseError('BadQuery', `The query function 'Microsoft.Dynamics.CRM.${node.name}' wants ${wants}.`)
