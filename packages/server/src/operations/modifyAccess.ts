import { modifyAccess as declaration } from '@deskhand/contract/operations/modifyAccess'
import { shareRow } from '../store/shareRow.ts'
import { unshareRow } from '../store/unshareRow.ts'
import { handleOperation } from './operationHandler.ts'
import { readSharing, requireSharing } from './sharing.ts'

/** Shares a row for exactly the rights given, in place of those the principal held by sharing. Source: Dataverse wire, section 2.4. */
export const modifyAccess = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, parameters, _target, { store }) {
    const sharing = readSharing(parameters)
    await store.write(function* () {
      const share = yield* requireSharing(user, sharing)
      yield* unshareRow(share)
      if (sharing.rights !== 0) yield* shareRow({ ...share, rights: sharing.rights })
    })
    return undefined
  },
})
