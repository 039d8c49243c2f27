import { dataverseError } from '@deskhand/contract/errors'
import type { Operation } from '@deskhand/contract/operation'
import { operations } from '@deskhand/contract/operations/index'
import type { Column, Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'

/**
 * What the path of a request names, with the table or operation looked up.
 *
 *     /                                                  service
 *     /$metadata                                         metadata
 *     /workflows                                         set
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
  | { readonly kind: 'row'; readonly table: Table; readonly id: string }
  | PropertyResource
  | OperationResource

export interface PropertyResource {
  readonly kind: 'property' | 'value'
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

const namespace = 'Microsoft.Dynamics.CRM.'
const tablesBySet: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.set, table]))
const operationsByName: ReadonlyMap<string, Operation> = new Map(operations.map(one => [one.name, one]))

/** Reads the path behind `/api/data/v9.2/`, without the query. */
export function resourcePath(path: string): Resource {
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/')
  const [first = '', second, third] = segments
  if (first === '') return { kind: 'service' }
  if (first === '$metadata' && segments.length === 1) return { kind: 'metadata' }
  const { name, key } = setAndKey(first)
  const table = tablesBySet.get(name)
  if (table === undefined) {
    if (segments.length > 1) throw dataverseError('ResourceNotFound', name)
    return unbound(name, key)
  }
  if (key === undefined) {
    if (second !== undefined) throw dataverseError('ResourceNotFound', second)
    return { kind: 'set', table }
  }
  const id = rowId(table, key)
  if (second === undefined) return { kind: 'row', table, id }
  if (second.startsWith(namespace) && third === undefined) return bound(table, id, second.slice(namespace.length))
  const column = Object.hasOwn(table.columns, second) ? table.columns[second] : undefined
  if (column === undefined) {
    if (operationsByName.has(second)) throw dataverseError('BadQuery', unresolved)
    throw dataverseError('ResourceNotFound', second)
  }
  if (column.type === 'lookup') throw dataverseError('ResourceNotFound', second)
  if (third === undefined) return { kind: 'property', table, id, name: second, column }
  if (third === '$value' && segments.length === 3) return { kind: 'value', table, id, name: second, column }
  throw dataverseError('ResourceNotFound', third)
}

/** What the platform says to a bound operation without its namespace. */
const unresolved = 'Request message has unresolved parameters.'

function setAndKey(segment: string): { name: string; key: string | undefined } {
  const open = segment.indexOf('(')
  if (open < 0 || !segment.endsWith(')')) return { name: segment, key: undefined }
  return { name: segment.slice(0, open), key: segment.slice(open + 1, -1) }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function rowId(table: Table, key: string): string {
  if (guid.test(key)) return key.toLowerCase()
  if (key.includes('='))
    throw dataverseError(
      'NotImplemented',
      `Rows of '${table.set}' are found by their id only; the key '${key}' names a column. Use ${table.set}(<${table.key}>), or a list with $filter.`,
    )
  throw dataverseError(
    'BadQuery',
    `'${key}' is not a key of '${table.set}': a key is a guid without quotes or braces, ${table.set}(00000000-0000-0000-0000-000000000001).`,
  )
}

function unbound(name: string, key: string | undefined): OperationResource {
  const operation = operationsByName.get(name.startsWith(namespace) ? name.slice(namespace.length) : name)
  if (operation === undefined) throw dataverseError('ResourceNotFound', name)
  if (operation.boundTo !== undefined) throw dataverseError('BadQuery', unresolved)
  if (key !== undefined && (key !== '' || operation.kind === 'action')) throw dataverseError('BadQuery', unresolved)
  return { kind: 'operation', operation, id: null }
}

function bound(table: Table, id: string, call: string): OperationResource {
  const operation = operationsByName.get(call.endsWith('()') ? call.slice(0, -2) : call)
  if (operation === undefined || operation.boundTo !== table.logicalName)
    throw dataverseError('ResourceNotFound', namespace + call)
  return { kind: 'operation', operation, id }
}
