import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { addWorkQueueItemProcessingHistoryEntry as declaration } from '@deskhand/contract/operations/addWorkQueueItemProcessingHistoryEntry'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { requireRow, rowWithin } from '../authorization/requireRow.ts'
import { writerOf } from '../authorization/writerOf.ts'
import { readContent } from '../store/readContent.ts'
import { updateRow } from '../store/updateRow.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Adds an attempt to the list in `executioncontext`, the newest last; the oldest go when the column is full.
 * Source: Dataverse wire, sections 1.8 and 2.4; Microsoft's page on the action.
 */
export const addWorkQueueItemProcessingHistoryEntry = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Write', workQueueItem, id, [])
  },
  async run({ user, id, now }, { item }, _target, { store, onChange }) {
    const entry = readEntry(id, item as Readonly<Record<string, unknown>>)
    await store.write(function* () {
      yield* rowWithin(user, 'Write', workQueueItem, id, [])
      const before = yield* readContent(workQueueItem, id, 'executioncontext')
      const executioncontext = withEntry(before === undefined ? '[]' : String(before.content), entry)
      yield* updateRow(workQueueItem, id, { executioncontext }, writerOf(user, now))
    })
    onChange(workQueueItem)
    return undefined
  },
})

/** What of an item tells of its processing. */
const told = [
  'statecode',
  'statuscode',
  'processingstarttime',
  'completedon',
  'processingduration',
  'processingresult',
  'processorid',
  'processortype',
  'machineuser',
  'retrycount',
  'requeuecount',
] as const

function readEntry(id: string, item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (item[workQueueItem.key] !== undefined && String(item[workQueueItem.key]).toLowerCase() !== id)
    throw refused(`It names another item than the one that is called, ${id}.`)
  const members = told.filter(name => item[name] !== undefined && item[name] !== null)
  if (members.length === 0) throw refused('It has none of them.')
  for (const name of members)
    if (typeof item[name] === 'object') throw refused(`'${name}' must be a text, a number, true or false.`)
  return Object.fromEntries(members.map(name => [name, item[name]]))
}

/** A list of attempts as text, with one more. */
export function withEntry(context: string, entry: Readonly<Record<string, unknown>>): string {
  const attempts = [...listOf(context), entry]
  let text = JSON.stringify(attempts)
  while (text.length > longest && attempts.length > 1) {
    attempts.shift()
    text = JSON.stringify(attempts)
  }
  if (text.length <= longest) return text
  throw dataverseError('StringLengthTooLong', 'executioncontext', workQueueItem.logicalName, longest)
}

const longest = workQueueItem.columns.executioncontext.max ?? 0

function listOf(context: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(context)
    if (Array.isArray(list)) return list
  } catch {}
  throw dataverseError(
    'InvalidArgument',
    "The column 'executioncontext' of this item holds something else than a list of attempts. Set it to null first.",
  )
}

const refused = (what: string): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The parameter 'item' must hold what tells of an attempt: ${told.join(', ')}. ${what}`,
  )
