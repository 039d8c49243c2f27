import { requireRow } from '../authorization/requireRow.ts'
import { readFile } from '../files/readFile.ts'
import { propertyAnswer, retrieveProperty as read } from '../odata/retrieveProperty.ts'
import { noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { filePart } from './filePart.ts'
import { readRequest } from './readRequest.ts'

/** `GET /set(id)/column`: one value as JSON; a file, or the part a Range names, as base64. Source: Dataverse wire, sections 3.4 and 3.8. */
export const retrieveProperty: Verb<ResourceOf<'property'>> = async (request, parts) => {
  const { table, id, name, column } = request.resource
  const asked = readRequest(request, table, parts)
  if (column.type !== 'file') return read(asked, id, name)
  await requireRow(parts.store, request.user, 'Read', table, id, [])
  return parts.store.read(function* () {
    const file = yield* readFile(table, id, name)
    if (file === undefined) return noContent
    const { status, headers, bytes } = yield* filePart(file, request.headers.range)
    const answer = propertyAnswer(asked, id, name, Buffer.from(bytes).toString('base64'))
    return { ...answer, status, headers: { ...headers, ...answer.headers } }
  })
}
