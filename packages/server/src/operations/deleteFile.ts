import { dataverseError } from '@deskhand/contract/errors'
import { deleteFile as declaration } from '@deskhand/contract/operations/deleteFile'
import { tables } from '@deskhand/contract/tables/index'
import { isWithin } from '../authorization/requireRow.ts'
import { writableFileColumn } from '../files/fileColumn.ts'
import { storeFile } from '../files/storeFile.ts'
import { findFile } from '../store/findFile.ts'
import { handleOperation } from './operationHandler.ts'

/** Who may write the row may. Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const deleteFile = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user, now }, { FileId }, _target, { store, onChange }) {
    const changed = await store.write(function* () {
      const found = yield* findFile(String(FileId))
      const table = tables.find(({ logicalName }) => logicalName === found?.table)
      if (found === undefined || table === undefined || !(yield* isWithin(user, ['Read'], table, found.id)))
        throw dataverseError('ObjectDoesNotExist', 'fileattachment', String(FileId))
      writableFileColumn(table, found.column)
      yield* storeFile({ user, now }, { ...found, table }, { name: null, content: null })
      return table
    })
    onChange(changed)
    return undefined
  },
})
