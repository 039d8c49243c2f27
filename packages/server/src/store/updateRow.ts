import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { columnsOf, isContent, toParameter } from './columns.ts'
import { DuplicateKeyError } from './duplicateKeyError.ts'
import { ownerColumns, type Writer } from './insertRow.ts'
import { nextNumber } from './nextNumber.ts'
import { rowsChanged } from './rowsChanged.ts'
import { assembled, one, quoted, type SqlValue, type Steps } from './steps.ts'
import { writeContent } from './writeContent.ts'

/**
 * Changes the columns given. With `ifVersion` only while the row still has that version.
 *
 * @returns the row's new version
 * @throws DataverseError `ObjectDoesNotExist`, `ConcurrencyVersionMismatch`, `DuplicateRecord`
 */
export function* updateRow(
  table: Table,
  id: string,
  values: Readonly<Record<string, SqlValue>>,
  { userId, realUserId = null, now, ifVersion }: Writer & { readonly ifVersion?: number },
): Steps<number> {
  const columns = columnsOf(table)
  const contents = Object.entries(values).filter(([name]) => table.columns[name] && isContent(table.columns[name]))
  const versionnumber = yield* nextNumber('versionnumber')
  const row: Record<string, SqlValue> = {
    ...Object.fromEntries(Object.entries(values).filter(([name]) => !contents.some(([content]) => content === name))),
    ...(typeof values.ownerid === 'string' ? yield* ownerColumns(values, userId) : {}),
    modifiedby: userId,
    modifiedon: now,
    ...(columns.has('modifiedonbehalfby') && { modifiedonbehalfby: realUserId }),
    versionnumber,
  }
  const names = Object.keys(row)
  const unknown = names.find(name => !columns.has(name))
  if (unknown !== undefined) throw new Error(`'${table.logicalName}' has no SQL column '${unknown}'.`)
  const parameters = names.map(name => toParameter(columns.get(name)!, row[name]!))
  const guard = ifVersion === undefined ? '' : ' and versionnumber = ?'
  const text = `update ${table.logicalName} set ${names.map(name => `${quoted(name)} = ?`).join(', ')} where ${table.key} = ?${guard} returning ${table.key}`
  let changed: unknown
  try {
    changed = yield* one(assembled(text, [...parameters, id, ...(ifVersion === undefined ? [] : [ifVersion])]))
  } catch (error) {
    throw error instanceof DuplicateKeyError ? dataverseError('DuplicateRecord') : error
  }
  if (changed === undefined) {
    const exists = yield* one(assembled(`select 1 as found from ${table.logicalName} where ${table.key} = ?`, [id]))
    throw exists
      ? dataverseError('ConcurrencyVersionMismatch')
      : dataverseError('ObjectDoesNotExist', table.logicalName, id)
  }
  for (const [column, content] of contents) {
    yield* writeContent(table, id, column, { content: content as string | Uint8Array | null })
  }
  yield* rowsChanged(table)
  return versionnumber
}
