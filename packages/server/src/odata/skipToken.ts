import { dataverseError } from '@deskhand/contract/errors'
import type { Column } from '@deskhand/contract/table'
import type { BoundOrder, Keyset } from '../store/boundQuery.ts'
import type { SqlValue } from '../store/steps.ts'
import { declarationOf } from './bindColumn.ts'

/** What `$skiptoken` says: which page comes, and behind which row it starts. */
export interface SkipToken {
  readonly page: number
  readonly after: Keyset
}

/**
 * Writes the token of the next page in the form Dataverse gives it, to be put into a URL as it is. Clients treat it
 * as opaque; it carries the sort values of the last row, so that page 1,000 costs what page 1 does.
 *
 *     <cookie pagenumber="2" pagingcookie="(twice encoded cookie)" istracking="False" />
 *     <cookie page="1"><name last="b" /><workflowid last="{…}" first="{…}" /></cookie>
 *
 * Source: Dataverse wire, section 3.5.
 */
export function writeSkipToken(token: SkipToken, orderBy: readonly BoundOrder[], key: string, firstId: string): string {
  const sorts = orderBy.map(({ column }, index) => sortElement(column.column, token.after.values[index] ?? null))
  const id = `<${key} last="${braced(token.after.id)}" first="${braced(firstId)}" />`
  const cookie = `<cookie page="${token.page - 1}">${sorts.join('')}${id}</cookie>`
  const outer = `pagenumber="${token.page}" pagingcookie="${encodedTwice(cookie)}" istracking="False"`
  return encodeURI(`<cookie ${outer} />`).replaceAll('%25', '%')
}

/** Reads a token that came back, decoded once with the rest of the query. */
export function readSkipToken(text: string, orderBy: readonly BoundOrder[], key: string): SkipToken {
  const outer = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(text)
  const elements = [...decodedCookie(outer?.[2]).matchAll(/<(\w+) (?:last="([^"]*)"|(lastnull)="1")[^>]*>/g)]
  const id = elements.pop()
  const names = orderBy.map(({ column }) => column.column)
  const guid = /^\{([0-9a-f-]{36})\}$/i.exec(id?.[2] ?? '')?.[1]?.toLowerCase()
  if (guid === undefined || id?.[1] !== key || elements.map(element => element[1]).join() !== names.join())
    throw malformed()
  const values = elements.map(([, , last], index) =>
    last === undefined ? null : readValue(declarationOf(orderBy[index]!.column), unescaped(last)),
  )
  return { page: Number(outer?.[1]), after: { values, id: guid } }
}

/** The platform writes escapes in small letters. */
const encodedTwice = (cookie: string): string => {
  const once = encodeURIComponent(cookie).replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())
  return encodeURIComponent(once)
}

const sortElement = (column: string, value: SqlValue): string =>
  value === null ? `<${column} lastnull="1" />` : `<${column} last="${escaped(String(value))}" />`

const braced = (id: string): string => `{${id.toUpperCase()}}`

function readValue(column: Column, text: string): SqlValue {
  switch (column.type) {
    case 'string':
    case 'memo':
    case 'lookup':
    case 'uniqueidentifier':
      return text
    case 'boolean':
      return text === 'true'
    default: {
      const value = Number(text)
      if (!Number.isFinite(value)) throw malformed()
      return value
    }
  }
}

function decodedCookie(text: string | undefined): string {
  try {
    // Once when the token came back through a URL decoder, twice when it did not.
    const once = decodeURIComponent(text ?? '')
    return once.startsWith('<') ? once : decodeURIComponent(once)
  } catch (cause) {
    if (cause instanceof URIError) throw malformed()
    throw cause
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, mark => escapes[mark]!)
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!)

const malformed = () =>
  dataverseError(
    'BadQuery',
    'The $skiptoken is malformed. Follow @odata.nextLink as it is, without changing the query.',
  )
