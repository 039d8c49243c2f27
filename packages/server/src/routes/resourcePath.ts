import { dataverseError } from '@deskhand/contract/errors'
import { isBoundTo, type Operation } from '@deskhand/contract/operation'
import { operations } from '@deskhand/contract/operations/index'
import type { Column, Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { definitionSets } from '../metadata/definitions/definitionSets.ts'
import { type AlternateKey, alternateKey } from '../odata/alternateKey.ts'
import { type Navigation, navigationOf } from '../odata/navigationOf.ts'
import { parsePath } from '../odata/path.ts'
import type { Segment } from '../odata/query.ts'

/**
 * What the path of a request names, with the table or operation looked up.
 *
 *     /                                                  service
 *     /$metadata                                         metadata
 *     /$batch                                            batch
 *     /EntityDefinitions(LogicalName='workflow')/…       definitions
 *     /workflows                                         set
 *     /workflows/$count                                  count
 *     /workflows(guid)                                   row
 *     /dh_connections(dh_name='orders')                  row, whose id is still to be found
 *     /workflows(guid)/name                              property
 *     /workflows(guid)/inputs/$value                     value
 *     /flowsessions(guid)/_machineid_value               property
 *     /workflows(guid)/ownerid                           related
 *     /teams(guid)/teammembership_association            related; /$count, or (guid) for one of them
 *     /workflows(guid)/ownerid/$ref                      reference
 *     /teams(guid)/teammembership_association(guid)/$ref reference, of one row
 *     /workflows(guid)/Microsoft.Dynamics.CRM.Run…       operation, bound
 *     /workflows/Microsoft.Dynamics.CRM.CreateMultiple   operation, on a set
 *     /WhoAmI, /WhoAmI(), /GrantAccess                   operation
 *
 * Source: Dataverse wire, sections 3.1, 2.6 and 3.8.
 */
export type Resource =
  | { readonly kind: 'service' }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'definitions'; readonly segments: readonly Segment[] }
  | { readonly kind: 'batch' }
  | { readonly kind: 'set'; readonly table: Table }
  | { readonly kind: 'count'; readonly table: Table }
  | (KeyedRow & { readonly kind: 'row' })
  | PropertyResource<'property'>
  | PropertyResource<'value'>
  | ReferenceResource
  | RelatedResource
  | OperationResource

/** A row: by its id, or by the columns of an alternate key; then `id` is `''` until `located` has found it. */
export interface KeyedRow {
  readonly table: Table
  readonly id: string
  readonly alternateKey?: AlternateKey
}

export interface PropertyResource<Kind> extends KeyedRow {
  readonly kind: Kind
  readonly name: string
  readonly column: Column
}

/** What a navigation property of a row leads to: a row, or rows; `related`: one of them; `count`: how many. */
export interface RelatedResource extends KeyedRow {
  readonly kind: 'related'
  readonly name: string
  readonly navigation: Navigation
  readonly related?: KeyedRow
  readonly count: boolean
}

/** What a navigation property of a row points to, as references; `related`: one of them. */
export interface ReferenceResource extends KeyedRow {
  readonly kind: 'reference'
  readonly name: string
  readonly navigation: Navigation
  readonly related?: KeyedRow
}

export interface OperationResource {
  readonly kind: 'operation'
  readonly operation: Operation
  /** Id of the row a bound operation was called on. */
  readonly id: string | null
  /** The table of that row. */
  readonly table?: Table
  /** Of a function: what stands between its parentheses. */
  readonly parameters?: string
  readonly alternateKey?: AlternateKey
}

