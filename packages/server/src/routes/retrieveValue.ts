import { dataverseError } from '@deskhand/contract/errors'
import type { Column } from '@deskhand/contract/table'
import { requireRow } from '../authorization/requireRow.ts'
import { readFile, type StoredFile } from '../files/readFile.ts'
import { formatValue } from '../odata/formatRow.ts'
import { isContent } from '../store/columns.ts'
import { readContent } from '../store/readContent.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import { type Answer, noContent } from './answer.ts'
import type { ApiRequest, ResourceOf, Verb } from './apiRequest.ts'

type ValueRequest = ApiRequest<ResourceOf<'value'>>

/**
 * `GET /set(id)/column/$value`: the bare value. Text comes as text, a file as its bytes with its name; nothing there
 * is a 204. The platform documents no Content-Type for text columns; JSON texts are given as plain text, which every
 * client known reads, and which keeps a client from unpacking what it asked for raw.
 * Source: Dataverse wire, sections 3.8 and Open questions, 1.
 */
export const retrieveValue: Verb<ResourceOf<'value'>> = async (request, parts) => {
  const { table, id, name, column } = request.resource
  if (column.type === 'file') {
    await requireRow(parts.store, request.user, 'Read', table, id, [])
    return parts.store.read(function* () {
      const file = yield* readFile(table, id, name)
      return file === undefined ? noContent : yield* fileAnswer(file, request)
    })
  }
  const columnName = column.type === 'lookup' ? name.slice('_'.length, -'_value'.length) : name
  const content = isContent(column)
  const row = await requireRow(parts.store, request.user, 'Read', table, id, content ? [] : [columnName])
  if (!content) return textAnswer(row[columnName] ?? null, column)
  const found = await parts.store.read(() => readContent(table, id, name))
  return textAnswer(found === undefined ? null : String(found.content), column)
}

function textAnswer(value: SqlValue, column: Column): Answer {
  const shown = formatValue(column, column.type === 'boolean' && value !== null ? Boolean(value) : value)
  if (shown === null) return noContent
  return { status: 200, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: String(shown) }
}

function* fileAnswer(file: StoredFile, request: ValueRequest): Steps<Answer> {
  const { name, size, mimeType } = file
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': disposition(name),
    'x-ms-file-name': encodeURIComponent(name),
    'x-ms-file-size': String(size),
    mimetype: mimeType,
    'Access-Control-Expose-Headers': 'x-ms-file-name, x-ms-file-size, x-ms-chunk-size, mimetype, Content-Disposition',
    'Accept-Ranges': 'bytes',
  }
  const range = readRange(request.headers.range, size)
  if (range === undefined) return { status: 200, headers, body: yield* file.bytes(0, size) }
  const part = yield* file.bytes(range.start, range.end + 1)
  return {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${range.start}-${range.end}/${size}`,
      'x-ms-chunk-size': String(part.length),
    },
    body: part,
  }
}

/** Names are ours or a caller's: quotes and line ends must not reach the header. */
const disposition = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`

/** One range; several, or anything not understood, are answered with the whole, as HTTP allows. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null || (match[1] === '' && match[2] === '') || size === 0) return undefined
  const [, first = '', last = ''] = match
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start > end)
    throw dataverseError('InvalidArgument', `The range '${header}' lies outside of the file, which has ${size} bytes.`)
  return { start, end }
}
