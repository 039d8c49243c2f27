import { dataverseError } from '@deskhand/contract/errors'
import type { Verb } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { idByKey } from '../store/idByKey.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import { requirePrivilege } from './requirePrivilege.ts'
import { isWithin } from './requireRow.ts'
import type { UserContext } from './userContext.ts'

/**
 * The id of the row that an alternate key names. To name a row so is to look for it: it takes the right to read it.
 *
 * @example
 * yield* rowByKey(user, dhConnection, { dh_name: 'orders' })
 *
 * @throws DataverseError `PrivilegeDenied`, `RecordNotFoundByEntityKey` where there is none that the user may read
 */
export function* rowByKey(user: UserContext, table: Table, key: Readonly<Record<string, SqlValue>>): Steps<string> {
  requirePrivilege(user, 'Read', table)
  const id = yield* findByKey(user, ['Read'], table, key)
  if (id === undefined) throw dataverseError('RecordNotFoundByEntityKey', table.logicalName)
  return id
}

/** The same, undefined where there is no row with which the user may do one of these things. */
export function* findByKey(
  user: UserContext,
  any: readonly Verb[],
  table: Table,
  key: Readonly<Record<string, SqlValue>>,
): Steps<string | undefined> {
  const id = yield* idByKey(table, key)
  return id !== undefined && (yield* isWithin(user, any, table, id)) ? id : undefined
}
