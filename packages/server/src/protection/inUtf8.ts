import { TextDecoder } from 'node:util'
import { dataverseError } from '@deskhand/contract/errors'

/**
 * A JSON body as UTF-8, whatever charset its Content-Type names.
 *
 * @example
 * inUtf8(Buffer.from('{}', 'utf16le'), 'application/json; charset=utf-16') // Buffer.from('{}')
 *
 * @throws DataverseError 400 for a charset that is not known, or bytes that are none of its text
 */
export function inUtf8(bytes: Buffer, contentType: string | undefined): Buffer {
  const charset = contentType === undefined ? undefined : named.exec(contentType)?.[1]
  if (charset === undefined || /^utf-?8$/i.test(charset)) return bytes
  const decoder = decoderOf(charset)
  try {
    return Buffer.from(decoder.decode(bytes))
  } catch {
    throw dataverseError('BadQuery', `The request body is not text in '${charset}', as its Content-Type says.`)
  }
}

const named = /;\s*charset\s*=\s*"?([^\s;"]{1,40})/i

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    throw dataverseError('BadQuery', `The Content-Type names the charset '${charset}', which is not known. Use utf-8.`)
  }
}