/** Looks up what the path behind `/api/data/v9.2/` names; without the query, still percent-encoded. */
export function resourcePath(path: string): Resource {
  const [first, second, third, ...more] = parsePath(path)
  if (first === undefined) return { kind: 'service' }
  if (first.kind === 'name' && Object.hasOwn(definitionSets, first.name))
    return { kind: 'definitions', segments: parsePath(path) }
  if (more[0] !== undefined) throw notFound(more[0])
  if (first.kind === '$metadata' && second === undefined) return { kind: 'metadata' }
  if (first.kind === '$batch' && second === undefined) return { kind: 'batch' }
  const table = first.kind === 'name' ? tablesBySet.get(first.name) : undefined
  if (first.kind !== 'name' || table === undefined) {
    if (second !== undefined || (first.kind !== 'name' && first.kind !== 'operation')) throw notFound(first)
    return unbound(first)
  }
  if (first.parentheses === undefined) {
    if (second === undefined) return { kind: 'set', table }
    if (second.kind === '$count' && third === undefined) return { kind: 'count', table }
    if (second.kind === 'operation' && third === undefined) return onSet(table, second)
    throw notFound(second)
  }
  const row = keyedRow(table, first)
  if (second === undefined) return { kind: 'row', ...row }
  if (second.kind === 'operation' && third === undefined) return bound(row, second)
  if (second.kind !== 'name') throw notFound(second)
  if (third?.kind === '$ref') return reference(row, second)
  const lookup = lookupNamed(table, second.name)
  const column = lookup ?? (Object.hasOwn(table.columns, second.name) ? table.columns[second.name] : undefined)
  const named = operationsByName.get(second.name)
  if (column === undefined && named !== undefined && isBoundTo(named, table.logicalName))
    throw dataverseError('BadQuery', unresolved)
  if (lookup === undefined && (column === undefined || column.type === 'lookup')) return navigated(row, second, third)
  if (column === undefined || second.parentheses !== undefined) throw notFound(second)
  if (third === undefined) return { kind: 'property', ...row, name: second.name, column }
  if (third.kind === '$value') return { kind: 'value', ...row, name: second.name, column }
  throw notFound(third)
}

type Named = Extract<Segment, { kind: 'name' }>
type Qualified = Extract<Segment, { kind: 'operation' }>

/** What the platform says to a bound operation without its namespace. */
const unresolved = 'Request message has unresolved parameters.'

const tablesBySet: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.set, table]))
const operationsByName: ReadonlyMap<string, Operation> = new Map(operations.map(one => [one.name, one]))

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

function reference(row: KeyedRow, segment: Named): ReferenceResource {
  const navigation = navigationOf(row.table, segment.name)
  if (navigation === undefined) throw notFound(segment)
  const found = { kind: 'reference', ...row, name: segment.name, navigation } as const
  if (segment.parentheses === undefined) return found
  if (navigation.kind === 'single') throw notFound(segment)
  return { ...found, related: keyedRow(navigation.table, segment) }
}

/** The lookup that `_x_value` stands for. */
function lookupNamed(table: Table, property: string): Column | undefined {
  const name = /^_(.+)_value$/.exec(property)?.[1]
  const column = name !== undefined && Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  return column?.type === 'lookup' ? column : undefined
}

function navigated(row: KeyedRow, segment: Named, next: Segment | undefined): RelatedResource {
  const navigation = navigationOf(row.table, segment.name)
  if (navigation === undefined) throw notFound(segment)
  const count = next?.kind === '$count'
  const isCollection = navigation.kind !== 'single'
  if (next !== undefined && (!count || !isCollection || segment.parentheses !== undefined)) throw notFound(next)
  const found = { kind: 'related', ...row, name: segment.name, navigation, count } as const
  if (segment.parentheses === undefined) return found
  if (!isCollection) throw notFound(segment)
  return { ...found, related: keyedRow(navigation.table, segment) }
}

function unbound(segment: Named | Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation === undefined) throw notFound(segment)
  if (operation.boundTo !== undefined || operation.onSets === true) throw dataverseError('BadQuery', unresolved)
  return { kind: 'operation', operation, id: null, ...parametersOf(operation, segment) }
}

function onSet(table: Table, segment: Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation?.onSets !== true) throw notFound(segment)
  return { kind: 'operation', operation, id: null, table, ...parametersOf(operation, segment) }
}

function bound(row: KeyedRow, segment: Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation === undefined || !isBoundTo(operation, row.table.logicalName)) throw notFound(segment)
  return { kind: 'operation', operation, ...row, ...parametersOf(operation, segment) }
}

/** Only functions have parameters in the path. */
function parametersOf(operation: Operation, { parentheses = '' }: Named | Qualified) {
  if (operation.kind === 'function') return { parameters: parentheses }
  if (parentheses !== '') throw dataverseError('BadQuery', unresolved)
  return undefined
}

const notFound = (segment: Segment) =>
  dataverseError(
    'ResourceNotFound',
    segment.kind === 'name'
      ? segment.name
      : segment.kind === 'operation'
        ? `Microsoft.Dynamics.CRM.${segment.name}`
        : segment.kind,
  )
