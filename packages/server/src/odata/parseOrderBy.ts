import type { OrderBy } from './query.ts'
import { split } from './split.ts'
import { syntaxError } from './syntaxError.ts'

/**
 * Reads `$orderby`: paths between commas, each ascending unless `desc` follows.
 *
 * @example
 * parseOrderBy('statuscode,createdon desc')
 */
export function parseOrderBy(text: string): readonly OrderBy[] {
  return split(text, ',').map(({ text: item, at }) => {
    const match = /^([a-z_]\w*(?:\/[a-z_]\w*)*)(?:\s+(asc|desc))?$/i.exec(item)
    if (match?.[1] === undefined) throw syntaxError(item === '' ? 'Expression expected' : 'Syntax error', at, text)
    return { path: match[1].split('/'), descending: match[2] === 'desc', at }
  })
}
