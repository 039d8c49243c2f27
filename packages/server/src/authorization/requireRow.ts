import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { accessRights, Verb } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Row, Steps, Store } from '../store/steps.ts'
import { requirePrivilege } from './requirePrivilege.ts'
import { accessColumns, mayAccess } from './rowAccess.ts'
import type { UserContext } from './userContext.ts'

/**
 * A row the user may read, write, …; its columns as `retrieveRow` gives them. Refuses a user without the privilege
 * (403), a row that does not exist or that the user may not read, which is the same (404), and one that may be read, but
 * not written, … (403).
 *
 * @example
 * const run = await requireRow(store, user, 'Write', flowSession, id, ['statuscode'])
 *
 * Source: Dataverse wire, sections 4.3 and 4.4.
 */
export const requireRow = async (
  store: Store,
  user: UserContext,
  verb: Verb,
  table: Table,
  id: string,
  columns: readonly string[],
): Promise<Row> => {
  requirePrivilege(user, verb, table)
  return store.read(() => rowWithin(user, verb, table, id, columns))
}

/** The same as a step of a transaction: what is written then stands on what was seen. */
export function* rowWithin(
  user: UserContext,
  verb: Verb,
  table: Table,
  id: string,
  columns: readonly string[],
): Steps<Row> {
  requirePrivilege(user, verb, table)
  const wanted = [...new Set([table.key, ...columns, ...accessColumns(user, verb, table)])]
  const row = yield* retrieveRow(table, id, wanted)
  if (row === undefined) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
  if (yield* mayAccess(user, verb, table, row)) return row
  throw verb !== 'Read' && (yield* isWithin(user, ['Read'], table, id))
    ? yield* denied(user, verb, table, id)
    : dataverseError('ObjectDoesNotExist', table.logicalName, id)
}

/** Whether a row is there and the user may do one of these things with it. */
export function* isWithin(user: UserContext, any: readonly Verb[], table: Table, id: string): Steps<boolean> {
  const columns = any.flatMap(verb => accessColumns(user, verb, table))
  const row = yield* retrieveRow(table, id, [...new Set([table.key, ...columns])])
  if (row === undefined) return false
  for (const verb of any) if (yield* mayAccess(user, verb, table, row)) return true
  return false
}

/** Refuses a row that the user makes where it would lie out of reach: that is no secret, and no row is kept. */
export function* requireReach(user: UserContext, verb: Verb, table: Table, id: string): Steps<void> {
  requirePrivilege(user, verb, table)
  if (!(yield* isWithin(user, [verb], table, id))) throw yield* denied(user, verb, table, id)
}

/** The error for a row that the user knows of and may not use. */
function* denied(user: UserContext, verb: Verb, table: Table, id: string): Steps<DataverseError> {
  const isOwned = table.ownership === 'user'
  const row = isOwned ? yield* retrieveRow(table, id, ['owningbusinessunit']) : undefined
  const level = row?.owningbusinessunit === user.businessUnitId ? 'BusinessUnitLevel' : 'OrganizationLevel'
  return dataverseError('UnManagedIdsAccessDenied', user.userId, rightName(verb), table.schemaName, id, level)
}

const rightName = (verb: Verb): keyof typeof accessRights => `${verb}Access`
