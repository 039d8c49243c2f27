import { computeSlaWorkQueueItem as declaration } from '@deskhand/contract/operations/computeSlaWorkQueueItem'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { writerOf } from '../authorization/writerOf.ts'
import type { SqlValue } from '../store/steps.ts'
import { updateRows } from '../store/updateRows.ts'
import { handleOperation } from './operationHandler.ts'
import { eachPage } from './queueItems.ts'

/**
 * Brings `slastatus` of the items that are still to be processed up to date, of those the caller may write.
 * Source: Dataverse wire, sections 1.8 and 2.4; Microsoft's page on the action.
 */
export const computeSlaWorkQueueItem = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    requirePrivilege(user, 'Write', workQueueItem)
    await requireRow(store, user, 'Read', workQueue, id, [])
  },
  async run({ user, id, now }, _parameters, _target, { store, onChange }) {
    const items = { user, verb: 'Write', queueId: id, columns, statecodes: unprocessed } as const
    await eachPage(store, items, function* (page) {
      for (const slastatus of Object.values(status)) {
        const late = page.filter(({ values }) => slaStatus(values, now) === slastatus && values.slastatus !== slastatus)
        const ids = late.map(item => item.id)
        if (ids.length > 0) yield* updateRows(workQueueItem, ids, { slastatus }, writerOf(user, now))
      }
    })
    onChange(workQueueItem)
    return undefined
  },
})

/** Queued, Processing and OnHold. */
const unprocessed = [0, 1, 3]
const columns = ['slastatus', 'slathresholddate', 'expirydate']

/** Where an item stands before its deadline, `expirydate`, and before the date at which its owner wants to be warned. */
export function slaStatus(
  { expirydate, slathresholddate }: Readonly<Record<string, SqlValue>>,
  now: number,
): (typeof status)[keyof typeof status] {
  if (typeof expirydate !== 'number' && typeof slathresholddate !== 'number') return status.NotSet
  if (typeof expirydate === 'number' && expirydate <= now) return status.Out
  return typeof slathresholddate === 'number' && slathresholddate <= now ? status.AtRisk : status.In
}

/** Values of `workqueueitem.slastatus`. */
const status = { NotSet: 0, In: 1, AtRisk: 2, Out: 3 } as const
