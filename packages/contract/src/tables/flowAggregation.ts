import { standardColumns } from '../standardColumns.ts'
import { bigint, boolean, defineTable, integer, lookup, string, uniqueidentifier } from '../table.ts'

/** Counts over runs of cloud flows. Source: Dataverse wire, section 1.11. */
export const flowAggregation = defineTable('flowaggregation', {
  schemaName: 'flowaggregation',
  set: 'flowaggregations',
  key: 'flowaggregationid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_201,
  label: 'Flow Aggregation',
  description: 'A count over runs of a cloud flow.',
  tableType: 'Elastic',
  changes: [],
  instead: 'Counts are written by the service that runs cloud flows.',
  columns: {
    flowaggregationid: uniqueidentifier({ schemaName: 'flowaggregationId' }),
    name: string(100),
    aggregationtype: string(100, { label: 'Aggregation Type' }),
    aggregationvalue: bigint({ label: 'Aggregation Value' }),
    errorcode: string(100, { label: 'Error Code' }),
    istoplevelrun: boolean({ label: 'Is Top Level Run' }),
    partitionid: string(100, { schemaName: 'PartitionId' }),
    ttlinseconds: integer({ schemaName: 'TTLInSeconds', min: 1 }),
    workflowid: lookup(
      { workflow: 'workflowid' },
      { label: 'Workflow', collection: 'workflow_flowaggregation_workflowid', cascadeDelete: true },
    ),
    ...standardColumns,
  },
})
