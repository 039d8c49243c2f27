import { dataverseError } from '@deskhand/contract/errors'
import { PackageError } from '@deskhand/solution/packageError'
import { readXml, type XmlElement } from '@deskhand/solution/xml'
import type { JoinedRows, JoinKeyset } from '../store/boundJoin.ts'
import type { SqlType } from '../store/columns.ts'
import type { SqlValue } from '../store/steps.ts'

/** One of the values pages are sorted by. */
export interface CookieColumn {
  readonly name: string
  readonly type: SqlType
}

/** Which page a cookie was given with, and where that page ended. */
export interface PagingCookie {
  readonly page: number
  readonly last: JoinKeyset
}

/**
 * The annotation that leads to the next page, in the form of the platform: clients decode the inner cookie twice and
 * send it back as `paging-cookie`. It holds what the first and the last row were sorted by.
 *
 *     <cookie pagenumber="2" pagingcookie="(twice encoded cookie)" istracking="False" />
 *     <cookie page="1"><name last="b" first="a" /><workflowid last="{…}" first="{…}" /></cookie>
 *
 * Source: Microsoft Learn, "Page results using FetchXml".
 */
export function writePagingCookie(
  page: number,
  { first, last }: NonNullable<JoinedRows['edges']>,
  columns: readonly CookieColumn[],
): string {
  const parts = columns.map(
    ({ name, type }, place) =>
      `<${name} ${edge('last', last[place] ?? null, type)} ${edge('first', first[place] ?? null, type)} />`,
  )
  const cookie = `<cookie page="${page}">${parts.join('')}</cookie>`
  return `<cookie pagenumber="${page + 1}" pagingcookie="${encoded(encoded(cookie))}" istracking="False" />`
}

/** Reads a cookie that came back, decoded or not. */
export function readPagingCookie(text: string, columns: readonly CookieColumn[]): PagingCookie {
  const cookie = xmlOf(decoded(text))
  const page = /^[1-9]\d{0,8}$/.exec(cookie.attributes.page ?? '')?.[0]
  if (cookie.name !== 'cookie' || page === undefined || cookie.children.length !== columns.length) throw malformed()
  const last = columns.map(({ name, type }, place) => {
    const element = cookie.children[place]!
    if (element.name !== name) throw malformed()
    const value = element.attributes.last
    if (value !== undefined) return readValue(value, type)
    if (element.attributes.lastnull !== '1') throw malformed()
    return null
  })
  return { page: Number(page), last }
}

function edge(name: 'first' | 'last', value: SqlValue, type: SqlType): string {
  if (value === null) return `${name}null="1"`
  return `${name}="${type === 'guid' ? `{${String(value).toUpperCase()}}` : escaped(String(value))}"`
}

function readValue(text: string, type: SqlType): SqlValue {
  if (type === 'text') return text
  if (type === 'guid') {
    const guid = /^\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}$/i.exec(text)?.[1]
    if (guid === undefined) throw malformed()
    return guid.toLowerCase()
  }
  if (type === 'boolean') {
    if (/^(true|false|0|1)$/.test(text)) return text === 'true' || text === '1'
    throw malformed()
  }
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  const most = type === 'integer' ? 2_147_483_647 : type === 'time' ? 253_402_300_799_999 : Number.MAX_VALUE
  const least = type === 'time' ? -62_135_596_800_000 : -most
  if (!(value >= least && value <= most) || (type !== 'double' && !Number.isSafeInteger(value))) throw malformed()
  return value
}

function xmlOf(text: string): XmlElement {
  try {
    return readXml(text, 'The cookie', { depth: 2, nodes: 1000 })
  } catch (error) {
    if (error instanceof PackageError) throw malformed()
    throw error
  }
}

/** Clients send what they got through no, one or two decoders. */
function decoded(text: string): string {
  let result = text
  for (let times = 0; times < 2 && !result.startsWith('<'); times++) {
    try {
      result = decodeURIComponent(result)
    } catch (cause) {
      if (!(cause instanceof URIError)) throw cause
      throw malformed()
    }
  }
  return result
}

/** As the platform encodes: more than JavaScript does, and in lower case. */
const encoded = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Blanks and line ends that a reader of XML would change stand as numbers; what it cannot hold at all falls away. */
const escaped = (text: string): string =>
  text.replace(/[&<>"\t\r\n]/g, mark => escapes[mark] ?? `&#${mark.charCodeAt(0)};`)

const malformed = () =>
  dataverseError(
    'BadQuery',
    'The paging cookie is malformed. Send the one of the page before, decoded twice, with the same query.',
  )
