import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { columnsBefore, completeFlow } from '../flows/completeFlow.ts'
import { readContent } from '../store/readContent.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import { updateRow } from '../store/updateRow.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'
import { createRow } from './create.ts'
import { readRowBody } from './readRowBody.ts'
import { representation } from './representation.ts'
import { requireReferences } from './requireReferences.ts'
import { requireWritable } from './requireWritable.ts'

/**
 * `PATCH /set(id)`: changes a row, or creates it under this id where it is not there and the caller does not say
 * `If-Match`.
 * Source: Dataverse wire, sections 3.2 and 3.7.
 */
export const update: Verb<ResourceOf<'row'>> = async (request, parts) => {
  const { user, now } = request
  const { table, id } = request.resource
  const conditions = conditionsOf(request.headers)
  requireWritable(table, 'update')
  const exists = (await parts.store.read(() => retrieveRow(table, id, [table.key]))) !== undefined
  if (!exists) {
    if (conditions.mustExist) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
    requireWritable(table, 'create')
    requirePrivilege(user, 'Create', table)
    return createRow(request, table, id, await request.readJson(), parts)
  }
  if (conditions.mustNotExist) throw dataverseError('DuplicateRecord')
  await requireRow(parts.store, user, 'Write', table, id, [])
  const { values: written, references } = readRowBody(table, await request.readJson())
  if (written[table.key] !== undefined && written[table.key] !== id) throw otherKey(table, id)
  if (written.ownerid !== undefined) await requireRow(parts.store, user, 'Assign', table, id, [])
  await requireReferences(references, table, user, parts.store)
  const { [table.key]: _key, ...changed } = written
  const { version } = conditions
  const by = { userId: user.userId, now, ...(version !== undefined && { ifVersion: version }) }
  await parts.store.write(function* () {
    const values = table === workflow ? completeFlow(changed, yield* flowBefore(id), now, parts.readScript) : changed
    yield* updateRow(table, id, values, by)
  })
  parts.onChange(table)
  return representation(request, table, id, 200, parts)
}

/** What the columns of a flow that follow from others are made of. */
function* flowBefore(id: string): Steps<Readonly<Record<string, SqlValue>>> {
  const row: Record<string, SqlValue> = { ...(yield* retrieveRow(workflow, id, ['name', 'category'])) }
  for (const column of columnsBefore) {
    const found = yield* readContent(workflow, id, column)
    row[column] = found === undefined ? null : String(found.content)
  }
  return row
}

const otherKey = (table: Table, id: string): DataverseError =>
  dataverseError('InvalidArgument', `The body's '${table.key}' names another row than the URL, ${id}. Leave it out.`)
