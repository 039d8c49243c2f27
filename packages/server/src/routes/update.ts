import { upsertRow } from '../writing/upsertRow.ts'
import type { ResourceOf } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'
import type { WriteVerb } from './writeVerb.ts'

/**
 * `PATCH /set(id)`: changes a row, or creates it under this key where it is not there and the caller does not say
 * `If-Match`.
 * Source: Dataverse wire, sections 3.2 and 3.7.
 */
export const update: WriteVerb<ResourceOf<'row'>> = function* ({ resource, headers }, body, writing) {
  const { id, isNew } = yield* upsertRow(writing, resource, body, conditionsOf(headers))
  return { table: resource.table, id, isNew }
}
