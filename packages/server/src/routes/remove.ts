import { removeRow } from '../writing/removeRow.ts'
import type { ResourceOf } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'
import type { WriteVerb } from './writeVerb.ts'

/** `DELETE /set(id)`. Source: Dataverse wire, section 3.7. */
export const remove: WriteVerb<ResourceOf<'row'>> = function* ({ resource: { table, id }, headers }, _body, writing) {
  yield* removeRow(writing, table, id, conditionsOf(headers).version)
  return null
}
