import { revokeAccess as declaration } from '@deskhand/contract/operations/revokeAccess'
import { requireRow } from '../authorization/requireRow.ts'
import { unshareRow } from '../store/unshareRow.ts'
import { principalOf } from './grantAccess.ts'
import { handleOperation } from './operationHandler.ts'
import { referenceOf } from './referenceOf.ts'

/** Takes back all that was shared with one principal. Source: Dataverse wire, section 2.4. */
export const revokeAccess = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, parameters, _target, { store }) {
    const target = referenceOf('Target', parameters.Target)
    const principal = principalOf('Revokee', parameters.Revokee)
    await requireRow(store, user, 'Share', target.table, target.id, [])
    await store.write(() =>
      unshareRow({ table: target.table.logicalName, rowId: target.id, principalId: principal.id }),
    )
    return undefined
  },
})
