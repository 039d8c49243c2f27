import { dataverseError } from '@deskhand/contract/errors'
import type { Verb } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { requireOwnerReads } from '../authorization/requireOwnerReads.ts'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { rowWithin } from '../authorization/requireRow.ts'
import { isPolymorphic, tableColumn } from '../store/columns.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import type { Reference } from './readRowBody.ts'
import { idOf } from './rowKey.ts'
import type { Writing } from './writing.ts'

/**
 * The values of lookups that a body points somewhere. The rows must be there, and within the caller's reach: else a
 * connection could be pointed to machines of somebody else.
 */
export function* lookupsOf(
  { user }: Writing,
  table: Table,
  references: readonly Reference[],
): Steps<Record<string, SqlValue>> {
  const values: Record<string, SqlValue> = {}
  for (const { column, key } of references) {
    const id = yield* idOf(user, key)
    if (column === 'ownerid') {
      yield* requireOwner(key.table, id)
      if (id !== user.userId) yield* requireOwnerReads(table, { table: key.table, id })
    } else for (const verb of verbsFor(table, column, key.table)) yield* rowWithin(user, verb, key.table, id, [])
    if (column !== 'ownerid' && needsAppend(key.table)) requirePrivilege(user, 'Append', table)
    Object.assign(values, lookupValue(table, column, key.table, id))
  }
  return values
}

/** A lookup as the store keeps it: with the table it points into, where there are several. */
export function lookupValue(table: Table, column: string, target: Table, id: string): Record<string, SqlValue> {
  const declared = table.columns[column]
  return declared !== undefined && isPolymorphic(declared)
    ? { [column]: id, [tableColumn(column)]: target.logicalName }
    : { [column]: id }
}

/**
 * What a caller must be allowed to do with a row to point to it.
 *
 *     a part of it (deleted with it)          Write, AppendTo
 *     by a lookup of Deskhand's own           Read: who may use a machine may connect to it
 *     a row that has an owner                 Read, AppendTo
 *     any other                               Read
 *
 * Source: Dataverse wire, sections 5.5 and 5.6.
 */
function verbsFor(table: Table, column: string, target: Table): readonly Verb[] {
  if (table.columns[column]?.cascadeDelete === true) return ['Write', 'AppendTo']
  return needsAppend(target) && !column.startsWith('dh_') ? ['Read', 'AppendTo'] : ['Read']
}

const needsAppend = ({ ownership }: Table): boolean => ownership === 'user'

/** Users and owner teams own rows; teams that only share access do not. */
function* requireOwner(table: Table, id: string): Steps<void> {
  const isTeam = table.logicalName === 'team'
  const owner = yield* retrieveRow(table, id, isTeam ? ['teamtype'] : [table.key])
  if (owner === undefined) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
  if (isTeam && owner.teamtype === accessTeam)
    throw dataverseError('InvalidArgument', `The team ${id} is an access team and cannot own rows. Use an owner team.`)
}

const accessTeam = 1
