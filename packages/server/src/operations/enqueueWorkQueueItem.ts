import { dataverseError } from '@deskhand/contract/errors'
import { enqueueWorkQueueItem as declaration } from '@deskhand/contract/operations/enqueueWorkQueueItem'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow, rowWithin } from '../authorization/requireRow.ts'
import { retrieve } from '../odata/retrieve.ts'
import { createRow } from '../writing/createRow.ts'
import { readRowBody } from '../writing/readRowBody.ts'
import type { Writing } from '../writing/writing.ts'
import { handleOperation } from './operationHandler.ts'
import { requireActiveQueue } from './requireActiveQueue.ts'

/**
 * Puts an item into a queue. Where it does not say when it expires, the queue does.
 * Source: Dataverse wire, sections 1.8 and 2.4.
 */
export const enqueueWorkQueueItem = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    requirePrivilege(user, 'Create', workQueueItem)
    await requireRow(store, user, 'Read', workQueue, id, [])
  },
  async run({ user, id, now, baseUrl }, { workQueueItem: item, returnCreated }, _target, parts) {
    const { store, newId, readScript, onChange } = parts
    const created = await store.write(function* () {
      const columns = ['statecode', 'statuscode', 'defaultitemtimetoliveinminutes']
      const queue = yield* rowWithin(user, 'Read', workQueue, id, columns)
      requireActiveQueue(queue)
      const writing: Writing = { user, now, newId, readScript, changed: new Set() }
      const body = readRowBody(workQueueItem, item, { ...writing, change: 'create' })
      if (body.references.some(({ column }) => column === 'workqueueid'))
        throw dataverseError('InvalidArgument', 'The item names a work queue; it goes into the one that is called.')
      const minutes = Number(queue.defaultitemtimetoliveinminutes ?? 0)
      const expires = minutes > 0 && body.values.expirydate === undefined
      return yield* createRow(writing, workQueueItem, body, {
        workqueueid: id,
        ...(expires && { expirydate: now + minutes * 60_000 }),
      })
    })
    onChange(workQueueItem)
    if (returnCreated !== true) return { workQueueItemId: created }
    const request = { table: workQueueItem, query: '', prefer: undefined, user, baseUrl, store, now }
    const { '@odata.context': _context, ...record } = JSON.parse(String((await retrieve(request, created)).body))
    const type = `#Microsoft.Dynamics.CRM.${workQueueItem.logicalName}`
    return { workQueueItemId: created, workQueueItemRecord: { '@odata.type': type, ...record } }
  },
})
