import { dataverseError } from '@deskhand/contract/errors'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { removeProperty, updateProperty } from './updateProperty.ts'
import { writeFile } from './writeFile.ts'
import { writeVerb } from './writeVerb.ts'

/**
 * Writes one column: a file as its bytes, anything else as `{"value": …}`.
 * Source: Dataverse wire, sections 3.7 and 3.8.
 */
export const writeProperty: Verb<ResourceOf<'property'>> = (request, parts) => {
  const { column, name } = request.resource
  if (column.type === 'file') return writeFile(request, parts)
  if (request.method === 'PATCH') throw dataverseError('MethodNotAllowed', 'PATCH', name)
  return request.method === 'DELETE' ? remove(request, parts) : update(request, parts)
}

const update = writeVerb(updateProperty)
const remove = writeVerb(removeProperty)

/** `PATCH`, `PUT` or `DELETE` of `/set(id)/column/$value`: files only. */
export const writeValue: Verb<ResourceOf<'value'>> = (request, parts) => {
  const { column, name } = request.resource
  if (column.type === 'file') return writeFile(request, parts)
  throw dataverseError('MethodNotAllowed', request.method, `${name}/$value`)
}
