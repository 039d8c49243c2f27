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
  tableType: 'Elastic',
  changes: [],
  instead: 'Runs of cloud flows are written by the service that runs them; runs of desktop flows are flowsessions.',
  columns: {
    flowrunid: uniqueidentifier(),
    name: string(100),
    duration: bigint({ description: 'In milliseconds.' }),
    endtime: datetime(),
    errorcode: string(100),
    errormessage: memo(20_000),
    isprimary: choice({ 0: 'false', 1: 'true' }),
    parentrunid: string(100),
    partitionid: string(100),
    resourceid: string(100),
    starttime: datetime(),
    status: string(100, { description: 'Succeeded, Failed, Cancelled, Running …' }),
    triggertype: string(100),
    ttlinseconds: integer({ min: 1 }),
    workflow: lookup({ workflow: 'Workflow' }, { collection: 'workflow_flowrun_Workflow', cascadeDelete: true }),
    workflowid: string(100),
    ...standardColumns,
  },
  indexes: [['workflow', '-starttime']],
})
