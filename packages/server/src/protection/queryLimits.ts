import { dataverseError } from '@deskhand/contract/errors'
import type { BoundExpand, BoundOrder, ColumnRef, Condition, Hop } from '../store/boundQuery.ts'

/** What of a query is counted, whatever language it was written in. */
export interface Measured {
  readonly where?: Condition
  readonly orderBy?: readonly BoundOrder[]
  readonly expand?: readonly BoundExpand[]
}

/** Comparisons in one query. */
const mostConditions = 500
/** Tables beside the one that is asked: behind lookups, in lambdas, in expansions. */
const mostLinks = 15
/** Values in the lists of one query; databases have a limit for them together. */
const mostValues = 2000
const mostOrders = 50

/**
 * Refuses a query that is too large to be answered in reasonable time, before it reaches the database.
 * Source: Dataverse wire, section 3.5; the platform's limits of 500 conditions and 15 joined tables.
 */
export function requireBounded(query: Measured): void {
  const size: Size = { conditions: 0, values: 0, expansions: 0, links: new Set() }
  addQuery(size, query, '')
  if (size.conditions > mostConditions || size.values > mostValues) throw dataverseError('TooManyConditionsInQuery')
  if (size.links.size + size.expansions > mostLinks) throw dataverseError('TooManyLinkEntitiesInQuery')
}

interface Size {
  conditions: number
  values: number
  expansions: number
  /** Each joined table once, by the way that leads to it. */
  readonly links: Set<string>
}

function addQuery(size: Size, { where, orderBy = [], expand = [] }: Measured, at: string): void {
  if (orderBy.length > mostOrders)
    throw dataverseError('BadQuery', `$orderby names ${orderBy.length} columns; at most ${mostOrders} are allowed.`)
  if (where !== undefined) addCondition(size, where, at)
  for (const one of expand) {
    size.expansions++
    const place = `${at}${one.property}>`
    if (one.kind === 'one') for (const target of one.targets) addQuery(size, target, place)
    else addQuery(size, one.query, place)
  }
}

function addCondition(size: Size, condition: Condition, at: string): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const one of condition.of) addCondition(size, one, at)
      return
    case 'not':
      addCondition(size, condition.of, at)
      return
    case 'exists':
    case 'existsPaired': {
      size.conditions++
      addPath(size, condition.path, at)
      const place = `${at}#${size.conditions}>`
      size.links.add(place)
      if (condition.where !== undefined) addCondition(size, condition.where, place)
      return
    }
    case 'in':
      size.values += condition.values.length
      break
  }
  size.conditions++
  if ('column' in condition) addColumn(size, condition.column, at)
  if (condition.kind === 'compare' && 'column' in condition.with) addColumn(size, condition.with.column, at)
}

const addColumn = (size: Size, { path }: ColumnRef, at: string): void => addPath(size, path, at)

function addPath(size: Size, path: readonly Hop[], at: string): void {
  let place = at
  for (const { column, table } of path) {
    place += `${column}.${table.logicalName}/`
    size.links.add(place)
  }
}
