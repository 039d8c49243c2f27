import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { columnsOf } from './columns.ts'
import { nextNumber } from './nextNumber.ts'
import { rightsChanged } from './rightsChanged.ts'
import { all, assembled, type Steps, sql } from './steps.ts'

/**
 * What follows when a user or a team goes to another business unit: its rows go along, and its roles, which are those of
 * the old unit, are taken away.
 *
 * @param table that of users or that of teams
 *
 * Source: Microsoft's page on changing the business unit of a user, with the settings as they are by default.
 */
export function* moveOwner(
  { logicalName }: Pick<Table, 'logicalName'>,
  id: string,
  businessUnitId: string,
): Steps<void> {
  const versionnumber = yield* nextNumber('versionnumber')
  for (const table of tables) {
    if (table.ownership !== 'user' || !columnsOf(table).has('owningbusinessunit')) continue
    const text = `update ${table.logicalName} set owningbusinessunit = ?, versionnumber = ? where ownerid = ?`
    yield* all(assembled(text, [businessUnitId, versionnumber, id]))
  }
  if (logicalName === 'team') yield* all(sql`delete from teamroles where teamid = ${id}`)
  else yield* all(sql`delete from systemuserroles where systemuserid = ${id}`)
  yield* rightsChanged()
}
