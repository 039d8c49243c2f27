import { standardColumns } from '../standardColumns.ts'
import { defineTable, lookup, state, status, string, uniqueidentifier } from '../table.ts'

/** Parameters of the steps of a business process. Source: Dataverse wire, section 1.12. */
export const processStageParameter = defineTable('processstageparameter', {
  schemaName: 'processstageparameter',
  set: 'processstageparameters',
  key: 'processstageparameterid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_204,
  label: 'Process Stage Parameter',
  description: 'A parameter of a step of a business process.',
  columns: {
    processstageparameterid: uniqueidentifier({ schemaName: 'processstageparameterId' }),
    name: string(100, { schemaName: 'Name', required: true }),
    processstageid: lookup(
      {},
      { schemaName: 'ProcessStageId', readOnly: true, description: 'Stages of business processes are not kept.' },
    ),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    value: string(2000, { schemaName: 'Value' }),
    ...standardColumns,
  },
})
