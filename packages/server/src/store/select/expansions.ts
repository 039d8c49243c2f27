import type { BoundExpand, BoundQuery, Condition } from '../boundQuery.ts'
import { fieldsOf } from './fields.ts'

/** How what a query expands is asked for. */
export interface Expansions {
  /** Joined to the rows that point to them: they come in the same statement. */
  readonly joined: readonly JoinedExpand[]
  /** By statements of their own, when the rows are there. */
  readonly apart: readonly BoundExpand[]
}

export interface JoinedExpand {
  readonly property: string
  /** The lookup that leads to the row. */
  readonly lookup: string
  readonly targets: readonly JoinedTarget[]
}

/** One of the tables the row may be in. */
export interface JoinedTarget {
  readonly query: BoundQuery
  /** What the names of its fields begin with in the row it is joined to. */
  readonly prefix: string
  /** The names of its fields. */
  readonly fields: readonly string[]
  readonly expansions: Expansions
}

/**
 * Parts the expansions of a query. Rows that a lookup points to are joined where their own columns say whether they are
 * wanted, and as long as the databases, which bound the number of joins, go along.
 */
export function expansionsOf(query: BoundQuery): Expansions {
  // Bound queries never change.
  const known = kept.get(query)
  if (known !== undefined) return known
  const made = part(query, '', { left: mostJoined })
  kept.set(query, made)
  return made
}

const kept = new WeakMap<BoundQuery, Expansions>()

/** Whether everything comes in the statement of the query itself. */
export const isOneStatement = ({ joined, apart }: Expansions): boolean =>
  apart.length === 0 && joined.every(({ targets }) => targets.every(({ expansions }) => isOneStatement(expansions)))

/** Tables joined for the expansions of a statement; SQLite joins 64 in all. */
const mostJoined = 12
/** An owner is a user or a team; lookups that lead to more tables are read by statements of their own. */
const mostTargets = 3

function part(query: BoundQuery, prefix: string, budget: { left: number }): Expansions {
  const joined: JoinedExpand[] = []
  const apart: BoundExpand[] = []
  for (const expand of query.expand) {
    if (!isJoinable(expand) || expand.targets.length > budget.left) {
      apart.push(expand)
      continue
    }
    budget.left -= expand.targets.length
    const place = `${prefix}${joined.length}`
    const targets = expand.targets.map((target, index): JoinedTarget => {
      const own = `${place}.${index}/`
      const fields = fieldsOf(target).map(({ name }) => name)
      return { query: target, prefix: own, fields, expansions: part(target, own, budget) }
    })
    joined.push({ property: expand.property, lookup: expand.column, targets })
  }
  return { joined, apart }
}

const isJoinable = (expand: BoundExpand): expand is BoundExpand & { kind: 'one' } =>
  expand.kind === 'one' &&
  expand.targets.length <= mostTargets &&
  expand.targets.every(({ where }) => where === undefined || isAboutItself(where))

/** Whether a condition looks at nothing but the row's own columns: only then can it stand beside a join. */
function isAboutItself(condition: Condition): boolean {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return true
    case 'and':
    case 'or':
      return condition.of.every(isAboutItself)
    case 'not':
      return isAboutItself(condition.of)
    case 'compare':
      return condition.column.path.length === 0 && !('column' in condition.with)
    case 'isNull':
    case 'in':
    case 'like':
    case 'quarter':
    case 'shared':
      return condition.column.path.length === 0
    default:
      return false
  }
}
