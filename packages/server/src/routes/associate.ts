import { dataverseError } from '@deskhand/contract/errors'
import type { Steps } from '../store/steps.ts'
import { associateRows, disassociateRows, type RowAt } from '../writing/associateRows.ts'
import { payloadError } from '../writing/readRowBody.ts'
import { idOf, type RowKey, rowKeyAt } from '../writing/rowKey.ts'
import type { Writing } from '../writing/writing.ts'
import type { ResourceOf } from './apiRequest.ts'
import type { WriteRequest, WriteVerb } from './writeVerb.ts'

type ReferenceRequest = WriteRequest<ResourceOf<'reference'>>

/**
 * `POST /set(id)/collection/$ref` and `PUT /set(id)/lookup/$ref` with `{"@odata.id": "set(id)"}`.
 * Source: Dataverse wire, section 3.7.
 */
export const associate: WriteVerb<ResourceOf<'reference'>> = function* (request, body, writing) {
  const { resource, method } = request
  const { navigation } = resource
  if (resource.related !== undefined || (method === 'PUT') !== (navigation.kind === 'single'))
    throw dataverseError('MethodNotAllowed', method, `${resource.name}/$ref`)
  const url = typeof body === 'object' && body !== null && '@odata.id' in body ? body['@odata.id'] : undefined
  const key = referenced(request, url)
  yield* associateRows(writing, resource, navigation, { table: key.table, id: yield* idOf(writing.user, key) })
  return null
}

/**
 * `DELETE /set(id)/collection(id)/$ref`, `DELETE /set(id)/collection/$ref?$id=<url>` and
 * `DELETE /set(id)/lookup/$ref`.
 */
export const disassociate: WriteVerb<ResourceOf<'reference'>> = function* (request, _body, writing) {
  const { resource } = request
  yield* disassociateRows(writing, resource, resource.navigation, yield* relatedRow(request, writing))
  return null
}

function* relatedRow(request: ReferenceRequest, { user }: Writing): Steps<RowAt | undefined> {
  const { navigation, related } = request.resource
  if (navigation.kind === 'single') return undefined
  const key = related ?? referenced(request, new URLSearchParams(request.query).get('$id'))
  return { table: key.table, id: yield* idOf(user, key) }
}

/** The row a reference names, which must be one that the navigation property can lead to. */
function referenced({ resource }: ReferenceRequest, url: unknown): RowKey {
  const { table, name, navigation } = resource
  const targets = navigation.kind === 'single' ? navigation.targets : [navigation.table]
  const key = typeof url === 'string' ? rowKeyAt(url) : undefined
  if (key !== undefined && targets.includes(key.table)) return key
  const example = `${targets[0]?.set}(<guid>)`
  throw payloadError(
    table,
    navigation.kind !== 'single' && resource.related === undefined && url === null
      ? `Say which row is taken out of '${name}': DELETE ${table.set}(<guid>)/${name}(<guid>)/$ref, or …/$ref?$id=${example}.`
      : `'@odata.id' must name a row of ${targets.map(one => `'${one.logicalName}'`).join(' or ')}, for example {"@odata.id":"${example}"}.`,
  )
}
