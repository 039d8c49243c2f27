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
  description: 'A screenshot or an attachment of a run.',
  columns: {
    workflowbinaryid: uniqueidentifier({ schemaName: 'workflowbinaryId' }),
    name: string(100, { required: true }),
    data: file(131_072, { schemaName: 'Data', readOnly: false }),
    data_name: string(200, { schemaName: 'Data_Name', readOnly: true }),
    flowsessionid: lookup(
      { flowsession: 'FlowSessionId' },
      { schemaName: 'FlowSessionId', collection: 'flowsession_workflowbinary_FlowSessionId', cascadeDelete: true },
    ),
    metadata: memo(20_000, { schemaName: 'Metadata', format: 'Json' }),
    mimetype: string(4000, { schemaName: 'MimeType' }),
    process: lookup(
      { workflow: 'Process' },
      { schemaName: 'Process', collection: 'workflow_workflowbinary_Process', cascadeDelete: true },
    ),
    reference: memo(100_000, { schemaName: 'Reference' }),
    referencename: string(100, { schemaName: 'ReferenceName' }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    type: string(4000, { schemaName: 'Type', required: true }),
    ...standardColumns,
    ...solutionColumns,
  },
})
