import { dataverseError } from '@deskhand/contract/errors'
import type { StoredFile } from '../files/readFile.ts'
import type { Steps } from '../store/steps.ts'

/** The part of a file that is asked for, and what the answer says of it. */
export interface FilePart {
  readonly status: 200 | 206
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/**
 * Reads a file, or the part of it that a `Range` header names; the headers say its name and whole size.
 * Source: Dataverse wire, section 3.8.
 */
export function* filePart(file: StoredFile, rangeHeader: string | undefined): Steps<FilePart> {
  const { name, size, mimeType } = file
  const headers = {
    'Content-Disposition': disposition(name),
    'x-ms-file-name': encodeURIComponent(name),
    'x-ms-file-size': String(size),
    mimetype: mimeType,
    'Access-Control-Expose-Headers': 'x-ms-file-name, x-ms-file-size, x-ms-chunk-size, mimetype, Content-Disposition',
    'Accept-Ranges': 'bytes',
  }
  const range = readRange(rangeHeader, size)
  if (range === undefined) return { status: 200, headers, bytes: yield* file.bytes(0, size) }
  const bytes = yield* file.bytes(range.start, range.end + 1)
  return {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${range.start}-${range.end}/${size}`,
      'x-ms-chunk-size': String(bytes.length),
    },
    bytes,
  }
}

/** Names are ours or a caller's: quotes and line ends must not reach the header. */
const disposition = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`

/** One range; several, or anything not understood, are answered with the whole, as HTTP allows. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(header ?? '')
  if (match === null || (match[1] === '' && match[2] === '') || size === 0) return undefined
  const [, first = '', last = ''] = match
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start > end)
    throw dataverseError('InvalidArgument', `The range '${header}' lies outside of the file, which has ${size} bytes.`)
  return { start, end }
}
