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
  tableType: 'Elastic',
  changes: [],
  instead: 'Counts are written by the service that runs cloud flows.',
  columns: {
    flowaggregationid: uniqueidentifier(),
    name: string(100),
    aggregationtype: string(100),
    aggregationvalue: bigint(),
    errorcode: string(100),
    istoplevelrun: boolean(),
    partitionid: string(100),
    ttlinseconds: integer({ min: 1 }),
    workflowid: lookup(
      { workflow: 'workflowid' },
      { collection: 'workflow_flowaggregation_workflowid', cascadeDelete: true },
    ),
    ...standardColumns,
  },
})
