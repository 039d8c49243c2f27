import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { defineTable, file, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Screenshots and attachments of runs. Source: Dataverse wire, section 1.12. */
export const workflowBinary = defineTable('workflowbinary', {
  schemaName: 'workflowbinary',
  set: 'workflowbinaries',
  key: 'workflowbinaryid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_199,
  label: 'Workflow Binary',
  columns: {
    workflowbinaryid: uniqueidentifier(),
    name: string(100, { required: true }),
    data: file(131_072, { readOnly: false }),
    data_name: string(200, { readOnly: true }),
    flowsessionid: lookup(
      { flowsession: 'FlowSessionId' },
      { collection: 'flowsession_workflowbinary_FlowSessionId', cascadeDelete: true },
    ),
    metadata: memo(20_000, { format: 'Json' }),
    mimetype: string(4000),
    process: lookup({ workflow: 'Process' }, { collection: 'workflow_workflowbinary_Process', cascadeDelete: true }),
    reference: memo(100_000),
    referencename: string(100),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    type: string(4000, { required: true }),
    ...standardColumns,
    ...solutionColumns,
  },
})
