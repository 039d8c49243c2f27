import { dataverseError } from '@deskhand/contract/errors'
import { commitFileBlocksUpload as declaration } from '@deskhand/contract/operations/commitFileBlocksUpload'
import { checkFileName } from '../files/fileColumn.ts'
import { finishUpload } from '../files/upload.ts'
import { fileIdOf } from '../store/fileIdOf.ts'
import { handleOperation } from './operationHandler.ts'

/** Makes the blocks the file of the column. Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const commitFileBlocksUpload = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user, now }, { FileName, MimeType, BlockList, FileContinuationToken }, _target, { store, onChange }) {
    const name = checkFileName(String(FileName), "The parameter 'FileName'")
    const mimeType = checkMimeType(String(MimeType))
    const order = BlockList as readonly string[]
    const file = await store.write(() =>
      finishUpload({ user, now }, String(FileContinuationToken), { name, mimeType }, order),
    )
    onChange(file.target)
    return { FileId: fileIdOf(file.target, file.id, file.column), FileSizeInBytes: file.size }
  },
})

/** It comes back as a header. */
function checkMimeType(text: string): string {
  if (/^[\w.+-]{1,100}\/[\w.+-]{1,100}(\s*;[\x20-\x7e]{0,100})?$/.test(text)) return text
  throw dataverseError(
    'InvalidArgument',
    `The parameter 'MimeType' is '${text.slice(0, 100)}'; it must be a type such as application/octet-stream.`,
  )
}
