import { grantAccess as declaration } from '@deskhand/contract/operations/grantAccess'
import { shareRow } from '../store/shareRow.ts'
import { handleOperation } from './operationHandler.ts'
import { readSharing, requireSharing } from './sharing.ts'

/**
 * Shares a row. Who shares must be allowed to share it, and gives no more than they have; the rights given are added to
 * those the principal holds.
 * Source: Dataverse wire, section 2.4.
 */
export const grantAccess = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, parameters, _target, { store }) {
    const sharing = readSharing(parameters)
    await store.write(function* () {
      const share = yield* requireSharing(user, sharing)
      if (sharing.rights !== 0) yield* shareRow({ ...share, rights: sharing.rights })
    })
    return undefined
  },
})
