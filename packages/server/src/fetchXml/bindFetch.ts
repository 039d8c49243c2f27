import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { aggregateLimit } from '../odata/bindApply.ts'
import { type BindContext, pageSize } from '../odata/bindRows.ts'
import type { JoinOutput } from '../odata/joinOutput.ts'
import { wants } from '../odata/prefer.ts'
import type { BoundJoin, JoinedTable, JoinLink } from '../store/boundJoin.ts'
import { bindFields } from './bindFields.ts'
import { asks, bindFilters, joined } from './bindLinks.ts'
import { bindOrders } from './bindOrders.ts'
import { entityNamed } from './entityNamed.ts'
import type { Fetch, FetchEntity, FetchLink } from './fetch.ts'
import type { FetchNode, FetchPart, FetchScope } from './fetchScope.ts'

/** A fetchXml query with its names resolved. */
export interface BoundFetch {
  /** Its first page; where another begins is settled by the paging cookie. */
  readonly query: BoundJoin
  readonly outputs: readonly JoinOutput[]
  /** The properties `@odata.context` names; undefined where it names none. */
  readonly shown?: readonly string[]
  /** Whether further pages are offered. */
  readonly paged: boolean
}

/**
 * Resolves the names of a fetchXml query against the table of the set it was sent to.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export function bindFetch(table: Table, fetch: Fetch, context: BindContext): BoundFetch {
  const { entity } = fetch
  if (entityNamed(entity.name) !== table)
    throw dataverseError(
      'BadQuery',
      `The entity '${entity.name}' of the fetchXml is not that of the set '${table.set}', '${table.logicalName}'.`,
    )
  requirePaging(fetch)
  const links = { parts: [] as FetchPart[], seen: 0 }
  const own: FetchNode = { name: '', table }
  const scope: FetchScope = { node: own, links: [], user: context.user, now: context.now }
  const linked = bindLinks(entity, scope, links)
  const nodes = links.parts.map(({ node }) => node)
  const where = bindFilters(entity, { ...scope, links: nodes })
  const root: JoinedTable = { name: '', table, links: linked, ...(where && { where }) }
  const named = wants(context.preferences.annotations, 'OData.Community.Display.V1.FormattedValue')
  const parts: readonly FetchPart[] = [{ node: own, entity }, ...links.parts]
  const bound = bindFields(fetch, parts, named)
  // With their key among them, rows of one table are distinct as they are.
  const showsKey = bound.fields.some(({ column, children }) => column.column === table.key && children === undefined)
  const isTold = linked.length === 0 && showsKey
  const distinct = fetch.distinct && !isTold
  const { orderBy, fields } = bindOrders({ ...fetch, distinct }, parts, bound, { ...scope, links: nodes })
  const query: BoundJoin = {
    root,
    fields,
    grouped: fetch.aggregate || distinct,
    ...(fetch.aggregate && { sourceLimit: fetch.aggregateLimit ?? aggregateLimit }),
    orderBy,
    limit: Math.min(fetch.top ?? fetch.count ?? context.preferences.maxPageSize ?? pageSize, pageSize),
    offset: 0,
  }
  return { query, outputs: bound.outputs, ...(bound.shown && { shown: bound.shown }), paged: fetch.top === undefined }
}

function requirePaging({ top, page, count, pagingCookie, returnTotalRecordCount }: Fetch): void {
  if (top === undefined) return
  const [other] = [
    ...(page === undefined ? [] : ['page']),
    ...(count === undefined ? [] : ['count']),
    ...(pagingCookie === undefined ? [] : ['paging-cookie']),
    ...(returnTotalRecordCount ? ['returntotalrecordcount'] : []),
  ]
  if (other !== undefined)
    throw dataverseError('BadQuery', `The attribute top of <fetch> cannot stand beside ${other}.`)
}

/** The links that bring columns, with what their filters say of them. */
function bindLinks(
  { links }: FetchEntity,
  scope: FetchScope,
  found: { parts: FetchPart[]; seen: number },
): readonly JoinLink[] {
  return links.flatMap(link => {
    if (asks.has(link.linkType)) return []
    const table = entityNamed(link.name)
    const name = link.alias ?? `${link.name}${++found.seen}`
    if (found.parts.some(({ node }) => node.name === name))
      throw dataverseError('BadQuery', `The alias '${name}' is given to more than one link-entity.`)
    const node: FetchNode = { name, table }
    found.parts.push({ node, entity: link })
    const { from, to } = joined(link, table, scope.node.table)
    const inner: FetchScope = { ...scope, node, links: [] }
    const where = bindFilters(link, inner)
    const nested = bindLinks(link, inner, found)
    return [{ name, kind: kindOf(link, table), table, from, to: to.column, links: nested, ...(where && { where }) }]
  })
}

function kindOf({ linkType, name }: FetchLink, { key }: Table): JoinLink['kind'] {
  if (linkType !== 'matchfirstrowusingcrossapply') return linkType === 'outer' ? 'outer' : 'inner'
  if (key === '')
    throw dataverseError('BadQuery', `A link to the pairs of '${name}' cannot be of the type '${linkType}'.`)
  return 'first'
}
