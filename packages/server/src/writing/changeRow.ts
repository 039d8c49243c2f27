import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { rowWithin } from '../authorization/requireRow.ts'
import { writerOf } from '../authorization/writerOf.ts'
import { columnsBefore, completeFlow } from '../flows/completeFlow.ts'
import { isPrincipal } from '../store/columns.ts'
import { moveOwner } from '../store/moveOwner.ts'
import { readContent } from '../store/readContent.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import { updateRow } from '../store/updateRow.ts'
import { fullName, nameColumns } from './fullName.ts'
import { lookupsOf } from './lookupsOf.ts'
import type { RowBody } from './readRowBody.ts'
import { requireSafeChange } from './requireSafeChange.ts'
import { requireWritable } from './requireWritable.ts'
import { stateAndStatus } from './stateAndStatus.ts'
import type { Writing } from './writing.ts'

/**
 * Changes the columns of a row that a body names. A body that names none changes nothing, not even the version. A user
 * or team that goes to another business unit takes its rows along and leaves its roles behind.
 *
 * @param version the version the row must still have
 *
 * Source: Dataverse wire, sections 3.2 and 3.7.
 */
export function* changeRow(writing: Writing, table: Table, id: string, body: RowBody, version?: number): Steps<void> {
  const { user, now } = writing
  requireWritable(table, 'update')
  const hasState = table.columns.statecode !== undefined
  const isOwner = isPrincipal(table)
  const before = ['versionnumber']
  if (hasState) before.push('statecode')
  if (isOwner) before.push('businessunitid')
  if (table === systemUser) before.push(...nameColumns)
  const row = yield* rowWithin(user, 'Write', table, id, before)
  if (version !== undefined && row.versionnumber !== version) throw dataverseError('ConcurrencyVersionMismatch')
  const { [table.key]: key, ...values } = body.values
  if (key !== undefined && key !== id)
    throw dataverseError(
      'InvalidArgument',
      `The body's '${table.key}' names another row than the URL, ${id}. Leave it out.`,
    )
  const written = { ...values, ...(yield* lookupsOf(writing, table, body.references)) }
  if (Object.keys(written).length === 0) return
  yield* requireSafeChange(user, table, id, written)
  if (written.ownerid !== undefined) yield* rowWithin(user, 'Assign', table, id, [])
  if (body.references.some(({ column, key }) => column !== 'ownerid' && key.table.ownership === 'user'))
    yield* rowWithin(user, 'Append', table, id, [])
  const changed = { ...written, ...stateAndStatus(table, written, row.statecode ?? null, id) }
  const complete =
    table === workflow
      ? yield* changedFlow(writing, id, changed)
      : { ...changed, ...(table === systemUser && fullName(written, row)) }
  yield* updateRow(table, id, complete, {
    ...writerOf(user, now),
    ...(version !== undefined && { ifVersion: version }),
  })
  writing.changed.add(table)
  const unit = changed.businessunitid
  if (isOwner && typeof unit === 'string' && unit !== row.businessunitid) yield* moveOwner(table, id, unit)
}

/** Refuses a caller who may change no row of the table, before anything is said of the body. */
export function requireChange({ user }: Writing, table: Table): void {
  requireWritable(table, 'update')
  requirePrivilege(user, 'Write', table)
}

/** The columns of a flow that follow from those given. */
function* changedFlow(
  { now, readScript }: Writing,
  id: string,
  changed: Readonly<Record<string, SqlValue>>,
): Steps<Readonly<Record<string, SqlValue>>> {
  const { statuscode: _reason, ...flow } = changed
  const before: Record<string, SqlValue> = { ...(yield* retrieveRow(workflow, id, ['name', 'category'])) }
  for (const column of columnsBefore) {
    const found = yield* readContent(workflow, id, column)
    before[column] = found === undefined ? null : String(found.content)
  }
  return completeFlow(flow, before, now, readScript)
}
