import { clearWorkQueue as declaration } from '@deskhand/contract/operations/clearWorkQueue'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { deleteRows } from '../store/deleteRows.ts'
import { handleOperation } from './operationHandler.ts'
import { eachPage } from './queueItems.ts'

/**
 * Deletes the items of a queue that the caller may delete, whatever their state. The queue is empty when the call is
 * answered.
 * Source: Dataverse wire, section 2.4; Microsoft's page on the action.
 */
export const clearWorkQueue = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    requirePrivilege(user, 'Delete', workQueueItem)
    await requireRow(store, user, 'Read', workQueue, id, [])
  },
  async run({ user, id }, _parameters, _target, { store, onChange }) {
    await eachPage(store, { user, verb: 'Delete', queueId: id, columns: [] }, items =>
      deleteRows(
        workQueueItem,
        items.map(item => item.id),
      ),
    )
    onChange(workQueueItem)
    return { isDeletionGoingAsync: false }
  },
})
