import { isUtf8 } from 'node:buffer'
import { dataverseError } from '@deskhand/contract/errors'

/** How deep arrays and objects may stand in each other. */
const deepest = 100
/** Most values of one body: far more than a thousand rows with all their columns. */
const mostValues = 1_000_000

/**
 * Parses JSON from outside. Depth and number of values are counted before anything is built, since a body of brackets
 * takes a hundred times its size as objects. Undefined where there is nothing to parse.
 *
 * @throws DataverseError 400 that says what is wrong, or 413
 */
export function boundedJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  if (!isUtf8(bytes)) throw dataverseError('BadQuery', notUtf8)
  requireBounded(bytes)
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw dataverseError('BadQuery', `The request body is not JSON: ${(error as Error).message}.`)
  }
}

const notUtf8 =
  'The request body is not UTF-8. Send it so, or name its charset, for example: Content-Type: application/json; charset=iso-8859-1'

const quote = 0x22
const backslash = 0x5c

function requireBounded(bytes: Buffer): void {
  let depth = 0
  let values = 1
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case quote:
        at = endOfText(bytes, at)
        break
      case 0x5b: // [
      case 0x7b: // {
        values++
        if (++depth > deepest)
          throw dataverseError('BadQuery', `The request body is nested deeper than ${deepest} levels.`)
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
        break
      case 0x2c: // ,
        if (++values > mostValues)
          throw dataverseError('PayloadTooLarge', `The request body holds more than ${mostValues} values.`)
        break
    }
  }
}

/** Where the text that begins at a quote ends; at the end of the bytes where it does not. */
function endOfText(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(quote, start + 1); at >= 0; at = bytes.indexOf(quote, at + 1)) {
    let slashes = 0
    while (bytes[at - 1 - slashes] === backslash && at - 1 - slashes > start) slashes++
    if (slashes % 2 === 0) return at
  }
  return bytes.length
}
