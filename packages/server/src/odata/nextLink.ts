import type { BoundQuery, SelectedRows } from '../store/boundQuery.ts'
import type { ReadRequest } from './readRequest.ts'
import { writeSkipToken } from './skipToken.ts'

/** The URL of the next page: that of this one with a token that says where to go on. */
export function nextLink(request: ReadRequest, query: BoundQuery, found: SelectedRows, page: number): string {
  const { table } = query
  const firstId = String(found.rows[0]?.values[table.key])
  const token = writeSkipToken({ page: page + 1, after: found.next! }, query.orderBy, table.key, firstId)
  return linkToPage(request, token)
}

/** The URL of the request with another `$skiptoken`, which is encoded already. */
export function linkToPage(request: ReadRequest, token: string): string {
  const kept = request.query
    .split('&')
    .filter(part => part !== '' && !/^(\$|%24)skiptoken=/i.test(part))
    .map(part => part.replaceAll('+', '%20'))
  return `${request.baseUrl}/${request.path ?? request.table.set}?${[...kept, `$skiptoken=${token}`].join('&')}`
}
