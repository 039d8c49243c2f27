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
  columns: {
    connectioninstanceid: uniqueidentifier(),
    connectioninternalid: string(400, { required: true }),
    accountname: string(400),
    allowsharing: boolean({ default: false }),
    connectioninstancedisplayname: string(400, { required: true }),
    connectioninstancelogicalname: string(400),
    connectionparametersconfig: memo(20_000, { format: 'Json' }),
    connectionparametersetconfig: memo(20_000, { format: 'Json' }),
    connectionreferenceid: lookup(
      { connectionreference: 'ConnectionReferenceId' },
      { collection: 'connectionreference_connectioninstance' },
    ),
    connectionstatus: string(4000),
    connectionversion: string(400),
    connectorid: lookup({}, { readOnly: true }),
    connectorinternalid: string(400, { required: true }),
    credentialid: lookup({ credential: 'CredentialId' }, { collection: 'credential_connectioninstance' }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
    ...solutionColumns,
  },
})
