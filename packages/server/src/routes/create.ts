import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { completeFlow } from '../flows/completeFlow.ts'
import { insertRow } from '../store/insertRow.ts'
import type { SqlValue } from '../store/steps.ts'
import type { Answer } from './answer.ts'
import type { ApiParts, ApiRequest, ResourceOf, Verb } from './apiRequest.ts'
import { readRowBody } from './readRowBody.ts'
import { representation } from './representation.ts'
import { requireReferences } from './requireReferences.ts'
import { requireWritable } from './requireWritable.ts'

/**
 * `POST /set`: a new row. 204 with its URL, or 201 with the row where the caller asks for it.
 * Source: Dataverse wire, section 3.7.
 */
export const create: Verb<ResourceOf<'set'>> = async (request, parts) => {
  const { table } = request.resource
  requireWritable(table, 'create')
  requirePrivilege(request.user, 'Create', table)
  return createRow(request, table, undefined, await request.readJson(), parts)
}

/** Makes the row a body describes, under the id of the URL, of the body, or a new one. */
export async function createRow(
  request: ApiRequest,
  table: Table,
  idInUrl: string | undefined,
  body: unknown,
  parts: ApiParts,
): Promise<Answer> {
  const { user, now } = request
  const { values: written, references } = readRowBody(table, body)
  requireRequired(table, written)
  await requireReferences(references, table, request.user, parts.store)
  const id = idInUrl ?? (written[table.key] as string | undefined) ?? parts.newId(now)
  const complete = table === workflow ? completeFlow(written, undefined, now, parts.readScript) : written
  const values = { ...complete, [table.key]: id }
  await parts.store.write(() => insertRow(table, values, { userId: user.userId, now }))
  parts.onChange(table)
  return representation(request, table, id, 201, parts)
}

function requireRequired(table: Table, values: Readonly<Record<string, SqlValue>>): void {
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.required !== true || values[name] !== undefined) continue
    const navigation = Object.values(column.targets ?? {})[0]
    throw dataverseError(
      'InvalidArgument',
      `The column '${name}' of '${table.logicalName}' must have a value.${navigation === undefined ? '' : ` Set it with '${navigation}@odata.bind'.`}`,
    )
  }
}
