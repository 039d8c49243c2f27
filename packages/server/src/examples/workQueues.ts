import type { WebApiExamples } from './example.ts'

/** Source: Dataverse wire, sections 1.8 and 2.4. */
export const workQueues: WebApiExamples = {
  title: 'Work queues',
  examples: [
    {
      title: 'Put an item into a queue',
      method: 'POST',
      path: 'workqueues({queue})/Microsoft.Dynamics.CRM.EnqueueWorkQueueItem',
      body: { workQueueItem: { name: 'Invoice 4713', input: '{"invoice":4713}' } },
      status: 200,
      gives: { workQueueItemId: '…' },
    },
    {
      title: 'Take the next item to work on it',
      method: 'POST',
      path: 'workqueues({queue})/Microsoft.Dynamics.CRM.Dequeue',
      body: {},
      status: 200,
      gives: { workqueueitemid: '{item}', name: 'Invoice 4712', statecode: 1 },
    },
    {
      title: 'Put an attempt down',
      method: 'POST',
      path: 'workqueueitems({item})/Microsoft.Dynamics.CRM.AddWorkQueueItemProcessingHistoryEntry',
      body: { item: { statecode: 2, statuscode: 2, processingresult: 'Sent', retrycount: 0 } },
      status: 204,
    },
    {
      title: 'Bring the deadlines of a queue up to date',
      method: 'POST',
      path: 'workqueues({queue})/Microsoft.Dynamics.CRM.ComputeSlaWorkQueueItem',
      status: 204,
    },
    {
      title: 'Empty a queue',
      method: 'POST',
      path: 'workqueues({queue})/Microsoft.Dynamics.CRM.ClearWorkQueue',
      status: 200,
      gives: { isDeletionGoingAsync: false },
    },
  ],
}
