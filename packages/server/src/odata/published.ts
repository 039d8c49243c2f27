import type { Table } from '@deskhand/contract/table'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { BoundJoin, JoinLink } from '../store/boundJoin.ts'
import type { BoundExpand, BoundQuery, Condition } from '../store/boundQuery.ts'
import { narrowed } from './narrowed.ts'

/** What rows of a table must satisfy when desktop flows that are not published do not exist for a request. */
export const published = (table: Table): Condition | undefined => (table === workflow ? isPublished : undefined)

const isPublished: Condition = {
  kind: 'compare',
  operator: 'eq',
  column: { path: [], table: workflow, column: 'componentstate' },
  with: { value: 0 },
}

/**
 * A query that expands no desktop flow that is not published. The rows of the query itself are narrowed by who asks.
 * Source: Dataverse wire, section 1.2.
 */
export const publishedExpansions = (query: BoundQuery): BoundQuery =>
  query.expand.length === 0 ? query : { ...query, expand: query.expand.map(publishedExpand) }

const publishedRows = (query: BoundQuery): BoundQuery => publishedExpansions(narrowed(query, published(query.table)))

const publishedExpand = (expand: BoundExpand): BoundExpand =>
  expand.kind === 'one'
    ? { ...expand, targets: expand.targets.map(publishedRows) }
    : { ...expand, query: publishedRows(expand.query) }

/** The same for tables that are linked. */
export const publishedLinks = (query: BoundJoin): BoundJoin => ({
  ...query,
  root: { ...query.root, links: query.root.links.map(publishedLink) },
})

const publishedLink = (link: JoinLink): JoinLink => ({
  ...narrowed(link, published(link.table)),
  links: link.links.map(publishedLink),
})
