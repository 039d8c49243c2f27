import { DataverseError } from '@deskhand/contract/errors'
import { dequeue as declaration } from '@deskhand/contract/operations/dequeue'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow, rowWithin } from '../authorization/requireRow.ts'
import { rowCondition } from '../authorization/rowCondition.ts'
import type { UserContext } from '../authorization/userContext.ts'
import { writerOf } from '../authorization/writerOf.ts'
import type { BoundQuery, ColumnRef, Condition, SelectedRow } from '../store/boundQuery.ts'
import { selectRows } from '../store/selectRows.ts'
import type { Dialect, SqlValue, Steps } from '../store/steps.ts'
import { updateRow } from '../store/updateRow.ts'
import { handleOperation } from './operationHandler.ts'
import { requireActiveQueue } from './requireActiveQueue.ts'

/**
 * Takes the next item of a queue: of those the caller may write, that wait, are not delayed and not expired, the one
 * with the lowest priority number, and of several the oldest. Two callers never get the same one.
 * Source: Dataverse wire, sections 1.8 and 2.4.
 */
export const dequeue = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    requirePrivilege(user, 'Write', workQueueItem)
    await requireRow(store, user, 'Read', workQueue, id, [])
  },
  async run({ user, id, now }, _parameters, _target, { store, onChange }) {
    const taken = await store.write(function* () {
      requireActiveQueue(yield* rowWithin(user, 'Read', workQueue, id, ['statecode', 'statuscode']))
      return yield* takeNext(user, id, now, store.dialect)
    })
    if (taken === undefined) return undefined
    onChange(workQueueItem)
    return { id: taken }
  },
})

/** An item that somebody else takes in the same moment is left to them, and the next one is looked for. */
function* takeNext(user: UserContext, queueId: string, now: number, dialect: Dialect): Steps<string | undefined> {
  const query = waitingItems(user, queueId, now)
  for (;;) {
    const [item]: readonly SelectedRow[] = (yield* selectRows(query, dialect)).rows
    if (item === undefined) return undefined
    const id = String(item.values[workQueueItem.key])
    try {
      const values = { ...processing, processingstarttime: now, processinguser: user.userId }
      yield* updateRow(workQueueItem, id, values, {
        ...writerOf(user, now),
        ifVersion: Number(item.values.versionnumber),
      })
      return id
    } catch (error) {
      if (!(error instanceof DataverseError) || !passedOver.has(error.errorName)) throw error
    }
  }
}

const processing = { statecode: 1, statuscode: 1, completedon: null, processingduration: null, processingresult: null }
const passedOver: ReadonlySet<string> = new Set(['ConcurrencyVersionMismatch', 'ObjectDoesNotExist'])

function waitingItems(user: UserContext, queueId: string, now: number): BoundQuery {
  const where: Condition = {
    kind: 'and',
    of: [
      equal('workqueueid', queueId),
      equal('statuscode', 0),
      orEmpty('delayuntil', { kind: 'compare', operator: 'le', column: column('delayuntil'), with: { value: now } }),
      orEmpty('expirydate', { kind: 'compare', operator: 'gt', column: column('expirydate'), with: { value: now } }),
      rowCondition(workQueueItem, 'Write', user),
    ],
  }
  const orderBy = ['priority', 'createdon'].map(name => ({ column: column(name), descending: false }))
  return { table: workQueueItem, columns: [], names: [], where, orderBy, limit: 1, expand: [] }
}

const column = (name: string): ColumnRef => ({ path: [], table: workQueueItem, column: name })
const equal = (name: string, value: SqlValue): Condition => ({
  kind: 'compare',
  operator: 'eq',
  column: column(name),
  with: { value },
})
const orEmpty = (name: string, condition: Condition): Condition => ({
  kind: 'or',
  of: [{ kind: 'isNull', column: column(name) }, condition],
})
