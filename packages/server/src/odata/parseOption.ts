import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { parseApply } from './parseApply.ts'
import { parseFilter } from './parseFilter.ts'
import { parseOrderBy } from './parseOrderBy.ts'
import { parseSelect } from './parseSelect.ts'
import type { ExpandItem, QueryOptions } from './query.ts'

/** Reads one `$` option and puts it to those read before; each may stand once. */
export function parseOption(
  options: QueryOptions,
  name: string,
  text: string,
  parseExpand: (text: string) => readonly ExpandItem[],
): QueryOptions {
  switch (name) {
    case '$select':
      return { ...once(options, 'select', name), select: parseSelect(text) }
    case '$filter':
      return { ...once(options, 'filter', name), filter: parseFilter(text) }
    case '$orderby':
      return { ...once(options, 'orderBy', name), orderBy: parseOrderBy(text) }
    case '$expand':
      return { ...once(options, 'expand', name), expand: parseExpand(text) }
    case '$top':
      return { ...once(options, 'top', name), top: parseTop(text) }
    case '$count':
      return { ...once(options, 'count', name), count: parseCount(text) }
    case '$skiptoken':
      return { ...once(options, 'skipToken', name), skipToken: text }
    case '$skip':
      throw dataverseError('BadQuery', 'Skip Clause is not supported in CRM')
    case '$apply':
      return { ...once(options, 'apply', name), apply: parseApply(text) }
    default:
      throw dataverseError('BadQuery', `The query parameter '${name}' is not supported.`)
  }
}

function once(options: QueryOptions, member: keyof QueryOptions, name: string): QueryOptions {
  if (options[member] === undefined) return options
  throw givenTwice(name)
}

/** What the platform says to an option that stands twice. */
export const givenTwice = (name: string): DataverseError =>
  dataverseError(
    'BadQuery',
    `Query option '${name}' was specified more than once, but it must be specified at most once.`,
  )

function parseTop(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw dataverseError(
    'BadQuery',
    `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
  )
}

function parseCount(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw dataverseError(
    'BadQuery',
    `Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`,
  )
}
