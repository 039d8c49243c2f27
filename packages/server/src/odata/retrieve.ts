import { dataverseError } from '@deskhand/contract/errors'
import { outOfReach } from '../authorization/requireRow.ts'
import { restrictParts } from '../authorization/restrict.ts'
import { accessColumns, mayAccess } from '../authorization/rowAccess.ts'
import type { BoundQuery, SelectedRow } from '../store/boundQuery.ts'
import { selectRows } from '../store/selectRows.ts'
import { appliedPreferences } from './appliedPreferences.ts'
import { bind } from './bind.ts'
import { contextUrl } from './contextUrl.ts'
import { annotationsOf, etagOf, formatRow } from './formatRow.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { prefer } from './prefer.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'

/**
 * Answers `GET /set(id)`: one row with its etag; 404 where there is none, 403 where the user may not read it.
 * Source: Dataverse wire, sections 3.4, 3.7 and 4.4.
 */
export async function retrieve(request: ReadRequest, id: string): Promise<ReadAnswer> {
  const { table, user, baseUrl, now } = request
  const options = parseQueryOptions(request.query)
  const preferences = prefer(request.prefer)
  const { select, expand, aliases } = options
  const asked = { ...(select && { select }), ...(expand && { expand }), ...(aliases && { aliases }) }
  const query = restrictParts(bind(table, asked, { user, now, preferences }).query, user)
  const row = await readRow(request, query, id)
  const etag = etagOf(row)
  const unconditional = expand !== undefined || preferences.annotations.length > 0
  if (!unconditional && request.ifNoneMatch === etag) return { status: 304, headers: { ETag: etag } }
  const context = `${contextUrl(baseUrl, query, options)}/$entity`
  const properties = formatRow(query, row, annotationsOf(preferences.annotations))
  return {
    status: 200,
    headers: { ETag: etag, ...appliedPreferences(preferences, ['odata.include-annotations']) },
    body: JSON.stringify({ '@odata.context': context, ...properties }),
  }
}

/** The row of a query by its key, when the user may read it. */
export async function readRow(request: ReadRequest, query: BoundQuery, id: string): Promise<SelectedRow> {
  const { table, user, store } = request
  const key = { path: [], table, column: table.key }
  const byKey: BoundQuery = {
    ...query,
    columns: [...query.columns, ...accessColumns(user, 'Read', table)],
    where: { kind: 'compare', operator: 'eq', column: key, with: { value: id } },
    limit: 1,
  }
  const large = query.expand.some(expand => expand.kind === 'many')
  const found = await store[large ? 'scan' : 'read'](function* () {
    const [row] = (yield* selectRows(byKey, store.dialect)).rows
    return row && { row, allowed: yield* mayAccess(user, 'Read', table, row.values) }
  })
  if (found === undefined) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
  if (!found.allowed) throw await outOfReach(store, user, 'Read', table, id)
  return found.row
}
