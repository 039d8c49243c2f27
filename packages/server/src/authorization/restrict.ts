import type { Table } from '@deskhand/contract/table'
import { requireBounded } from '../protection/queryLimits.ts'
import type { BoundExpand, BoundQuery, Condition, Hop } from '../store/boundQuery.ts'
import { readable } from './readable.ts'
import { hasPrivilege, requirePrivilege } from './requirePrivilege.ts'
import { rowCondition } from './rowCondition.ts'
import type { UserContext } from './userContext.ts'
import { visibleNames } from './visibleNames.ts'

/**
 * Makes a query that sees no more than its user may: only rows within reach, in the list, in expansions, and behind
 * the paths of its filter, where a row out of reach counts as empty. A table the user has no privilege for at all is
 * refused.
 *
 * @example
 * restrict(bind(flowSession, options, context).query, user)
 *
 * Source: Dataverse wire, sections 4.4 and 5.5.
 */
export function restrict(query: BoundQuery, user: UserContext): BoundQuery {
  requirePrivilege(user, 'Read', query.table)
  requireBounded(query)
  return {
    ...restrictParts(query, user),
    where: both(query.where && guard(query.where, user), rowCondition(query.table, 'Read', user)),
  }
}

/**
 * The same for a query for one row by its key: expansions and paths are restricted, the row itself is left to
 * `rowAccess`, which can tell a row out of reach from one that does not exist.
 */
export function restrictParts(query: BoundQuery, user: UserContext): BoundQuery {
  requirePrivilege(user, 'Read', query.table)
  const named = query.names.map(column => ({ table: query.table, column }))
  const sorted = query.orderBy.map(({ column }) => column)
  const visible = named.length + sorted.length === 0 ? undefined : visibleNames([...named, ...sorted], user)
  const shown = visible === undefined ? query : { ...query, visible }
  if (query.expand.length === 0) return shown
  requireBounded(query)
  return { ...shown, expand: query.expand.map(expand => restrictExpand(expand, user)) }
}

function restrictExpand(expand: BoundExpand, user: UserContext): BoundExpand {
  if (expand.kind !== 'one') return { ...expand, query: restrict(expand.query, user) }
  const visible = expand.targets.filter(target => hasPrivilege(user, 'Read', target.table))
  const targets = visible.length === 0 ? expand.targets : visible
  return { ...expand, targets: targets.map(target => restrict(target, user)) }
}

/** Both conditions; the first may be absent. */
export const both = (one: Condition | undefined, other: Condition): Condition => {
  if (one === undefined) return other
  return other.kind === 'always' ? one : { kind: 'and', of: [one, other] }
}

/** Puts the access condition beside every comparison that looks behind a lookup or into a collection. */
export function guard(condition: Condition, user: UserContext): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map(one => guard(one, user)) }
    case 'not':
      return { kind: 'not', of: guard(condition.of, user) }
    case 'exists': {
      const where = both(condition.where && guard(condition.where, user), readable(condition.table, user))
      return guarded({ ...condition, where }, [condition.path], user)
    }
    case 'existsPaired': {
      const where = both(condition.where && guard(condition.where, user), readable(condition.table, user))
      return guarded({ ...condition, where }, [condition.path], user)
    }
    case 'compare': {
      const paths = [condition.column.path, ...('column' in condition.with ? [condition.with.column.path] : [])]
      return guarded(condition, paths, user, condition.operator === 'ne')
    }
    case 'isNull':
      return guarded(condition, [condition.column.path], user, true)
    case 'in':
    case 'like':
    case 'tree':
    case 'quarter':
      return guarded(condition, [condition.column.path], user)
    default:
      return condition
  }
}

/** `holdsForNull`: what the comparison says of an empty value, and so of one out of reach. */
function guarded(
  condition: Condition,
  paths: readonly (readonly Hop[])[],
  user: UserContext,
  holdsForNull = false,
): Condition {
  const access = paths.flatMap(path => path.map((hop, index) => accessTo(hop.table, path.slice(0, index + 1), user)))
  const needed = access.filter(one => one.kind !== 'always')
  if (needed.length === 0) return condition
  const reachable: Condition = { kind: 'and', of: needed }
  return holdsForNull
    ? { kind: 'or', of: [condition, { kind: 'not', of: reachable }] }
    : { kind: 'and', of: [condition, reachable] }
}

function accessTo(table: Table, path: readonly Hop[], user: UserContext): Condition {
  requirePrivilege(user, 'Read', table)
  return rowCondition(table, 'Read', user, path)
}
