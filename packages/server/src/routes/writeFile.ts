import { isUtf8 } from 'node:buffer'
import { dataverseError } from '@deskhand/contract/errors'
import { checkFileName, maxBytes, writableFileColumn } from '../files/fileColumn.ts'
import { type FileWriter, storeFile } from '../files/storeFile.ts'
import { beginUpload, blockSize, finishUpload, tooLargeBlock, uploadBlock, uploadUnderWay } from '../files/upload.ts'
import { type Answer, noContent } from './answer.ts'
import type { ApiParts, ApiRequest, ResourceOf, Verb } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'

type FileRequest = ApiRequest<ResourceOf<'property'> | ResourceOf<'value'>>

/**
 * Writes the file of a column.
 *
 *     PATCH or PUT                                       the body is the file; `x-ms-file-name` names it
 *     PATCH with `x-ms-transfer-mode: chunked`           begins an upload: `Location` says where its chunks go
 *     PATCH ?sessiontoken=… with `Content-Range`         a chunk of at most 4 MB: 206, and 204 when all are there
 *     DELETE                                             takes the file away
 *
 * Source: Dataverse wire, section 3.8; Microsoft's page on file columns.
 */
export const writeFile: Verb<ResourceOf<'property'> | ResourceOf<'value'>> = async (request, parts) => {
  const { table, id, name: column } = request.resource
  const declared = writableFileColumn(table, column)
  const place = { table, id, column }
  const writer = writerOf(request)
  const options = new URLSearchParams(request.query)
  if (request.method === 'DELETE') return stored(place, { name: null, content: null })
  const token = options.get('sessiontoken')
  if (token !== null) return chunk(request, token, parts)
  const name = givenName(request, options)
  if (request.headers['x-ms-transfer-mode'] !== undefined) return begun(request, name, parts)
  if (name === null) throw dataverseError('InvalidArgument', nameMissing)
  return stored(place, { name, mimeType: null, content: await request.readBytes(maxBytes(declared)) })

  async function stored(at: typeof place, file: Parameters<typeof storeFile>[2]): Promise<Answer> {
    await parts.store.write(() => storeFile(writer, at, file))
    parts.onChange(table)
    return noContent
  }
}

const nameMissing =
  "The header x-ms-file-name must give the file's name: 1 to 200 characters, without a folder, percent-encoded where they are not ASCII."

async function begun(request: FileRequest, name: string | null, { store }: ApiParts): Promise<Answer> {
  const { table, id, name: column } = request.resource
  if (request.headers['x-ms-transfer-mode'] !== 'chunked')
    throw dataverseError(
      'InvalidArgument',
      `The header x-ms-transfer-mode is '${request.headers['x-ms-transfer-mode']}'; it must be 'chunked'.`,
    )
  const token = await store.write(() => beginUpload(writerOf(request), { table, id, column }, name))
  return {
    status: 200,
    headers: {
      'Accept-Ranges': 'bytes',
      Location: `${request.baseUrl}/${table.set}(${id})/${column}?sessiontoken=${token}`,
      'x-ms-chunk-size': String(blockSize),
      'Access-Control-Expose-Headers': 'x-ms-chunk-size',
    },
  }
}

async function chunk(request: FileRequest, token: string, parts: ApiParts): Promise<Answer> {
  const { table, id, name: column } = request.resource
  const writer = writerOf(request)
  const range = contentRange(request.headers['content-range'])
  if (range.end - range.start >= blockSize) throw tooLargeBlock(range.end - range.start + 1)
  if (range.total > maxBytes(writableFileColumn(table, column))) throw dataverseError('FileTooLarge')
  const bytes = await request.readBytes(blockSize)
  if (bytes.length !== range.end - range.start + 1)
    throw dataverseError(
      'InvalidArgument',
      `The chunk has ${bytes.length} bytes; its Content-Range says ${range.end - range.start + 1}.`,
    )
  const name = givenName(request, new URLSearchParams(request.query))
  const isWhole = await parts.store.write(function* () {
    const upload = yield* uploadUnderWay(writer, token)
    if (upload.table !== table || upload.id !== id || upload.column !== column)
      throw dataverseError('InvalidArgument', 'The sessiontoken belongs to another file.')
    // Chunks lie in the order of their ids.
    const size = yield* uploadBlock(writer, token, String(range.start).padStart(12, '0'), bytes)
    if (size < range.total) return false
    const { size: whole } = yield* finishUpload(writer, token, { name })
    if (whole !== range.total)
      throw dataverseError(
        'InvalidArgument',
        `The chunks have ${whole} bytes together, not ${range.total}: some overlap.`,
      )
    return true
  })
  if (!isWhole) return { status: 206 }
  parts.onChange(table)
  return noContent
}

function contentRange(header: string | undefined): { start: number; end: number; total: number } {
  const match = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/.exec(header?.trim() ?? '')
  const [start, end, total] = (match ?? []).slice(1).map(Number) as [number, number, number]
  if (match === null || start > end || end >= total)
    throw dataverseError(
      'InvalidArgument',
      `The header Content-Range is '${header ?? ''}'; it must say which bytes these are, for example bytes 0-4194303/25870370.`,
    )
  return { start, end, total }
}

const writerOf = ({ user, now, headers }: FileRequest): FileWriter => {
  const { version } = conditionsOf(headers)
  return version === undefined ? { user, now } : { user, now, version }
}

/** The header goes before the query parameter. Names that headers cannot hold come percent-encoded, or as UTF-8 all the same. */
function givenName({ headers }: FileRequest, options: URLSearchParams): string | null {
  const header = headers['x-ms-file-name']
  const name = header === undefined ? options.get('x-ms-file-name') : decoded(String(header))
  return name === null ? null : checkFileName(name, 'The header x-ms-file-name')
}

function decoded(header: string): string {
  const bytes = Buffer.from(header, 'latin1')
  const text = isUtf8(bytes) ? bytes.toString() : header
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
