import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import type { ApiParts } from '../routes/apiRequest.ts'
import { writeRows } from '../routes/writeRows.ts'
import type { Steps } from '../store/steps.ts'
import { payloadError } from '../writing/readRowBody.ts'
import { type RowKey, rowKeyAt } from '../writing/rowKey.ts'
import type { Writing } from '../writing/writing.ts'
import type { OperationCall } from './operationHandler.ts'

/** A row among the `Targets` of an operation on several. */
export type Target = Readonly<Record<string, unknown>>

/** Does the same to each of the targets, in one transaction: all of them or none. */
export function eachTarget<Result>(
  call: OperationCall,
  targets: readonly Target[],
  parts: ApiParts,
  write: (writing: Writing, target: Target) => Steps<Result>,
): Promise<readonly Result[]> {
  return writeRows(call, parts, function* (writing) {
    const done: Result[] = []
    for (const target of targets) done.push(yield* write(writing, target))
    return done
  })
}

/** The targets of a call, each of which must say of which table it is. */
export function readTargets(table: Table, targets: unknown): readonly Target[] {
  const rows = targets as readonly Target[]
  if (rows.length > most)
    throw dataverseError('InvalidArgument', `'Targets' has ${rows.length} rows; ${most} is the most for one request.`)
  const expected = `Microsoft.Dynamics.CRM.${table.logicalName}`
  for (const [index, row] of rows.entries()) {
    const type = row['@odata.type']
    if (typeof type !== 'string' || type.replace(/^#/, '') !== expected)
      throw payloadError(table, `'Targets[${index}]' must say of which table it is: "@odata.type": "${expected}".`)
  }
  return rows
}

const most = 1000

/** The key of a target: its `@odata.id`, or its primary key. */
export function keyOf(table: Table, target: Target): RowKey {
  const url = target['@odata.id']
  const key = typeof url === 'string' ? rowKeyAt(url) : undefined
  if (key?.table === table) return key
  const id = target[table.key]
  if (url === undefined && typeof id === 'string' && guid.test(id)) return { table, id: id.toLowerCase() }
  throw payloadError(
    table,
    `Each row of 'Targets' must say which one it is: by '${table.key}', or by "@odata.id": "${table.set}(<key>)".`,
  )
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
