import type { Steps } from '../store/steps.ts'
import type { Writing } from '../writing/writing.ts'
import type { ApiParts, ApiRequest } from './apiRequest.ts'

/**
 * Writes rows in one transaction, and when it is kept tells of the tables they are in. Steps may be run twice.
 *
 * @example
 * await writeRows(request, parts, writing => removeRow(writing, flowMachineGroup, id))
 */
export async function writeRows<Result>(
  { user, now }: Pick<ApiRequest, 'user' | 'now'>,
  { store, newId, readScript, onChange }: ApiParts,
  write: (writing: Writing) => Steps<Result>,
): Promise<Result> {
  const writing: Writing = { user, now, newId, readScript, changed: new Set() }
  const result = await store.write(() => write(writing))
  for (const table of writing.changed) onChange(table)
  return result
}
