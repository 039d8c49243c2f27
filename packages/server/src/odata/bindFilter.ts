import { dataverseError } from '@deskhand/contract/errors'
import type { Comparison, Condition } from '../store/boundQuery.ts'
import { bindHops } from './bindColumn.ts'
import { bindQueryFunction } from './bindQueryFunction.ts'
import { bindValue, edmType, incompatible } from './bindValue.ts'
import { compareNumber } from './compareNumber.ts'
import { anyOf, columnOf, type FilterScope, filterable, resolved, withoutVariable } from './filterScope.ts'
import { type Navigation, navigationOf } from './navigationOf.ts'
import type { Expression, Literal } from './query.ts'

/**
 * Resolves the names of a filter and checks its types.
 *
 * @example
 * bindFilter(parseFilter('category eq 6'), { table: workflow, aliases: {}, user, now })
 *
 * Source: Dataverse wire, section 3.6.
 */
export function bindFilter(node: Expression, scope: FilterScope): Condition {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, of: node.of.map(one => bindFilter(one, scope)) }
    case 'not':
      if (node.of.kind === 'queryFunction')
        throw dataverseError('BadQuery', 'Not operator along with the Custom Named Condition operators is not allowed')
      return { kind: 'not', of: bindFilter(node.of, scope) }
    case 'compare':
      return bindComparison(node, scope)
    case 'in':
      return bindIn(node, scope)
    case 'call':
      return bindCall(node, scope)
    case 'queryFunction':
      return bindQueryFunction(node, scope)
    case 'lambda':
      return bindLambda(node, scope)
    case 'property':
      return bindTruth(node, scope)
    case 'alias':
      return bindFilter(resolved(node, scope), scope)
    case 'literal':
      if (node.type === 'boolean') return { kind: node.value ? 'always' : 'never' }
      throw notACondition()
    case 'list':
      throw notACondition()
  }
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
}

function bindComparison(node: Expression & { kind: 'compare' }, scope: FilterScope): Condition {
  const left = resolved(node.left, scope)
  const right = resolved(node.right, scope)
  if (left.kind === 'property' && right.kind === 'property') return bindColumns(left, node.operator, right, scope)
  if (left.kind === 'property' && right.kind === 'literal') return bindWithLiteral(left, node.operator, right, scope)
  if (left.kind === 'literal' && right.kind === 'property')
    return bindWithLiteral(right, mirrored[node.operator], left, scope)
  for (const side of [left, right]) if (side.kind === 'call') requireSupported(side.name)
  const truth = right.kind === 'literal' && right.type === 'boolean' ? right.value : undefined
  if (truth === undefined || left.kind === 'literal' || (node.operator !== 'eq' && node.operator !== 'ne'))
    throw dataverseError(
      'BadQuery',
      `The operator '${node.operator}' compares a column with a value or with another column.`,
    )
  const condition = bindFilter(left, scope)
  return truth === (node.operator === 'eq') ? condition : { kind: 'not', of: condition }
}

function bindWithLiteral(
  node: Expression & { kind: 'property' },
  operator: Comparison,
  literal: Literal,
  scope: FilterScope,
): Condition {
  const column = columnOf(node, scope)
  const declaration = filterable(column)
  if (literal.type === 'null') {
    if (operator === 'eq') return { kind: 'isNull', column }
    return operator === 'ne' ? { kind: 'not', of: { kind: 'isNull', column } } : { kind: 'never' }
  }
  const value = bindValue(declaration, literal)
  if (value === undefined) throw incompatible(declaration, literal, operator)
  if (typeof value === 'number' && declaration.type !== 'datetime')
    return compareNumber(column, declaration.type, operator, value)
  return { kind: 'compare', operator, column, with: { value } }
}

function bindColumns(
  left: Expression & { kind: 'property' },
  operator: Comparison,
  right: Expression & { kind: 'property' },
  scope: FilterScope,
): Condition {
  const [column, other] = [columnOf(left, scope), columnOf(right, scope)]
  const [type, otherType] = [edmType(filterable(column)), edmType(filterable(other))]
  if (type !== otherType && !(numeric.has(type) && numeric.has(otherType)))
    throw dataverseError(
      'BadQuery',
      `A binary operator with incompatible types was detected. Found operand types '${type}' and '${otherType}' for operator kind '${operator}'.`,
    )
  return { kind: 'compare', operator, column, with: { column: other } }
}

const numeric: ReadonlySet<string> = new Set(['Edm.Int32', 'Edm.Int64', 'Edm.Double'])

