import { dataverseError } from '@deskhand/contract/errors'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { createChild } from '../writing/createRow.ts'
import { readRowBody } from '../writing/readRowBody.ts'
import { requireWritable } from '../writing/requireWritable.ts'
import type { ResourceOf } from './apiRequest.ts'
import type { WriteVerb } from './writeVerb.ts'

/**
 * `POST /set(id)/collection`: a new row that lies in a collection of another; answered as one made by `POST /set`.
 * Source: OData 4.0, part 1, section 11.4.2.
 */
export const createRelated: WriteVerb<ResourceOf<'related'>> = function* ({ resource, method }, body, writing) {
  const { table, id, name, navigation, related, count } = resource
  if (navigation.kind === 'single' || related !== undefined || count)
    throw dataverseError('MethodNotAllowed', method, count ? `${name}/$count` : name)
  requireWritable(navigation.table, 'create')
  requirePrivilege(writing.user, 'Create', navigation.table)
  const row = readRowBody(navigation.table, body, { change: 'create' })
  const made = yield* createChild(writing, { table, id }, navigation, row)
  return { table: navigation.table, id: made, isNew: true }
}
