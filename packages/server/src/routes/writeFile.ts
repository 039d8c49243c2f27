import { dataverseError } from '@deskhand/contract/errors'
import { requireRow } from '../authorization/requireRow.ts'
import { updateRow } from '../store/updateRow.ts'
import { writeContent } from '../store/writeContent.ts'
import { noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'

/**
 * `PATCH` or `PUT /set(id)/column`: the body becomes the file, in one piece, under the name that `x-ms-file-name`
 * says; `DELETE` takes it away.
 * Source: Dataverse wire, section 3.8.
 */
export const writeFile: Verb<ResourceOf<'property'>> = async (request, { store, onChange }) => {
  const { method, headers, user, now } = request
  const { table, id, name: columnName, column } = request.resource
  if (column.readOnly === true)
    throw dataverseError('InvalidArgument', `The column '${columnName}' of '${table.logicalName}' cannot be written.`)
  if (headers['x-ms-transfer-mode'] !== undefined)
    throw dataverseError(
      'NotImplemented',
      'Files are uploaded in one piece here. Leave x-ms-transfer-mode out and send the file as the body.',
    )
  await requireRow(store, user, 'Write', table, id, [])
  const { version } = conditionsOf(headers)
  const limit = (column.maxSizeInKB ?? 0) * 1024
  const file =
    method === 'DELETE'
      ? { name: null, content: null }
      : { name: fileName(headers['x-ms-file-name']), content: await request.readBytes(limit) }
  await store.write(function* () {
    yield* updateRow(table, id, {}, { userId: user.userId, now, ...(version !== undefined && { ifVersion: version }) })
    yield* writeContent(table, id, columnName, file)
  })
  onChange(table)
  return noContent
}

/** Names that headers cannot hold come percent-encoded. */
function fileName(header: string | readonly string[] | undefined): string {
  const name = decoded(String(header ?? ''))
  if (name === '' || name.length > 200 || /[\u0000-\u001f\u007f/\\]/.test(name))
    throw dataverseError(
      'InvalidArgument',
      "The header x-ms-file-name must give the file's name: 1 to 200 characters, without a folder, percent-encoded where they are not ASCII.",
    )
  return name
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
