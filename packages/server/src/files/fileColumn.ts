import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'

/** A column of a table that holds files. @throws DataverseError for any other column */
export function fileColumn(table: Table, name: string): Column {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  if (column?.type === 'file') return column
  throw dataverseError('InvalidArgument', `'${name}' is no file column of '${table.logicalName}'.`)
}

/** The same for one that callers may write. */
export function writableFileColumn(table: Table, name: string): Column {
  const column = fileColumn(table, name)
  if (column.readOnly === true)
    throw dataverseError('InvalidArgument', `The column '${name}' of '${table.logicalName}' cannot be written.`)
  return column
}

/** The largest file of a column, in bytes. */
export const maxBytes = (column: Column): number => (column.maxSizeInKB ?? 0) * 1024

/** A file's name as a caller gives it. @param place where it stands, for the sentence */
export function checkFileName(name: string, place: string): string {
  const isName = name !== '' && name !== '.' && name !== '..' && name.length <= 200 && name.isWellFormed()
  if (!isName || /[\u0000-\u001f\u007f/\\]/.test(name))
    throw dataverseError(
      'InvalidArgument',
      `${place} must give the file's name: 1 to 200 characters, without a folder.`,
    )
  return name
}
