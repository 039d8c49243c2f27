import type { Verb } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import { isShared } from '../store/isShared.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Row, SqlValue, Steps } from '../store/steps.ts'
import { rowCondition } from './rowCondition.ts'
import type { UserContext } from './userContext.ts'

/**
 * Whether a user may do something with a row that has been read. Asks the database only where the row itself does not
 * settle it. `row` holds at least `accessColumns` of its table.
 *
 * @example
 * yield* mayAccess(user, 'Write', flowSession, row)
 */
export function* mayAccess(user: UserContext, verb: Verb, table: Table, row: Readonly<Row>): Steps<boolean> {
  return yield* holds(accessOf(user, verb, table).condition, row)
}

/** The columns of a row that access to it depends on, for this user and verb. */
export const accessColumns = (user: UserContext, verb: Verb, table: Table): readonly string[] =>
  accessOf(user, verb, table).columns

interface Access {
  readonly condition: Condition
  readonly columns: readonly string[]
}

// A user's context is frozen and the same for some seconds, so what follows from it is worked out once.
const accesses = new WeakMap<UserContext, Map<string, Access>>()

function accessOf(user: UserContext, verb: Verb, table: Table): Access {
  const known = accesses.get(user) ?? new Map<string, Access>()
  const name = `${verb} ${table.logicalName}`
  const access = known.get(name) ?? workOut(rowCondition(table, verb, user))
  known.set(name, access)
  accesses.set(user, known)
  return access
}

const workOut = (condition: Condition): Access => ({ condition, columns: [...new Set(columnsIn(condition))] })

function columnsIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'or':
      return condition.of.flatMap(columnsIn)
    case 'in':
    case 'shared':
      return [condition.column.path[0]?.column ?? condition.column.column]
    default:
      return []
  }
}

function* holds(condition: Condition, row: Readonly<Row>): Steps<boolean> {
  switch (condition.kind) {
    case 'always':
      return true
    case 'never':
      return false
    case 'or':
      for (const one of condition.of) if (yield* holds(one, row)) return true
      return false
    case 'in':
      return condition.values.includes(yield* columnValue(condition.column, row))
    case 'shared': {
      const id = yield* columnValue(condition.column, row)
      if (typeof id !== 'string') return false
      return yield* isShared(condition.table.logicalName, id, condition.principals, condition.rights)
    }
    default:
      throw new Error(`Access to rows does not depend on a condition of the kind '${condition.kind}'.`)
  }
}

/** The value of a column, behind lookups where its path says so. */
function* columnValue({ path, column }: ColumnRef, row: Readonly<Row>): Steps<SqlValue> {
  let at: Readonly<Row> | undefined = row
  for (const [index, hop] of path.entries()) {
    const id: SqlValue = at[hop.column] ?? null
    if (typeof id !== 'string') return null
    at = yield* retrieveRow(hop.table, id, [path[index + 1]?.column ?? column])
    if (at === undefined) return null
  }
  return at[column] ?? null
}
