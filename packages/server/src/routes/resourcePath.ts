import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { isBoundTo, type Operation } from '@deskhand/contract/operation'
import { operations } from '@deskhand/contract/operations/index'
import type { Column, Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { definitionSets } from '../metadata/definitions/definitionSets.ts'
import { alternateKey } from '../odata/alternateKey.ts'
import { type Navigation, navigationOf } from '../odata/navigationOf.ts'
import { namespace, parseKey, parsePath } from '../odata/path.ts'
import type { Segment } from '../odata/query.ts'
import type { KeyedRow, OperationResource, Resource, Through } from './resource.ts'

/** Looks up what the path behind `/api/data/v9.2/` names; without the query, still percent-encoded. */
export function resourcePath(path: string): Resource {
  const segments = parsePath(path)
  const [first, ...rest] = segments
  if (first === undefined) return { kind: 'service' }
  if (first.kind === 'name' && Object.hasOwn(definitionSets, first.name)) return { kind: 'definitions', segments }
  if (first.kind === '$metadata' || first.kind === '$batch') {
    requireLast(first, rest)
    return first.kind === '$batch' ? { kind: 'batch' } : { kind: 'metadata' }
  }
  const table = first.kind === 'name' ? tablesBySet.get(first.name) : undefined
  if (first.kind === 'name' && table !== undefined)
    return first.parentheses === undefined ? ofSet(table, rest) : ofRow(keyedRow(table, first), rest)
  if (first.kind !== 'name' && first.kind !== 'operation') throw notFound(first)
  const operation = unbound(first)
  requireLast(first, rest)
  return operation
}

type Named = Extract<Segment, { kind: 'name' }>
type Qualified = Extract<Segment, { kind: 'operation' }>

/** What the platform says to a bound operation without its namespace. */
const unresolved = 'Request message has unresolved parameters.'

/** How many rows a path may lead through before the one it names: as many as expansions may lie in each other. */
const mostSteps = 10

const tablesBySet: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.set, table]))
const tablesByName: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.logicalName, table]))
const operationsByName: ReadonlyMap<string, Operation> = new Map(operations.map(one => [one.name, one]))

function ofSet(table: Table, segments: readonly Segment[]): Resource {
  const [first, ...rest] = segments
  if (first === undefined) return { kind: 'set', table }
  const cast = castTo([table], first, table.set)
  if (cast !== undefined && first.kind === 'operation')
    return first.parentheses === undefined ? ofSet(table, rest) : ofRow(keyedRow(table, withKey(first)), rest)
  if (first.kind === '$count' || first.kind === '$ref') {
    requireLast(first, rest)
    return first.kind === '$count' ? { kind: 'count', table } : { kind: 'ownReferences', table }
  }
  if (first.kind !== 'operation') throw ofMany(table.set, first)
  const operation = onSet(table, first)
  requireLast(first, rest)
  return operation
}

/** What stands behind a row; `steps` rows lie before it. */
function ofRow(row: KeyedRow, segments: readonly Segment[], steps = 0): Resource {
  const { table } = row
  const [first, ...rest] = segments
  if (first === undefined) return { kind: 'row', ...row }
  if (castTo([table], first, table.set) !== undefined) return ofRow(row, rest, steps)
  if (first.kind === '$ref') {
    requireLast(first, rest)
    return { kind: 'ownReference', ...row }
  }
  if (first.kind === 'operation') {
    const operation = bound(row, first)
    requireLast(first, rest)
    return operation
  }
  if (first.kind !== 'name') throw ofOne(`${table.set}(…)`, first)
  const column = lookupNamed(table, first.name) ?? plainColumn(table, first.name)
  if (column !== undefined) return ofColumn(row, first, column, rest)
  const navigation = navigationOf(table, first.name)
  if (navigation !== undefined) return ofNavigation({ row, name: first.name, navigation }, first, rest, steps)
  const operation = operationsByName.get(first.name)
  if (operation !== undefined && isBoundTo(operation, table.logicalName)) throw dataverseError('BadQuery', unresolved)
  throw notFound(first)
}

