import { dataverseError } from '@deskhand/contract/errors'
import { downloadBlock as declaration } from '@deskhand/contract/operations/downloadBlock'
import { requireRow } from '../authorization/requireRow.ts'
import { placeOf } from '../files/downloadToken.ts'
import { readFile } from '../files/readFile.ts'
import { blockSize, tooLargeBlock } from '../files/upload.ts'
import { handleOperation } from './operationHandler.ts'

/** Who asks must still be allowed to read the row. Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const downloadBlock = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, { Offset, BlockLength, FileContinuationToken }, _target, { store }) {
    const { table, id, column } = placeOf(String(FileContinuationToken))
    const [offset, length] = [Number(Offset), Number(BlockLength)]
    if (length > blockSize) throw tooLargeBlock(length)
    await requireRow(store, user, 'Read', table, id, [])
    const bytes = await store.read(function* () {
      const file = yield* readFile(table, id, column)
      if (file === undefined || offset < 0 || length < 1 || offset >= file.size)
        throw dataverseError(
          'InvalidArgument',
          `The block of ${length} bytes from ${offset} lies outside of the file, which has ${file?.size ?? 0} bytes.`,
        )
      return yield* file.bytes(offset, Math.min(offset + length, file.size))
    })
    return { Data: Buffer.from(bytes).toString('base64') }
  },
})
