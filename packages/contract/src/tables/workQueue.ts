import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { choice, defineTable, integer, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Work queues: work that waits for flows to take it, item by item. Source: Dataverse wire, section 1.8. */
export const workQueue = defineTable('workqueue', {
  schemaName: 'workqueue',
  set: 'workqueues',
  key: 'workqueueid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_194,
  label: 'Work Queue',
  description: 'Work that waits for flows to take it, item by item.',
  columns: {
    workqueueid: uniqueidentifier({ schemaName: 'workqueueId' }),
    name: string(100, { required: true, indexed: true }),
    allowupdateinputwhileprocessing: choice(
      { 0: 'NotSet', 1: 'No', 2: 'Yes' },
      { label: 'Allow update input while processing', default: 0 },
    ),
    defaultitemtimetoliveinminutes: integer({
      label: 'Default item time to live in minutes',
      min: 0,
      description: 'After which items expire; 0 or empty: never.',
    }),
    description: memo(2000),
    inputschema: memo(1_048_576, { label: 'Input Schema', large: true, format: 'Json' }),
    inputschematype: choice({ 0: 'No Schema', 1: 'Json', 2: 'Xml' }, { label: 'Input Schema Type', default: 0 }),
    itemmaxrequeuecount: integer({ label: 'Item Max Requeue Count', min: 0 }),
    itemmaxretrycount: integer({ label: 'Item Max Retry Count', min: 0 }),
    prioritytype: choice({ 0: 'Fifo' }, { label: 'Priority Type', default: 0 }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1], 3: ['Paused', 1] }, 1),
    workqueuekey: string(100, {
      label: 'Work Queue Key',
      required: true,
      description: 'The name by which scripts and other systems know the queue.',
    }),
    workqueuetype: choice({ 0: 'Work Queue', 1: 'Run Queue' }, { schemaName: 'WorkQueueType', default: 0 }),
    ...standardColumns,
    ...solutionColumns,
  },
  alternateKeys: [['workqueuekey']],
})
