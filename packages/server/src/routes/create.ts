import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { createRow } from '../writing/createRow.ts'
import { readRowBody } from '../writing/readRowBody.ts'
import { requireWritable } from '../writing/requireWritable.ts'
import type { ResourceOf } from './apiRequest.ts'
import type { WriteVerb } from './writeVerb.ts'

/**
 * `POST /set`: a new row, and those that lie in it. 204 with its URL, or 201 with the row where the caller asks for it.
 * Source: Dataverse wire, section 3.7.
 */
export const create: WriteVerb<ResourceOf<'set'>> = function* ({ resource: { table } }, body, writing) {
  requireWritable(table, 'create')
  requirePrivilege(writing.user, 'Create', table)
  const id = yield* createRow(writing, table, readRowBody(table, body, { ...writing, change: 'create' }))
  return { table, id, isNew: true }
}
