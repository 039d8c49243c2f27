import { dataverseError } from '@deskhand/contract/errors'
import { uploadBlock as declaration } from '@deskhand/contract/operations/uploadBlock'
import { uploadBlock as upload } from '../files/upload.ts'
import { handleOperation } from './operationHandler.ts'

/** Keeps a block until the upload is committed. Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const uploadBlock = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user, now }, { BlockId, BlockData, FileContinuationToken }, _target, { store }) {
    const id = String(BlockId)
    if (!blockId.test(id))
      throw dataverseError(
        'InvalidArgument',
        `The parameter 'BlockId' is '${id.slice(0, 100)}'; it must be base64 of at most 64 bytes.`,
      )
    await store.write(() => upload({ user, now }, String(FileContinuationToken), id, BlockData as Uint8Array))
    return undefined
  },
})

/** 64 bytes are 88 characters of base64. */
const blockId = /^[a-z\d+/_-]{1,86}={0,2}$/i