function ofColumn(row: KeyedRow, { name, parentheses }: Named, column: Column, rest: readonly Segment[]): Resource {
  if (parentheses !== undefined)
    throw dataverseError('BadQuery', `'${name}' is a column of '${row.table.set}' and takes no parentheses.`)
  const [next, ...more] = rest
  if (next === undefined) return { kind: 'property', ...row, name, column }
  if (next.kind !== '$value')
    throw dataverseError(
      'BadQuery',
      `Nothing but '$value' may stand behind '${name}', which is a column; '${textOf(next)}' may not.`,
    )
  requireLast(next, more)
  return { kind: 'value', ...row, name, column }
}

function ofNavigation(through: Through, segment: Named, rest: readonly Segment[], steps: number): Resource {
  if (steps >= mostSteps) throw dataverseError('BadQuery', `A path leads through ${mostSteps} rows at most.`)
  return through.navigation.kind === 'single'
    ? ofLookup({ ...through, navigation: through.navigation }, segment, rest, steps)
    : ofCollection({ ...through, navigation: through.navigation }, segment, rest, steps)
}

function ofLookup(
  through: Through & { readonly navigation: Navigation & { kind: 'single' } },
  { parentheses }: Named,
  rest: readonly Segment[],
  steps: number,
): Resource {
  const { row, name, navigation } = through
  if (parentheses !== undefined) throw dataverseError('BadQuery', `'${name}' leads to one row and takes no key.`)
  const [next, ...more] = rest
  if (next === undefined) return { kind: 'related', ...row, name, navigation, count: false }
  if (next.kind === '$ref') {
    requireLast(next, more)
    return { kind: 'reference', ...row, name, navigation }
  }
  const cast = castTo(navigation.targets, next, name)
  if (cast !== undefined) {
    const narrowed = { ...navigation, targets: [cast] }
    return ofLookup({ ...through, navigation: narrowed }, { kind: 'name', name }, more, steps)
  }
  const [table, ...others] = navigation.targets
  if (table === undefined || others.length > 0)
    throw dataverseError(
      'BadQuery',
      `'${name}' leads to rows of several tables. Say which, before '${textOf(next)}': ${navigation.targets.map(one => `${name}/${namespace}${one.logicalName}`).join(' or ')}.`,
    )
  return ofRow({ table, id: '', through }, rest, steps + 1)
}

function ofCollection(
  through: Through & { readonly navigation: Exclude<Navigation, { kind: 'single' }> },
  segment: Named,
  rest: readonly Segment[],
  steps: number,
): Resource {
  const { row, name, navigation } = through
  const { table } = navigation
  const related = segment.parentheses === undefined ? undefined : keyedRow(table, segment)
  const [next, ...more] = rest
  if (next === undefined)
    return { kind: 'related', ...row, name, navigation, count: false, ...(related && { related }) }
  if (next.kind === '$ref') {
    requireLast(next, more)
    return { kind: 'reference', ...row, name, navigation, ...(related && { related }) }
  }
  const cast = castTo([table], next, name)
  if (cast !== undefined && next.kind === 'operation')
    return ofCollection(through, related === undefined ? { ...withKey(next), name } : segment, more, steps)
  if (related !== undefined) return ofRow({ table, id: '', through: { ...through, related } }, rest, steps + 1)
  if (next.kind === '$count') {
    requireLast(next, more)
    return { kind: 'related', ...row, name, navigation, count: true }
  }
  throw ofMany(name, next)
}

/** The table whose type a segment names, one of those that the rows may be of; undefined where it names no type. */
function castTo(from: readonly Table[], segment: Segment, what: string): Table | undefined {
  const table = segment.kind === 'operation' ? tablesByName.get(segment.name) : undefined
  if (table === undefined || from.includes(table)) return table
  throw dataverseError(
    'BadQuery',
    `'${what}' holds rows of the type ${from.map(one => `'${namespace}${one.logicalName}'`).join(' or ')}, not '${namespace}${table.logicalName}'.`,
  )
}

