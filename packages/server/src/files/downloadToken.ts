import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'

/** Where a file is. */
export interface FileAt {
  readonly table: Table
  readonly id: string
  readonly column: string
}

/**
 * What a download in blocks goes on with. It says where the file is and gives no right to it: each block asks again.
 *
 * @example
 * placeOf(downloadToken({ table: desktopFlowBinary, id, column: 'data' })).column // 'data'
 */
export const downloadToken = ({ table, id, column }: FileAt): string =>
  Buffer.from(`${table.logicalName} ${id} ${column}`).toString('base64url')

/** Reads a token. @throws DataverseError for any other text */
export function placeOf(token: string): FileAt {
  const [name, id, column, ...more] = Buffer.from(token, 'base64url').toString().split(' ')
  const table = tables.find(({ logicalName }) => logicalName === name)
  const isFile =
    table !== undefined && Object.hasOwn(table.columns, column ?? '') && table.columns[column ?? '']?.type === 'file'
  if (!isFile || id === undefined || column === undefined || !guid.test(id) || more.length > 0)
    throw dataverseError(
      'InvalidArgument',
      'The FileContinuationToken is not known. Begin again with InitializeFileBlocksDownload.',
    )
  return { table, id, column }
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
