import type { OrderBy } from './query.ts'
import { split } from './split.ts'
import { syntaxError } from './syntaxError.ts'

/**
 * Reads `$orderby`: paths or parameter aliases between commas, each ascending unless `desc` follows.
 *
 * @example
 * parseOrderBy('statuscode,createdon desc')
 *
 * @throws QuerySyntaxError with the position
 */
export function parseOrderBy(text: string): readonly OrderBy[] {
  return split(text, ',').map(({ text: item, at }) => {
    const [path = '', direction, ...more] = item.split(/\s+/)
    if (!sortable.test(path) || more.length > 0 || (direction !== undefined && !/^(?:asc|desc)$/.test(direction)))
      throw syntaxError(item === '' ? 'Expression expected' : 'Syntax error', at, text)
    return { path: path.split('/'), descending: direction === 'desc', at }
  })
}

const sortable = /^(?:@[a-z_]\w{0,127}|[a-z_]\w{0,127}(?:\/[a-z_]\w{0,127})*)$/i
