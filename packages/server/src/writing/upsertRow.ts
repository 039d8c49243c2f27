import { dataverseError } from '@deskhand/contract/errors'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { isWithin } from '../authorization/requireRow.ts'
import { findByKey } from '../authorization/rowByKey.ts'
import type { Steps } from '../store/steps.ts'
import { changeRow, requireChange } from './changeRow.ts'
import { createRow } from './createRow.ts'
import { readRowBody } from './readRowBody.ts'
import { requireWritable } from './requireWritable.ts'
import type { RowKey } from './rowKey.ts'
import type { Writing } from './writing.ts'

/** What must be true of the row before it is written. */
export interface Conditions {
  /** The row must be there: never create it. */
  readonly mustExist: boolean
  /** The row must not be there: never change it. */
  readonly mustNotExist: boolean
  /** The row must have this version. */
  readonly version?: number
}

/**
 * Changes the row of this key, or creates it with the key's values where there is none. A row that the user may neither
 * read nor write is none: the new one is refused as a second one of the same key.
 *
 * @param complete what the body of a change becomes first
 *
 * Source: Dataverse wire, sections 3.2 and 3.7.
 */
export function* upsertRow(
  writing: Writing,
  key: RowKey,
  body: unknown,
  { mustExist, mustNotExist, version }: Conditions,
  complete: (body: unknown) => unknown = same,
): Steps<{ readonly id: string; readonly isNew: boolean }> {
  const { table, alternateKey } = key
  const found = yield* existing(writing, key)
  if (found === undefined) {
    if (mustExist) {
      requireChange(writing, table)
      throw alternateKey === undefined
        ? dataverseError('ObjectDoesNotExist', table.logicalName, key.id)
        : dataverseError('RecordNotFoundByEntityKey', table.logicalName)
    }
    requireWritable(table, 'create')
    requirePrivilege(writing.user, 'Create', table)
    const row = readRowBody(table, body, { ...writing, change: 'create' })
    const given = alternateKey ?? { [table.key]: key.id }
    return { id: yield* createRow(writing, table, row, given), isNew: true }
  }
  if (mustNotExist) throw dataverseError('DuplicateRecord')
  requireChange(writing, table)
  const row = readRowBody(table, complete(body), { ...writing, change: 'update' })
  yield* changeRow(writing, table, found, row, version)
  return { id: found, isNew: false }
}

const same = (body: unknown): unknown => body

function* existing({ user }: Writing, { table, id, alternateKey }: RowKey): Steps<string | undefined> {
  const any = ['Read', 'Write'] as const
  if (alternateKey !== undefined) return yield* findByKey(user, any, table, alternateKey)
  return (yield* isWithin(user, any, table, id)) ? id : undefined
}
