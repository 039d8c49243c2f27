import { initializeFileBlocksUpload as declaration } from '@deskhand/contract/operations/initializeFileBlocksUpload'
import { checkFileName } from '../files/fileColumn.ts'
import { beginUpload } from '../files/upload.ts'
import { handleOperation } from './operationHandler.ts'
import { locate, referenceOf } from './referenceOf.ts'

/** Begins an upload; who may write the row may. Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const initializeFileBlocksUpload = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user, now }, { Target, FileAttributeName, FileName }, _target, { store }) {
    const row = referenceOf('Target', Target)
    const name = checkFileName(String(FileName), "The parameter 'FileName'")
    const column = String(FileAttributeName)
    const token = await store.write(function* () {
      return yield* beginUpload({ user, now }, { ...(yield* locate(user, row)), column }, name)
    })
    return { FileContinuationToken: token }
  },
})
