import { dataverseError } from '@deskhand/contract/errors'

/** The rows that the requests of a batch have made or changed, by the Content-ID of the request. */
export interface ContentIds {
  /** Puts the row's URL down under a request's Content-ID. */
  declare(contentId: string, url: string): void
  /**
   * A URL, without the service root, with the reference at its beginning replaced: `$1/ownerid/$ref`.
   * @throws DataverseError 400 where no request before it has that Content-ID
   */
  inUrl(url: string): string
  /** A JSON body with the references in `…@odata.bind` and `@odata.id` replaced, however deep they stand. */
  inBody(body: unknown): unknown
}

/** @param outer those of the batch, where these are the ones of a change set, which may use the same names anew */
export function contentIds(outer?: ContentIds): ContentIds {
  const urls = new Map<string, string>()
  const replaced = (text: string): string => {
    const match = reference.exec(text)
    if (match?.[1] === undefined || words.has(match[1])) return text
    const url = urls.get(match[1])
    if (url !== undefined) return url + text.slice(match[0].length)
    if (outer !== undefined) return outer.inUrl(text)
    throw dataverseError('ContentIdUnknown', match[1])
  }
  const inBody = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inBody)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, refers(name) ? eachText(member, replaced) : inBody(member)]),
    )
  }
  return {
    declare: (contentId, url) => void urls.set(contentId, url),
    inUrl: replaced,
    inBody,
  }
}

const reference = /^\/?\$([\w.~-]+)(?=[/?]|$)/

/** What begins like a reference and is none. */
const words: ReadonlySet<string> = new Set(['metadata', 'batch', 'entity', 'all', 'crossjoin'])

const refers = (member: string): boolean => member.endsWith('@odata.bind') || member === '@odata.id'

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map(one => (typeof one === 'string' ? change(one) : one))
  return typeof value === 'string' ? change(value) : value
}