function bindIn(node: Expression & { kind: 'in' }, scope: FilterScope): Condition {
  if (node.left.kind !== 'property') throw dataverseError('BadQuery', "The operator 'in' wants a column on its left.")
  const left = node.left
  const of = node.items.map((item): Condition => {
    const literal = resolved(item, scope)
    if (literal.kind !== 'literal')
      throw dataverseError('BadQuery', "The operator 'in' wants values between its parentheses.")
    return bindWithLiteral(left, 'eq', literal, scope)
  })
  return anyOf(of)
}

const textFunctions: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith'])
const unsupported: ReadonlySet<string> = new Set(
  'tolower toupper length indexof substring trim concat year month day hour minute second date time now round floor ceiling cast isof'.split(
    ' ',
  ),
)

function bindCall({ name, of }: Expression & { kind: 'call' }, scope: FilterScope): Condition {
  if (unsupported.has(name))
    throw dataverseError('NotImplemented', `The function '${name}' is not supported in $filter.`)
  if (!textFunctions.has(name)) throw dataverseError('BadQuery', `An unknown function with name '${name}' was found.`)
  const [property, text] = of.map(one => resolved(one, scope))
  if (of.length !== 2 || property?.kind !== 'property' || text?.kind !== 'literal')
    throw dataverseError('BadQuery', `The function '${name}' wants a text column and a text: ${name}(name,'text').`)
  const column = columnOf(property, scope)
  const declaration = filterable(column)
  if (edmType(declaration) !== 'Edm.String' || (text.type !== 'string' && text.type !== 'null'))
    throw dataverseError(
      'BadQuery',
      `No function signature for the function with name '${name}' matches the specified arguments. It wants a text column and a text: ${name}(name,'text').`,
    )
  if (text.type === 'null') return { kind: 'never' }
  return { kind: 'like', match: name as 'contains', column, text: boundedPattern(text.value) }
}

function requireSupported(name: string): void {
  if (unsupported.has(name))
    throw dataverseError('NotImplemented', `The function '${name}' is not supported in $filter.`)
}

/** The most wildcards for any text; each one multiplies the work. */
const maxWildcards = 10

/** A pattern with no more wildcards than may be. */
export function boundedPattern(text: string): string {
  const pattern = text.replace(/%+/g, '%')
  if (pattern.split('%').length - 1 > maxWildcards)
    throw dataverseError('BadQuery', `The text '${text.slice(0, 100)}' has more than ${maxWildcards} wildcards (%).`)
  return pattern
}

function bindLambda(node: Expression & { kind: 'lambda' }, scope: FilterScope): Condition {
  const path = scope.variable === undefined ? node.path : withoutVariable(node.path, scope)
  const hops = bindHops(scope.table, path.slice(0, -1), path.at(-1))
  const from = hops.at(-1)?.table ?? scope.table
  const name = path.at(-1) ?? ''
  const navigation = navigationOf(from, name)
  if (navigation === undefined) throw dataverseError('PropertyNotFound', name, from.logicalName)
  if (navigation.kind === 'single')
    throw dataverseError('BadQuery', `'${name}' leads to one row. Compare its columns: ${name}/name eq 'text'.`)
  if (hops.length > 0)
    throw dataverseError(
      'BadQuery',
      `any() and all() cannot look into '${path.join('/')}': collections behind a lookup are not supported.`,
    )
  const exists = existing(navigation)
  if (node.of === undefined || node.variable === undefined) return exists
  const where = bindFilter(node.of, { ...scope, table: navigation.table, variable: node.variable })
  if (node.quantifier === 'any') return { ...exists, where }
  return { kind: 'not', of: { ...exists, where: { kind: 'not', of: where } } }
}

function existing(navigation: Exclude<Navigation, { kind: 'single' }>) {
  const { table } = navigation
  if (navigation.kind === 'collection') return { kind: 'exists', path: [], table, by: navigation.column } as const
  const { relationship, own, other } = navigation
  return { kind: 'existsPaired', path: [], table, pairs: { intersect: relationship.intersect, own, other } } as const
}

function bindTruth(node: Expression & { kind: 'property' }, scope: FilterScope): Condition {
  const column = columnOf(node, scope)
  if (filterable(column).type !== 'boolean') throw notACondition()
  return { kind: 'compare', operator: 'eq', column, with: { value: true } }
}

const notACondition = () =>
  dataverseError('BadQuery', 'The $filter expression must evaluate to a single boolean value.')
