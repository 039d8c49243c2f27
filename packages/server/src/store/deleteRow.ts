import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { deleteRows } from './deleteRows.ts'
import type { Steps } from './steps.ts'

/**
 * Deletes a row and what goes with it, as `deleteRows` does.
 *
 * @throws DataverseError `ObjectDoesNotExist`
 */
export function* deleteRow(table: Table, id: string): Steps<void> {
  if ((yield* deleteRows(table, [id])) === 0) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
}
