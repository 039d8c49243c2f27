import { standardColumns } from '../standardColumns.ts'
import { bigint, choice, defineTable, integer, lookup, memo, string, uniqueidentifier } from '../table.ts'

/** Action logs and queue events. Source: reference, section 1.7. */
export const flowLog = defineTable('flowlog', {
  set: 'flowlogs',
  key: 'flowlogid',
  name: 'name',
  ownership: 'none',
  objectTypeCode: 10_191,
  label: 'Flow Log',
  description: 'One event in the log of a run, a group or a queue.',
  tableType: 'Elastic',
  changes: [],
  instead: 'The log of a run is written by the machine that executes it.',
  columns: {
    flowlogid: uniqueidentifier({ schemaName: 'flowlogId' }),
    name: string(100, { schemaName: 'Name' }),
    cloudflowid: lookup(
      { workflow: 'cloudflowid' },
      { label: 'Cloud Flow', collection: 'workflow_flowlog_cloudflowid' },
    ),
    cloudflowrunid: lookup(
      { flowrun: 'cloudflowrunid' },
      { label: 'Cloud Flow Run', collection: 'flowrun_flowlog_cloudflowrunid' },
    ),
    cloudflowrunidpid: string(100, { schemaName: 'cloudflowrunidPId' }),
    data: memo(100_000, { format: 'Json' }),
    desktopflowid: lookup(
      { workflow: 'desktopflowid' },
      { label: 'Desktop Flow', collection: 'workflow_flowlog_desktopflowid', cascadeDelete: true },
    ),
    duration: bigint({ schemaName: 'Duration', description: 'In milliseconds.' }),
    flowmachinegroupid: lookup(
      { flowmachinegroup: 'flowmachinegroupid' },
      { label: 'Flow Machine Group', collection: 'flowmachinegroup_flowlog_flowmachinegroupid' },
    ),
    flowmachineid: lookup(
      { flowmachine: 'flowmachineid' },
      { label: 'Flow Machine', collection: 'flowmachine_flowlog_flowmachineid' },
    ),
    flowsessionid: lookup(
      { flowsession: 'flowsessionid' },
      { label: 'Flow Session', collection: 'flowsession_flowlog_flowsessionid', cascadeDelete: true },
    ),
    inputslocalizednames: memo(100_000, { schemaName: 'InputsLocalizedNames', format: 'Json' }),
    level: choice({
      100000000: 'Verbose',
      100000001: 'Debug',
      100000002: 'Info',
      100000003: 'Warning',
      100000004: 'Error',
    }),
    logindex: integer({ schemaName: 'LogIndex', description: 'Place in the log of its run, from 0.' }),
    outputslocalizednames: memo(100_000, { schemaName: 'OutputsLocalizedNames', format: 'Json' }),
    parentobjectid: lookup(
      {
        flowsession: 'parentobjectid',
        flowmachinegroup: 'parentobjectid_flowmachinegroup',
        workqueue: 'parentobjectid_workqueue',
      },
      {
        label: 'Parent Object',
        collection: {
          flowsession: 'flowsession_flowlog_parentobjectid',
          flowmachinegroup: 'flowmachinegroup_flowlog_parentobjectid',
          workqueue: 'workqueue_flowlog_parentobjectid',
        },
      },
    ),
    partitionid: string(100, { schemaName: 'PartitionId' }),
    ttlinseconds: integer({ schemaName: 'TTLInSeconds', label: 'Time to live', min: 1 }),
    type: choice({
      100000000: 'CustomLog',
      100000001: 'DesktopFlowRunAction',
      100000002: 'DesktopFlowRunQueuePriorityChanged',
      100000003: 'DesktopFlowRunQueued',
      100000004: 'DesktopFlowRunQueueAssigned',
      100000005: 'DesktopFlowRunQueueAssignFailed',
      100000006: 'DesktopFlowRunQueueRunConfirmed',
      100000007: 'DesktopFlowRunQueueRunCompleted',
      100000100: 'DesktopFlowRunUnattendedRepairUISelectorRequest',
      100000101: 'DesktopFlowRunUnattendedRepairUISelectorResponse',
      100000200: 'WorkqueueFlowSession',
      100000201: 'WorkqueueProcessorLog',
      100000300: 'DesktopFlowOrchestrationRepairSessionMismatchRequest',
      100000301: 'DesktopFlowOrchestrationRepairSessionMismatchResponse',
    }),
    workqueueid: lookup(
      { workqueue: 'workqueueid' },
      { label: 'Work Queue', collection: 'workqueue_flowlog_workqueueid' },
    ),
    workqueueitemid: lookup(
      { workqueueitem: 'workqueueitemid' },
      { label: 'Work Queue Item', collection: 'workqueueitem_flowlog_workqueueitemid' },
    ),
    ...standardColumns,
  },
  indexes: [
    ['flowsessionid', 'logindex'],
    ['flowsessionid', '-createdon'],
    ['parentobjectid', '-createdon'],
  ],
})
