import { dataverseError } from '@deskhand/contract/errors'

/** One part of a multipart body: its headers, names in lower case, and what stands below them. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Cuts a multipart body at its delimiter lines. Lines may end with a bare line feed; what stands before the first
 * delimiter and behind the last is passed over. A body whose closing delimiter is missing was cut short and is refused
 * whole. Linear in the size of the body, whatever it holds; parts share its memory.
 *
 *     body      = [ preamble ] 1*( delimiter part ) closing [ epilogue ]
 *     delimiter = "--" boundary *blank newline
 *     closing   = "--" boundary "--"
 *     part      = *( name ":" value newline ) newline content newline
 *
 * Source: RFC 2046, section 5.1; Dataverse wire, section 3.9.
 */
export function multipart(body: Buffer, boundary: string, mostParts: number): readonly Part[] {
  const parts: Part[] = []
  let { next, closes } = delimiterFrom(body, boundary, 0)
  while (!closes) {
    const following = delimiterFrom(body, boundary, next)
    if (parts.length === mostParts) throw dataverseError('BadQuery', tooMany(mostParts))
    parts.push(partOf(body.subarray(next, Math.max(next, following.end))))
    ;({ next, closes } = following)
  }
  return parts
}

/**
 * The boundary that a Content-Type names, or undefined where it names no `multipart/mixed`.
 *
 * @example
 * boundaryOf('multipart/mixed; boundary="batch_1"') // 'batch_1'
 */
export function boundaryOf(contentType: string | undefined): string | undefined {
  if (!/^\s*multipart\/mixed\s*(?:;|$)/i.test(contentType ?? '')) return undefined
  const match = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType ?? '')
  const boundary = match?.[1] ?? match?.[2] ?? ''
  if (/^[\x20-\x7e]{0,199}[\x21-\x7e]$/.test(boundary)) return boundary
  throw dataverseError(
    'BadQuery',
    "The Content-Type multipart/mixed must name a boundary of at most 200 characters, for example 'multipart/mixed; boundary=batch_1'.",
  )
}

interface Delimiter {
  /** Where the content before it ends, without the newline that belongs to the delimiter. */
  readonly end: number
  /** Where the line below it begins. */
  readonly next: number
  readonly closes: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const dash = 0x2d

/** The next line that is a delimiter. */
function delimiterFrom(body: Buffer, boundary: string, from: number): Delimiter {
  const text = `--${boundary}`
  for (let at = body.indexOf(text, from); at >= 0; at = body.indexOf(text, at + 1)) {
    if (at > 0 && body[at - 1] !== lineFeed) continue
    const behind = at + text.length
    const end = body[at - 2] === carriageReturn ? at - 2 : at - 1
    if (body[behind] === dash && body[behind + 1] === dash) return { end, next: body.length, closes: true }
    let next = behind
    while (body[next] === 0x20 || body[next] === 0x09) next++
    if (body[next] === carriageReturn) next++
    if (body[next] === lineFeed) return { end, next: next + 1, closes: false }
  }
  throw dataverseError('BadQuery', `The batch ends without its closing delimiter '--${boundary}--'.`)
}

const mostHeaders = 100

function partOf(bytes: Buffer): Part {
  const lines = headerLines(bytes)
  return { headers: headersOf(lines.texts), body: bytes.subarray(lines.next) }
}

/**
 * The headers of a part or of a request inside one, from their lines.
 *
 * @example
 * headersOf(['Content-ID: 1']) // { 'content-id': '1' }
 */
export function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null)
  for (const line of lines) {
    const match = /^([!#$%&'*+.^_`|~0-9a-z-]+)[ \t]*:(.*)$/i.exec(line)
    if (match?.[1] === undefined || match[2] === undefined)
      throw dataverseError('BadQuery', `A header in the batch could not be read: '${line.slice(0, 100)}'.`)
    const name = match[1].toLowerCase()
    const value = match[2].trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return headers
}

/** The lines up to the first empty one, and where the content below it begins. */
export function headerLines(bytes: Buffer): { readonly texts: readonly string[]; readonly next: number } {
  const texts: string[] = []
  let at = 0
  while (at < bytes.length) {
    const feed = bytes.indexOf(lineFeed, at)
    const stop = feed < 0 ? bytes.length : feed
    const text = bytes.toString('utf8', at, bytes[stop - 1] === carriageReturn && stop > at ? stop - 1 : stop)
    at = stop + 1
    if (text === '') break
    if (texts.push(text) > mostHeaders)
      throw dataverseError('BadQuery', `A part of the batch has more than ${mostHeaders} headers.`)
  }
  return { texts, next: Math.min(at, bytes.length) }
}

const tooMany = (most: number): string =>
  `The current batch message contains too many parts. Only batch messages with a maximum number of '${most}' query operations and change sets are allowed.`