/** A type with the key of a row behind it, as a name with a key. */
function withKey({ name, parentheses }: Qualified): Named {
  const key = parentheses === undefined ? undefined : parseKey(parentheses.trim())
  return { kind: 'name', name, ...(key && { key }), ...(parentheses !== undefined && { parentheses }) }
}

function keyedRow(table: Table, { key, parentheses }: Named): KeyedRow {
  if (key?.kind === 'id') return { table, id: key.id }
  if (key?.kind === 'alternate') {
    const values = alternateKey(table, key)
    const id = values[table.key]
    return typeof id === 'string' ? { table, id } : { table, id: '', alternateKey: values }
  }
  throw dataverseError(
    'BadQuery',
    `'${parentheses}' is not a key of '${table.set}': a key is a guid without quotes or braces, ${table.set}(00000000-0000-0000-0000-000000000001).`,
  )
}

/** The lookup that `_x_value` stands for. */
function lookupNamed(table: Table, property: string): Column | undefined {
  const name = /^_(.+)_value$/.exec(property)?.[1]
  const column = name !== undefined && Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  return column?.type === 'lookup' ? column : undefined
}

function plainColumn(table: Table, name: string): Column | undefined {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  return column?.type === 'lookup' ? undefined : column
}

function unbound(segment: Named | Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation === undefined) throw notFound(segment)
  if (operation.boundTo !== undefined || operation.onSets === true) throw dataverseError('BadQuery', unresolved)
  return { kind: 'operation', operation, id: null, ...parametersOf(operation, segment) }
}

function onSet(table: Table, segment: Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation !== undefined && isBoundTo(operation, table.logicalName))
    throw dataverseError(
      'BadQuery',
      `'${textOf(segment)}' is called on one row: ${table.set}(<guid>)/${textOf(segment)}.`,
    )
  if (operation?.onSets !== true) throw notFound(segment)
  return { kind: 'operation', operation, id: null, table, ...parametersOf(operation, segment) }
}

function bound(row: KeyedRow, segment: Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation?.onSets === true)
    throw dataverseError('BadQuery', `'${textOf(segment)}' is called on the set: ${row.table.set}/${textOf(segment)}.`)
  if (operation === undefined || !isBoundTo(operation, row.table.logicalName)) throw notFound(segment)
  return { kind: 'operation', operation, ...row, ...parametersOf(operation, segment) }
}

/** Only functions have parameters in the path. */
function parametersOf(operation: Operation, { parentheses = '' }: Named | Qualified) {
  if (operation.kind === 'function') return { parameters: parentheses }
  if (parentheses !== '') throw dataverseError('BadQuery', unresolved)
  return undefined
}

function requireLast(segment: Segment, [next]: readonly Segment[]): void {
  if (next !== undefined)
    throw dataverseError('BadQuery', `Nothing may stand behind '${textOf(segment)}' in a path; '${textOf(next)}' does.`)
}

/** What is asked of rows is asked of one of them. */
const ofMany = (name: string, segment: Segment): DataverseError =>
  dataverseError(
    'BadQuery',
    `'${name}' holds many rows: '${textOf(segment)}' may stand behind one of them, ${name}(<guid>)/${textOf(segment)}.`,
  )

/** What is asked of one row is asked of its columns, or of many. */
const ofOne = (name: string, segment: Segment): DataverseError =>
  dataverseError(
    'BadQuery',
    segment.kind === '$value'
      ? `'${name}' is one row and has no value of its own; '$value' stands behind a column: ${name}/<column>/$value.`
      : `'${name}' is one row: '${textOf(segment)}' may stand behind a set or a collection only.`,
  )

const notFound = (segment: Segment): DataverseError => dataverseError('ResourceNotFound', textOf(segment))

const textOf = (segment: Segment): string =>
  segment.kind === 'name' ? segment.name : segment.kind === 'operation' ? `${namespace}${segment.name}` : segment.kind
