import { dataverseError } from '@deskhand/contract/errors'
import { initializeFileBlocksDownload as declaration } from '@deskhand/contract/operations/initializeFileBlocksDownload'
import { requireRow } from '../authorization/requireRow.ts'
import { downloadToken } from '../files/downloadToken.ts'
import { fileColumn } from '../files/fileColumn.ts'
import { readFile } from '../files/readFile.ts'
import { handleOperation } from './operationHandler.ts'
import { locate, referenceOf } from './referenceOf.ts'

/** Says what there is to download. Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const initializeFileBlocksDownload = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, { Target, FileAttributeName }, _target, { store }) {
    const key = referenceOf('Target', Target)
    const { table } = key
    const column = String(FileAttributeName)
    fileColumn(table, column)
    const { id } = await store.read(() => locate(user, key))
    await requireRow(store, user, 'Read', table, id, [])
    const file = await store.read(() => readFile(table, id, column))
    if (file === undefined)
      throw dataverseError('InvalidArgument', `The column '${column}' of ${table.set}(${id}) holds no file.`)
    return {
      FileSizeInBytes: file.size,
      FileName: file.name,
      FileContinuationToken: downloadToken({ table, id, column }),
      IsChunkingSupported: true,
    }
  },
})
