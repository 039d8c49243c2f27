import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { parseExpand } from './parseExpand.ts'
import { parseFilter } from './parseFilter.ts'
import { givenTwice, parseOption } from './parseOption.ts'
import type { Expression, QueryOptions } from './query.ts'
import { syntaxError } from './syntaxError.ts'
import { maxLength } from './token.ts'

/**
 * Reads a whole query string, as it stands behind `?`. A blank may come as `%20` or `+`. Unknown options with `$` are
 * errors, other unknown parameters are passed over. Each option stands once.
 *
 * @example
 * parseQueryOptions('$filter=category+eq+6&$select=name,workflowid&$orderby=name')
 *
 * Source: Dataverse wire, sections 3.1 and 3.5.
 */
export function parseQueryOptions(query: string): QueryOptions {
  if (query.length > maxLength) throw dataverseError('UriTooLong', maxLength)
  const empty = query === '' ? -1 : query.search(/(?:^|&)(?=[&=]|$)/)
  if (empty >= 0) throw syntaxError('Query option expected', empty, query)
  let options: QueryOptions = {}
  let aliases: Record<string, Expression> | undefined
  for (const [name, value] of parameters(query)) {
    if (name.startsWith('$')) options = parseOption(options, name, value, parseExpand)
    else if (name.startsWith('@')) {
      aliases ??= {}
      if (Object.hasOwn(aliases, name)) throw givenTwice(name)
      aliases[aliasNamed(name)] = parseFilter(value)
    } else if (name === 'fetchXml') options = { ...options, fetchXml: value }
    else if (name === 'savedQuery' || name === 'userQuery') throw noSuchView(name, value)
    else if (name === 'sql')
      throw dataverseError(
        'NotImplemented',
        "The query parameter 'sql' is not supported. Use $filter, $apply or fetchXml.",
      )
  }
  return aliases === undefined ? options : { ...options, aliases }
}

function aliasNamed(name: string): string {
  if (/^@[a-z_]\w{0,127}$/i.test(name)) return name
  throw dataverseError('BadQuery', `'${name.slice(0, 100)}' is not the name of a parameter alias, as @p1 is.`)
}

/** There are no stored views here, so none has the id. */
function noSuchView(name: string, id: string): DataverseError {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    return dataverseError('ObjectDoesNotExist', name.toLowerCase(), id.toLowerCase())
  return dataverseError('BadQuery', `The query parameter '${name}' wants the id of a view, not '${id.slice(0, 100)}'.`)
}

/** The parameters of a query string, decoded, in order. */
export function* parameters(query: string): Iterable<readonly [name: string, value: string]> {
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    yield equals < 0 ? [decoded(part), ''] : [decoded(part.slice(0, equals)), decoded(part.slice(equals + 1))]
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause
    throw dataverseError('BadQuery', `The query part '${text.slice(0, 100)}' is not correctly percent-encoded.`)
  }
}
