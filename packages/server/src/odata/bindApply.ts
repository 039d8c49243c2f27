import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { Aggregate, BoundJoin, JoinField, JoinLink, JoinOrder } from '../store/boundJoin.ts'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import { bindColumn } from './bindColumn.ts'
import { bindFilter } from './bindFilter.ts'
import { type BindContext, pageSize } from './bindRows.ts'
import { filterable } from './filterScope.ts'
import { type JoinOutput, joinOutput } from './joinOutput.ts'
import { wants } from './prefer.ts'
import type { AggregateItem, ApplyStep, QueryOptions } from './query.ts'

/** A `$apply` with its names resolved. */
export interface BoundApply {
  readonly query: BoundJoin
  readonly outputs: readonly JoinOutput[]
}

/** The most rows that may be put together. Source: Dataverse wire, section 3.5. */
export const aggregateLimit = 50_000

/**
 * Resolves the names of `$apply` against a table: filters first, then one groupby or aggregate.
 *
 * @example
 * bindApply(flowSession, parseQueryOptions('$apply=groupby((statuscode),aggregate($count as runs))'), context, 1)
 *
 * Source: Dataverse wire, section 3.5.
 */
export function bindApply(table: Table, options: QueryOptions, context: BindContext, page: number): BoundApply {
  const { preferences } = context
  const steps = options.apply ?? []
  const last = lastStep(steps)
  const scope = { table, aliases: options.aliases ?? {}, user: context.user, now: context.now }
  const where = steps.flatMap(step => (step.kind === 'filter' ? [bindFilter(step.of, scope)] : []))
  const named = wants(preferences.annotations, 'OData.Community.Display.V1.FormattedValue')
  const links = new Map<string, JoinLink>()
  const groups = last.kind === 'groupby' ? last.paths.map(path => bindGroup(table, path, links, named)) : []
  const aggregates = last.aggregates.map(item => bindAggregate(table, item, links))
  // Columns of linked tables go out behind all others, as the platform shows them.
  const outgoing = [
    ...groups.filter(({ field }) => field.column.link === undefined),
    ...aggregates,
    ...groups.filter(({ field }) => field.column.link !== undefined),
  ]
  const fields = outgoing.map(({ field }) => field)
  const outputs = outgoing.map(({ property, field }, place) => joinOutput(property, place, field))
  requireDistinct(outputs)
  const limit = Math.min(preferences.maxPageSize ?? options.top ?? pageSize, pageSize)
  const query: BoundJoin = {
    root: { name: '', table, links: [...links.values()], ...(where.length > 0 && { where: both(where) }) },
    fields,
    grouped: true,
    sourceLimit: aggregateLimit,
    orderBy: bindOrders(options, outputs, fields),
    limit,
    offset: (page - 1) * limit,
  }
  return { query, outputs }
}

interface Named {
  readonly property: string
  readonly field: JoinField
}

type LastStep = Exclude<ApplyStep, { kind: 'filter' }>

function lastStep(steps: readonly ApplyStep[]): LastStep {
  const last = steps.at(-1)
  if (last !== undefined && last.kind !== 'filter' && steps.slice(0, -1).every(({ kind }) => kind === 'filter'))
    return last
  throw dataverseError(
    'BadQuery',
    '$apply takes filter(…) any number of times, and then groupby(…) or aggregate(…) once, as its last step.',
  )
}

const both = (of: readonly Condition[]): Condition => (of.length === 1 ? of[0]! : { kind: 'and', of })

function bindGroup(table: Table, path: readonly string[], links: Map<string, JoinLink>, named: boolean): Named {
  const column = linked(bindColumn(table, path), links)
  const declaration = filterable(column)
  if (declaration.type === 'datetime')
    throw dataverseError('BadQuery', `'${path.join('/')}' is a point in time: $apply does not group by those.`)
  const property = path.length === 1 ? path[0]! : `${column.table.logicalName}_${path.at(-1)}`
  return { property, field: { column, named: named && declaration.type === 'lookup' } }
}

const methods: Readonly<Record<string, Aggregate>> = {
  sum: 'sum',
  average: 'avg',
  min: 'min',
  max: 'max',
  countdistinct: 'countdistinct',
}

function bindAggregate(table: Table, { path, method, alias }: AggregateItem, links: Map<string, JoinLink>): Named {
  if (path === undefined) {
    const column = { path: [], table, column: table.key }
    return { property: alias, field: { column, named: false, aggregate: 'count' } }
  }
  const aggregate = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (aggregate === undefined)
    throw dataverseError(
      'BadQuery',
      `The aggregation method '${method}' is not supported. There are sum, average, min, max, countdistinct, and $count.`,
    )
  const column = linked(bindColumn(table, path), links)
  requireAggregable(aggregate, path.join('/'), filterable(column))
  return { property: alias, field: { column, named: false, aggregate } }
}

const numeric: ReadonlySet<Column['type']> = new Set(['integer', 'bigint', 'double'])

/** Numbers are summed; the smallest and the largest are known of points in time as well. */
export function requireAggregable(aggregate: Aggregate, name: string, { type }: Column): void {
  if (aggregate.startsWith('count') || numeric.has(type)) return
  if (type === 'datetime' && (aggregate === 'min' || aggregate === 'max')) return
  throw dataverseError(
    'BadQuery',
    `The aggregate '${aggregate}' does not go with the column '${name}', which is no number.`,
  )
}

/** A path becomes an outer link, so that the rows behind it show as far as their reader may see them. */
function linked(column: ColumnRef, links: Map<string, JoinLink>): ColumnRef {
  const [hop, ...more] = column.path
  if (hop === undefined) return column
  if (more.length > 0)
    throw dataverseError(
      'NotImplemented',
      `$apply follows one navigation property; '${column.column}' stands behind ${column.path.length}.`,
    )
  const name = `${hop.column}>${hop.table.logicalName}`
  links.set(name, { name, kind: 'outer', table: hop.table, from: hop.table.key, to: hop.column, links: [] })
  return { path: [], table: column.table, column: column.column, link: name }
}

function requireDistinct(outputs: readonly JoinOutput[]): void {
  const seen = new Set<string>()
  for (const { property } of outputs) {
    if (seen.has(property))
      throw dataverseError('BadQuery', `The name '${property}' is given to more than one value of $apply.`)
    seen.add(property)
  }
}

function bindOrders(
  { orderBy }: QueryOptions,
  outputs: readonly JoinOutput[],
  fields: readonly JoinField[],
): readonly JoinOrder[] {
  return (orderBy ?? []).map(({ path, descending }) => {
    const field = outputs.findIndex(({ property }) => path.length === 1 && property === path[0])
    const found = fields[field]
    if (found === undefined)
      throw dataverseError('BadQuery', `$orderby=${path.join('/')} names no column that $apply groups by.`)
    if (found.aggregate !== undefined || found.column.link !== undefined)
      throw dataverseError('BadQuery', 'The query node SingleValueOpenPropertyAccess is not supported')
    return { by: { field }, descending, byLabel: false }
  })
}
