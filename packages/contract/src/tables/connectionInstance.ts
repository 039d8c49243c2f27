import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { boolean, defineTable, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Connections as rows, in the newer manner of Dataverse. Source: Dataverse wire, section 1.9. */
export const connectionInstance = defineTable('connectioninstance', {
  schemaName: 'connectioninstance',
  set: 'connectioninstances',
  key: 'connectioninstanceid',
  name: 'connectioninternalid',
  ownership: 'user',
  objectTypeCode: 10_135,
  label: 'Connection Instance',
  description: 'A connection of an account to a connector.',
  columns: {
    connectioninstanceid: uniqueidentifier({ schemaName: 'ConnectionInstanceId' }),
    connectioninternalid: string(400, { schemaName: 'ConnectionInternalId', required: true }),
    accountname: string(400, { schemaName: 'AccountName' }),
    allowsharing: boolean({ schemaName: 'AllowSharing', default: false }),
    connectioninstancedisplayname: string(400, { schemaName: 'ConnectionInstanceDisplayName', required: true }),
    connectioninstancelogicalname: string(400, { schemaName: 'ConnectionInstanceLogicalName' }),
    connectionparametersconfig: memo(20_000, { schemaName: 'ConnectionParametersConfig', format: 'Json' }),
    connectionparametersetconfig: memo(20_000, { schemaName: 'ConnectionParameterSetConfig', format: 'Json' }),
    connectionreferenceid: lookup(
      { connectionreference: 'connectionreferenceId' },
      { schemaName: 'ConnectionReferenceId', collection: 'connectionreference_connectioninstance' },
    ),
    connectionstatus: string(4000, { schemaName: 'ConnectionStatus' }),
    connectionversion: string(400, { schemaName: 'ConnectionVersion' }),
    connectorid: lookup({}, { schemaName: 'ConnectorId', readOnly: true }),
    connectorinternalid: string(400, { schemaName: 'ConnectorInternalId', required: true }),
    credentialid: lookup(
      { credential: 'CredentialId' },
      { schemaName: 'CredentialId', collection: 'connectioninstance_CredentialId_credential' },
    ),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
    ...solutionColumns,
  },
})
