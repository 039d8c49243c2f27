import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import { bindColumn, declarationOf } from './bindColumn.ts'
import type { Expression } from './query.ts'

/** What a filter may refer to besides columns. */
export interface FilterScope {
  readonly table: Table
  /** Inside a lambda: the name that stands for the row, and the only way to its columns. */
  readonly variable?: string
  readonly aliases: Readonly<Record<string, Expression>>
  readonly user: { readonly userId: string; readonly businessUnitId: string; readonly teamIds: readonly string[] }
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

/** The value of a parameter alias; one that is not given is null. */
export function resolved(node: Expression, scope: FilterScope): Expression {
  if (node.kind !== 'alias') return node
  const value = Object.hasOwn(scope.aliases, node.name) ? scope.aliases[node.name] : undefined
  if (value === undefined) return { kind: 'literal', type: 'null', value: null, at: node.at }
  if (value.kind === 'alias')
    throw dataverseError(
      'BadQuery',
      `The parameter alias '${node.name}' names another alias, '${value.name}'. Give it a value.`,
    )
  return value
}

/** The column a property node names, its lambda variable taken off. */
export function columnOf(node: Expression & { kind: 'property' }, scope: FilterScope): ColumnRef {
  return bindColumn(scope.table, withoutVariable(node.path, scope))
}

/** A path with the variable of its lambda taken off. */
export function withoutVariable(path: readonly string[], { variable, table }: FilterScope): readonly string[] {
  if (variable === undefined) return path
  if (path[0] === variable && path.length > 1) return path.slice(1)
  throw dataverseError(
    'BadQuery',
    `'${path.join('/')}' does not start with '${variable}/': inside any() and all() only columns of '${table.logicalName}' can be compared.`,
  )
}

/** The declaration of a column that may stand in a filter: large ones are kept apart and are not searched. */
export function filterable(column: ColumnRef): Column {
  const declaration = declarationOf(column)
  if (declaration.large !== true) return declaration
  throw dataverseError(
    'NotImplemented',
    `The column '${column.column}' of '${column.table.logicalName}' is large and cannot be filtered or sorted by. Read it with /$value.`,
  )
}

/** `or`, with comparisons of one column made a list. */
export function anyOf(of: readonly Condition[]): Condition {
  const [first] = of
  if (first === undefined) return { kind: 'never' }
  if (
    first.kind !== 'compare' ||
    !of.every(one => one.kind === 'compare' && one.operator === 'eq' && 'value' in one.with)
  )
    return { kind: 'or', of }
  const values = of.flatMap(one => (one.kind === 'compare' && 'value' in one.with ? [one.with.value] : []))
  return { kind: 'in', column: first.column, values }
}
