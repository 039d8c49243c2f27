import { dataverseError } from '@deskhand/contract/errors'
import { filterable } from '../odata/filterScope.ts'
import type { JoinField, JoinOrder } from '../store/boundJoin.ts'
import type { ColumnRef } from '../store/boundQuery.ts'
import type { BoundFields } from './bindFields.ts'
import type { Fetch, FetchOrder } from './fetch.ts'
import { type FetchPart, type FetchScope, readNamed } from './fetchScope.ts'

/** Orders in the sequence in which they apply, and the fields with those that a distinct result is sorted by besides. */
export interface BoundOrders {
  readonly orderBy: readonly JoinOrder[]
  readonly fields: readonly JoinField[]
}

const mostOrders = 100

/** Those of the first table come first, then those of its links. Source: Microsoft Learn, "Order rows using FetchXml". */
export function bindOrders(
  fetch: Fetch,
  parts: readonly FetchPart[],
  bound: BoundFields,
  scope: FetchScope,
): BoundOrders {
  const fields = [...bound.fields]
  const orderBy = new Map<string, JoinOrder>()
  for (const part of parts) {
    for (const order of part.entity.orders) {
      const { by, byLabel } = boundOrder(fetch, part, order, bound, scope)
      const field = 'field' in by ? by.field : fetch.distinct ? fieldOf(by, fields) : undefined
      const key = field === undefined ? keyOf(by as ColumnRef) : String(field)
      if (!orderBy.has(key))
        orderBy.set(key, {
          by: field === undefined ? by : { field },
          descending: order.descending,
          byLabel,
        })
    }
  }
  if (orderBy.size > mostOrders)
    throw dataverseError(
      'BadQuery',
      `The fetchXml sorts by ${orderBy.size} columns; at most ${mostOrders} are allowed.`,
    )
  return { orderBy: [...orderBy.values()], fields }
}

const keyOf = ({ link, column }: ColumnRef): string => `${link ?? ''}.${column}`

function boundOrder(
  fetch: Fetch,
  { node }: FetchPart,
  { attribute, alias, entityName }: FetchOrder,
  { outputs, fields }: BoundFields,
  scope: FetchScope,
): Pick<JoinOrder, 'by' | 'byLabel'> {
  const byLabel = !fetch.rawOrder
  if (alias !== undefined) {
    const place = outputs.findIndex(({ property }) => property === alias)
    if (place < 0) throw dataverseError('BadQuery', `No attribute has the alias '${alias.slice(0, 100)}' to sort by.`)
    return { by: fetch.aggregate ? { field: place } : fields[place]!.column, byLabel }
  }
  if (attribute === undefined) throw dataverseError('BadQuery', '<order> wants the attribute attribute, or alias.')
  const own: FetchScope = node.name === '' ? scope : { ...scope, node, links: [] }
  const { column: named, asName } = readNamed(own, attribute, entityName)
  const column: ColumnRef = node.name === '' || named.link !== undefined ? named : { ...named, link: node.name }
  filterable(column)
  if (!fetch.aggregate) return { by: column, byLabel: byLabel || asName }
  const place = fields.findIndex(field => field.aggregate === undefined && keyOf(field.column) === keyOf(column))
  if (place < 0)
    throw dataverseError(
      'BadQuery',
      `A query with aggregates sorts by the alias of its attributes, not by '${attribute}'.`,
    )
  return { by: { field: place }, byLabel: byLabel || asName }
}

/** The place of a column among the fields, where it is added if it is not there. */
function fieldOf(column: ColumnRef, fields: JoinField[]): number {
  const place = fields.findIndex(field => keyOf(field.column) === keyOf(column))
  return place < 0 ? fields.push({ column, named: false }) - 1 : place
}
