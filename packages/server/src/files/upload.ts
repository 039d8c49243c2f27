import { randomUUID } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { rowWithin } from '../authorization/requireRow.ts'
import { addBlock } from '../store/addBlock.ts'
import { type Blocks, closeUpload } from '../store/closeUpload.ts'
import { openUpload, type Upload } from '../store/openUpload.ts'
import type { Steps } from '../store/steps.ts'
import { uploadOf } from '../store/uploadOf.ts'
import { maxBytes, writableFileColumn } from './fileColumn.ts'
import { type FileWriter, storeFile } from './storeFile.ts'

/** The most bytes of a block. Source: Dataverse wire, section 3.8; Microsoft's page on file columns. */
export const blockSize = 4 * 1024 * 1024

/** ms after which an upload that nobody goes on with is forgotten. */
const patience = 60 * 60 * 1000

/** Begins an upload in blocks. @returns the token that the blocks name */
export function* beginUpload(
  { user, now }: FileWriter,
  { table, id, column }: { readonly table: Table; readonly id: string; readonly column: string },
  fileName: string | null,
): Steps<string> {
  writableFileColumn(table, column)
  yield* rowWithin(user, 'Write', table, id, [])
  const token = randomUUID()
  const upload = { token, table: table.logicalName, id, column, fileName, userId: user.userId }
  yield* openUpload(upload, now, now - patience)
  return token
}

/**
 * Adds a block to an upload; one that comes again replaces the first.
 *
 * @returns how many bytes there are now
 */
export function* uploadBlock(writer: FileWriter, token: string, blockId: string, bytes: Uint8Array): Steps<number> {
  const { table, column } = yield* uploadUnderWay(writer, token)
  if (bytes.length > blockSize) throw tooLargeBlock(bytes.length)
  const size = yield* addBlock(token, blockId, bytes, writer.now)
  if (size > maxBytes(writableFileColumn(table, column))) throw dataverseError('FileTooLarge')
  return size
}

export const tooLargeBlock = (size: number) =>
  dataverseError(
    'InvalidArgument',
    `Invalid file chunk size: ${Math.ceil(size / 1024 / 1024)} MB. Maximum chunk size supported: 4 MB.`,
  )

/**
 * Makes the blocks a file, which replaces the one in the column.
 *
 * @param order the ids of the blocks, in the order in which the file is put together; all of them, by their ids, where
 * nothing is said
 */
export function* finishUpload(
  writer: FileWriter,
  token: string,
  file: { readonly name?: string | null; readonly mimeType?: string | null },
  order?: readonly string[],
): Steps<Upload & { readonly size: number; readonly target: Table }> {
  const { table, ...upload } = yield* uploadUnderWay(writer, token)
  const blocks = yield* closeUpload(token)
  const content = joined(blocks, order ?? [...blocks.keys()])
  const name = file.name ?? upload.fileName ?? upload.column
  yield* storeFile(writer, { table, ...upload }, { name, mimeType: file.mimeType ?? null, content })
  return { ...upload, table: table.logicalName, target: table, size: content.length }
}

/** The upload of a token that its user may go on with. */
export function* uploadUnderWay(
  { user, now }: FileWriter,
  token: string,
): Steps<Omit<Upload, 'table'> & { readonly table: Table }> {
  const upload = yield* uploadOf(token, now - patience)
  const table = tables.find(({ logicalName }) => logicalName === upload?.table)
  if (upload === undefined || table === undefined || upload.userId !== user.userId)
    throw dataverseError(
      'InvalidArgument',
      'The token of the upload is not known, or nobody went on with the upload for an hour. Begin it again.',
    )
  return { ...upload, table }
}

function joined(blocks: Blocks, order: readonly string[]): Uint8Array {
  const parts = order.map(id => {
    const block = blocks.get(id)
    if (block === undefined)
      throw dataverseError(
        'InvalidArgument',
        `'BlockList' names the block '${id.slice(0, 100)}', which was not uploaded.`,
      )
    return block
  })
  if (new Set(order).size !== order.length) throw dataverseError('InvalidArgument', "'BlockList' names a block twice.")
  return Buffer.concat(parts)
}
