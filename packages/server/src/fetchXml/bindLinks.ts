import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import { bindCondition, comparableTypes } from './bindCondition.ts'
import { entityNamed } from './entityNamed.ts'
import type { FetchEntity, FetchFilter, FetchLink } from './fetch.ts'
import { type FetchScope, noColumn, storedColumn } from './fetchScope.ts'

/** What the filters of an element, and the links that only ask whether there are rows, say of its table. */
export function bindFilters(entity: FetchEntity, scope: FetchScope): Condition | undefined {
  const of = [
    ...entity.filters.map(filter => bindFilter(filter, scope)),
    ...entity.links.flatMap(link => (asks.has(link.linkType) ? [bindQuestion(link, scope)] : [])),
  ]
  return of.length > 1 ? { kind: 'and', of } : of[0]
}

/** The links that bring no columns. */
export const asks: ReadonlySet<FetchLink['linkType']> = new Set(['exists', 'in', 'any', 'not any', 'all', 'not all'])

function bindFilter({ type, of }: FetchFilter, scope: FetchScope): Condition {
  if (of.length === 0) return { kind: 'always' }
  return {
    kind: type,
    of: of.map(one => {
      if (one.kind === 'condition') return bindCondition(one, scope)
      return one.kind === 'filter' ? bindFilter(one, scope) : bindQuestion(one, scope)
    }),
  }
}

/**
 * Whether there are linked rows. Mind that `all` asks whether there are some and none of them satisfies the filters, and
 * `not all` is the same as `any`. Source: Microsoft Learn, "Filter on values in related records".
 */
function bindQuestion(link: FetchLink, scope: FetchScope): Condition {
  if (!asks.has(link.linkType) && link.linkType !== 'inner')
    throw dataverseError('BadQuery', `A link-entity of the type '${link.linkType}' cannot stand in a filter.`)
  if (link.attributes.length > 0 || link.allAttributes)
    throw dataverseError(
      'BadQuery',
      `A link-entity of the type '${link.linkType}' returns no columns: take its attributes out.`,
    )
  const table = entityNamed(link.name)
  const { from, to } = joined(link, table, scope.node.table)
  const inner: FetchScope = { ...scope, node: { name: link.alias ?? link.name, table }, links: [] }
  const exists = { kind: 'exists', path: [], table, by: from, to } as const
  const filtered = bindFilters(link, inner)
  const nested = link.links.flatMap(one => (one.linkType === 'inner' ? [bindQuestion(one, inner)] : []))
  const of = [...(filtered === undefined ? [] : [filtered]), ...nested]
  const where: Condition = { kind: 'and', of }
  switch (link.linkType) {
    case 'not any':
      return { kind: 'not', of: { ...exists, where } }
    case 'all':
      return { kind: 'and', of: [exists, { kind: 'not', of: { ...exists, where } }] }
    default:
      return { ...exists, where }
  }
}

/** The columns by which a link hangs on its parent; without `from` and `to` those of the one lookup between the two. */
export function joined(link: FetchLink, table: Table, parent: Table): { from: string; to: ColumnRef } {
  const { from, to } = link.from === undefined && link.to === undefined ? relationship(link, table, parent) : link
  if (from === undefined || to === undefined)
    throw dataverseError('BadQuery', `The link-entity '${link.name}' wants both of the attributes from and to.`)
  const own: ColumnRef = { path: [], table, column: storedColumn(table, from) }
  const other: ColumnRef = { path: [], table: parent, column: storedColumn(parent, to) }
  for (const ref of [own, other])
    if (!Object.hasOwn(ref.table.columns, ref.column)) throw noColumn(ref.table, ref.column)
  if (!comparableTypes(own, other))
    throw dataverseError(
      'BadQuery',
      `The link-entity '${link.name}' cannot join '${from}' to '${to}': their types differ.`,
    )
  return { from: own.column, to: other }
}

function relationship(link: FetchLink, table: Table, parent: Table): { from?: string; to?: string } {
  const lookups = (own: Table, other: Table): readonly string[] =>
    Object.entries(own.columns).flatMap(([name, { targets }]) =>
      targets?.[other.logicalName] === undefined ? [] : [name],
    )
  const found = [
    ...lookups(parent, table).map(to => ({ from: table.key, to })),
    ...lookups(table, parent).map(from => ({ from, to: parent.key })),
  ]
  if (found.length === 1) return found[0]!
  throw dataverseError(
    'BadQuery',
    `The link-entity '${link.name}' wants the attributes from and to: ${found.length} relationships lead there from '${parent.logicalName}'.`,
  )
}
