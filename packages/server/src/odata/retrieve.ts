import { appliedPreferences } from './appliedPreferences.ts'
import { formatHeaders } from './jsonFormat.ts'
import { readPlan } from './readPlan.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'
import { readRow } from './readRow.ts'
import { etagOf } from './rowWriter.ts'

/**
 * Answers `GET /set(id)`: one row with its etag; 404 where there is none that the user may read, 304 where
 * the caller has this version.
 * Source: Dataverse wire, sections 3.2, 3.4, 3.7 and 4.4.
 */
export async function retrieve(request: ReadRequest, id: string): Promise<ReadAnswer> {
  const plan = readPlan(request)
  const { preferences, query, format } = plan
  const row = await readRow(request, plan, id)
  const etag = etagOf(row)
  const conditional = query.expand.length === 0 && preferences.annotations.length === 0
  if (conditional && names(request.ifNoneMatch, etag)) return { status: 304, headers: { ETag: etag } }
  return {
    status: 200,
    headers: {
      ETag: etag,
      ...formatHeaders(format),
      ...appliedPreferences(preferences, ['odata.include-annotations']),
    },
    body: plan.write(row, request.baseUrl),
  }
}

/** Whether `If-None-Match` names this version: one etag or several, weak or not; the literal `null` names none. */
const names = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(one => one.trim().replace(/^(?:W\/)?/, 'W/') === etag) === true
