import type { IncomingMessage } from 'node:http'
import { dataverseError } from '@deskhand/contract/errors'
import { boundedJson } from '../protection/boundedJson.ts'
import { inUtf8 } from '../protection/inUtf8.ts'

/** The longest body that is read: a script of 16 million characters fits, whatever its characters. */
export const maxBodyBytes = 128 * 1024 * 1024

/**
 * Reads the body of a request as JSON; undefined where there is none. Read only after the caller is known, so that
 * a stranger cannot fill memory. Of the Content-Type only the charset is looked at: nothing but JSON is understood.
 */
export async function readJsonBody(request: IncomingMessage, limit = maxBodyBytes): Promise<unknown> {
  return boundedJson(inUtf8(await readBodyBytes(request, limit, tooLarge), request.headers['content-type']))
}

/** Reads the body of a request that is a file. */
export const readFileBody = (request: IncomingMessage, limit: number): Promise<Uint8Array> =>
  readBodyBytes(request, limit, () => dataverseError('FileTooLarge'))

/** By events: an iterator over the stream costs several times as much for the short bodies that callers send. */
function readBodyBytes(request: IncomingMessage, limit: number, tooLarge: (limit: number) => Error): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && !/^\s*(?:identity)?\s*$/i.test(encoding)) return reject(compressed(encoding))
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge(limit))
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else reject(tooLarge(limit))
    })
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    const refuseRest = (): void => reject(dataverseError('BadQuery', cutShort))
    request.on('error', refuseRest)
    request.on('close', () => request.complete || refuseRest())
  })
}

const cutShort = 'The request ended before its body was whole.'

const compressed = (encoding: string): Error =>
  dataverseError(
    'BadQuery',
    `The request body has the Content-Encoding '${encoding.slice(0, 100)}', which is not read. Send it as it is.`,
  )

const tooLarge = (limit: number) =>
  dataverseError('PayloadTooLarge', `The request body is larger than ${limit} bytes, the most that is read.`)
