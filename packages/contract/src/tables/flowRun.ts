import { standardColumns } from '../standardColumns.ts'
import { bigint, choice, datetime, defineTable, integer, lookup, memo, string, uniqueidentifier } from '../table.ts'

/** Runs of cloud flows. Source: Dataverse wire, section 1.11. */
export const flowRun = defineTable('flowrun', {
  schemaName: 'flowrun',
  set: 'flowruns',
  key: 'flowrunid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_200,
  label: 'Flow Run',
  description: 'A run of a cloud flow.',
  tableType: 'Elastic',
  changes: [],
  instead: 'Runs of cloud flows are written by the service that runs them; runs of desktop flows are flowsessions.',
  columns: {
    flowrunid: uniqueidentifier({ schemaName: 'flowrunId' }),
    name: string(100),
    duration: bigint({ schemaName: 'DurationInMs', label: 'Duration', description: 'In milliseconds.' }),
    endtime: datetime({ schemaName: 'EndTime' }),
    errorcode: string(100, { schemaName: 'ErrorCode' }),
    errormessage: memo(20_000, { schemaName: 'ErrorMessage' }),
    isprimary: choice({ 0: 'false', 1: 'true' }, { schemaName: 'IsPrimary' }),
    parentrunid: string(100, { schemaName: 'parentRunId' }),
    partitionid: string(100, { schemaName: 'PartitionId' }),
    resourceid: string(100, { schemaName: 'resourceId' }),
    starttime: datetime({ schemaName: 'StartTime' }),
    status: string(100, { schemaName: 'Status', description: 'Succeeded, Failed, Cancelled, Running …' }),
    triggertype: string(100, { schemaName: 'TriggerType' }),
    ttlinseconds: integer({ schemaName: 'TTLInSeconds', label: 'Time to live', min: 1 }),
    workflow: lookup(
      { workflow: 'Workflow' },
      { schemaName: 'Workflow', collection: 'workflow_flowrun_Workflow', cascadeDelete: true },
    ),
    workflowid: string(100, { schemaName: 'WorkflowId' }),
    ...standardColumns,
  },
  indexes: [['workflow', '-starttime']],
})
