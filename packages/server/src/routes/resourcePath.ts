import { dataverseError } from '@deskhand/contract/errors'
import type { Operation } from '@deskhand/contract/operation'
import { operations } from '@deskhand/contract/operations/index'
import type { Column, Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { parsePath } from '../odata/path.ts'
import type { Segment } from '../odata/query.ts'

/**
 * What the path of a request names, with the table or operation looked up.
 *
 *     /                                                  service
 *     /$metadata                                         metadata
 *     /workflows                                         set
 *     /workflows/$count                                  count
 *     /workflows(guid)                                   row
 *     /workflows(guid)/name                              property
 *     /workflows(guid)/inputs/$value                     value
 *     /workflows(guid)/Microsoft.Dynamics.CRM.Run…       operation, bound
 *     /WhoAmI, /WhoAmI(), /GrantAccess                   operation
 *
 * Source: Dataverse wire, sections 3.1, 2.6 and 3.8.
 */
export type Resource =
  | { readonly kind: 'service' }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'set'; readonly table: Table }
  | { readonly kind: 'count'; readonly table: Table }
  | { readonly kind: 'row'; readonly table: Table; readonly id: string }
  | PropertyResource<'property'>
  | PropertyResource<'value'>
  | OperationResource

export interface PropertyResource<Kind> {
  readonly kind: Kind
  readonly table: Table
  readonly id: string
  readonly name: string
  readonly column: Column
}

export interface OperationResource {
  readonly kind: 'operation'
  readonly operation: Operation
  /** Id of the row a bound operation was called on. */
  readonly id: string | null
}

/** Looks up what the path behind `/api/data/v9.2/` names; without the query, still percent-encoded. */
export function resourcePath(path: string): Resource {
  const [first, second, third, ...more] = parsePath(path)
  if (first === undefined) return { kind: 'service' }
  if (more[0] !== undefined) throw notFound(more[0])
  if (first.kind === '$metadata' && second === undefined) return { kind: 'metadata' }
  const table = first.kind === 'name' ? tablesBySet.get(first.name) : undefined
  if (first.kind !== 'name' || table === undefined) {
    if (second !== undefined || (first.kind !== 'name' && first.kind !== 'operation')) throw notFound(first)
    return unbound(first)
  }
  if (first.parentheses === undefined) {
    if (second === undefined) return { kind: 'set', table }
    if (second.kind === '$count' && third === undefined) return { kind: 'count', table }
    throw notFound(second)
  }
  const id = rowId(table, first)
  if (second === undefined) return { kind: 'row', table, id }
  if (second.kind === 'operation' && third === undefined) return bound(table, id, second)
  if (second.kind !== 'name') throw notFound(second)
  const column = Object.hasOwn(table.columns, second.name) ? table.columns[second.name] : undefined
  if (column === undefined && operationsByName.get(second.name)?.boundTo === table.logicalName)
    throw dataverseError('BadQuery', unresolved)
  if (column === undefined || column.type === 'lookup' || second.parentheses !== undefined) throw notFound(second)
  if (third === undefined) return { kind: 'property', table, id, name: second.name, column }
  if (third.kind === '$value') return { kind: 'value', table, id, name: second.name, column }
  throw notFound(third)
}

type Named = Extract<Segment, { kind: 'name' }>
type Qualified = Extract<Segment, { kind: 'operation' }>

/** What the platform says to a bound operation without its namespace. */
const unresolved = 'Request message has unresolved parameters.'

const tablesBySet: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.set, table]))
const operationsByName: ReadonlyMap<string, Operation> = new Map(operations.map(one => [one.name, one]))

function rowId(table: Table, { key, parentheses }: Named): string {
  if (key?.kind === 'id') return key.id
  if (key?.kind === 'alternate')
    throw dataverseError(
      'NotImplemented',
      `Rows of '${table.set}' are found by their id only; '${parentheses}' names a column. Use ${table.set}(<${table.key}>), or a list with $filter.`,
    )
  throw dataverseError(
    'BadQuery',
    `'${parentheses}' is not a key of '${table.set}': a key is a guid without quotes or braces, ${table.set}(00000000-0000-0000-0000-000000000001).`,
  )
}

function unbound(segment: Named | Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation === undefined) throw notFound(segment)
  const parentheses = segment.parentheses ?? ''
  if (operation.boundTo !== undefined || parentheses !== '') throw dataverseError('BadQuery', unresolved)
  return { kind: 'operation', operation, id: null }
}

function bound(table: Table, id: string, segment: Qualified): OperationResource {
  const operation = operationsByName.get(segment.name)
  if (operation === undefined || operation.boundTo !== table.logicalName) throw notFound(segment)
  return { kind: 'operation', operation, id }
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
