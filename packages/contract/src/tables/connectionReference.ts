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
  description: 'A logical name that points to a connection.',
  columns: {
    connectionreferenceid: uniqueidentifier({ schemaName: 'connectionreferenceId' }),
    connectionreferencedisplayname: string(200, { label: 'Connection Reference Display Name', required: true }),
    connectionid: string(1000, { schemaName: 'ConnectionId' }),
    connectionparametersconfig: memo(20_000, { schemaName: 'ConnectionParametersConfig', format: 'Json' }),
    connectionparametersetconfig: memo(20_000, { schemaName: 'ConnectionParameterSetConfig', format: 'Json' }),
    connectionreferencelogicalname: string(200, { schemaName: 'ConnectionReferenceLogicalName' }),
    connectorid: string(1000, {
      schemaName: 'ConnectorId',
      requiredLevel: 'ApplicationRequired',
      default: '/providers/Microsoft.PowerApps/apis/shared_uiflow',
    }),
    customconnectorid: lookup({}, { schemaName: 'CustomConnectorId', readOnly: true }),
    description: string(2000, { schemaName: 'Description' }),
    promptingbehavior: choice({ 0: 'Prompt on import', 1: 'Skip' }, { schemaName: 'PromptingBehavior', default: 0 }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
    ...solutionColumns,
  },
  alternateKeys: [['connectionreferencelogicalname']],
})
