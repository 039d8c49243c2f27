import { changeRow, requireChange } from '../writing/changeRow.ts'
import { payloadError, readRowBody } from '../writing/readRowBody.ts'
import type { ResourceOf } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'
import type { WriteVerb } from './writeVerb.ts'

/** `PUT /set(id)/column` with `{"value": …}`: changes one column. Source: Dataverse wire, section 3.7. */
export const updateProperty: WriteVerb<ResourceOf<'property'>> = function* ({ resource, headers }, body, writing) {
  const { table, id, name } = resource
  requireChange(writing, table)
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
  if (!isObject || !('value' in body))
    throw payloadError(table, `The request body must be the new value of '${name}': {"value": …}.`)
  yield* changeRow(writing, table, id, readRowBody(table, { [name]: body.value }), conditionsOf(headers).version)
  return null
}

/** `DELETE /set(id)/column`: the column has no value any more. */
export const removeProperty: WriteVerb<ResourceOf<'property'>> = function* ({ resource, headers }, _body, writing) {
  const { table, id, name } = resource
  requireChange(writing, table)
  yield* changeRow(writing, table, id, readRowBody(table, { [name]: null }), conditionsOf(headers).version)
  return null
}
