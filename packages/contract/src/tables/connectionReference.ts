import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { choice, defineTable, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Logical names that point to connections. Source: reference, section 1.9. */
export const connectionReference = defineTable('connectionreference', {
  set: 'connectionreferences',
  key: 'connectionreferenceid',
  name: 'connectionreferencedisplayname',
  ownership: 'user',
  objectTypeCode: 10_134,
  label: 'Connection Reference',
  columns: {
    connectionreferenceid: uniqueidentifier(),
    connectionreferencedisplayname: string(200, { required: true }),
    connectionid: string(1000),
    connectionparametersconfig: memo(20_000, { format: 'Json' }),
    connectionparametersetconfig: memo(20_000, { format: 'Json' }),
    connectionreferencelogicalname: string(200),
    connectorid: string(1000, {
      requiredLevel: 'ApplicationRequired',
      default: '/providers/Microsoft.PowerApps/apis/shared_uiflow',
    }),
    customconnectorid: lookup({}, { readOnly: true }),
    description: string(2000),
    promptingbehavior: choice({ 0: 'Prompt on import', 1: 'Skip' }, { default: 0 }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
    ...solutionColumns,
  },
  alternateKeys: [['connectionreferencelogicalname']],
})
