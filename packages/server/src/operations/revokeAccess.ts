import { revokeAccess as declaration } from '@deskhand/contract/operations/revokeAccess'
import { rowWithin } from '../authorization/requireRow.ts'
import { unshareRow } from '../store/unshareRow.ts'
import { handleOperation } from './operationHandler.ts'
import { locate } from './referenceOf.ts'
import { principalOf, sharedRow } from './sharing.ts'

/** Takes back all that was shared with one principal. Source: Dataverse wire, section 2.4. */
export const revokeAccess = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, parameters, _target, { store }) {
    const keys = { target: sharedRow(parameters.Target), principal: principalOf('Revokee', parameters.Revokee) }
    await store.write(function* () {
      const target = yield* locate(user, keys.target)
      const principal = yield* locate(user, keys.principal)
      yield* rowWithin(user, 'Share', target.table, target.id, [])
      yield* unshareRow({ table: target.table.logicalName, rowId: target.id, principalId: principal.id })
    })
    return undefined
  },
})
