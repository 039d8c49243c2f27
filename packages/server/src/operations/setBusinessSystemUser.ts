import { dataverseError } from '@deskhand/contract/errors'
import { setBusinessSystemUser as declaration } from '@deskhand/contract/operations/setBusinessSystemUser'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { tables } from '@deskhand/contract/tables/index'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { levelOf } from '../authorization/userContext.ts'
import { writerOf } from '../authorization/writerOf.ts'
import { writeRows } from '../routes/writeRows.ts'
import { assignRows, ownsRows } from '../store/assignRows.ts'
import type { Steps } from '../store/steps.ts'
import { changeRow } from '../writing/changeRow.ts'
import { lookupsOf } from '../writing/lookupsOf.ts'
import { emptyBody } from '../writing/readRowBody.ts'
import { idOf, type RowKey } from '../writing/rowKey.ts'
import type { Writing } from '../writing/writing.ts'
import { handleOperation } from './operationHandler.ts'
import { referenceOf } from './referenceOf.ts'
import { principalOf } from './sharing.ts'

/**
 * Moves a user to another business unit, as a change of its `businessunitid` does. Its rows go along, or are given to
 * somebody else before.
 * Source: Microsoft's page on the action.
 */
export const setBusinessSystemUser = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Write', systemUser, id, [])
  },
  async run(call, parameters, _target, parts) {
    const unit = referenceOf('BusinessUnit', parameters.BusinessUnit)
    if (unit.table !== businessUnit)
      throw dataverseError(
        'InvalidArgument',
        `The parameter 'BusinessUnit' names a '${unit.table.logicalName}'; it must be a business unit.`,
      )
    if (parameters.DoNotMoveAllRecords === true)
      throw dataverseError(
        'InvalidArgument',
        "Rows lie in the business unit of their owner here: 'DoNotMoveAllRecords' cannot be true. Give the rows to somebody of that unit, by 'ReassignPrincipal'.",
      )
    const owner = principalOf('ReassignPrincipal', parameters.ReassignPrincipal)
    await writeRows(call, parts, function* (writing) {
      yield* giveRowsTo(writing, call.id, owner)
      const references = [{ column: 'businessunitid', key: unit }]
      yield* changeRow(writing, systemUser, call.id, { ...emptyBody, references })
    })
    return undefined
  },
})

/** For who may assign all rows of the tables that the user owns some of, to somebody who may read them. */
function* giveRowsTo(writing: Writing, userId: string, owner: RowKey): Steps<void> {
  const { user, now, changed } = writing
  const ownerId = yield* idOf(user, owner)
  if (ownerId === userId) return
  for (const table of tables) {
    if (table.ownership !== 'user' || !(yield* ownsRows(table, userId))) continue
    requirePrivilege(user, 'Assign', table)
    if (levelOf(user, 'Assign', table.logicalName) !== 'Global')
      throw dataverseError(
        'AccessDenied',
        `Access is denied. The rows of '${table.set}' that the user ${userId} owns are given away by who may assign all rows of the table; prvAssign${table.schemaName} reaches less far here.`,
      )
    yield* lookupsOf(writing, table, [{ column: 'ownerid', key: owner }])
    yield* assignRows(table, userId, ownerId, writerOf(user, now))
    changed.add(table)
  }
}
