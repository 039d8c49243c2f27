import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { choice, defineTable, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Applications whose certificates open sessions on the machines of a group. Source: Dataverse wire, section 1.10. */
export const flowCredentialApplication = defineTable('flowcredentialapplication', {
  schemaName: 'flowcredentialapplication',
  set: 'flowcredentialapplications',
  key: 'flowcredentialapplicationid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_197,
  label: 'Flow Credential Application',
  description: 'An application whose certificate opens sessions on machines.',
  columns: {
    flowcredentialapplicationid: uniqueidentifier({ schemaName: 'flowcredentialapplicationId' }),
    name: string(100, { required: true }),
    applicationid: string(100, { label: 'Application Id', required: true }),
    description: memo(2000),
    flowmachinegroupid: lookup(
      { flowmachinegroup: 'flowmachinegroupid' },
      {
        label: 'Flow Machine Group',
        collection: 'flowcredentialapplication_flowmachinegroup',
        required: true,
        cascadeDelete: true,
      },
    ),
    primarycertificatefile: memo(25_000, { label: 'Primary Certificate File' }),
    secondarycertificatefile: memo(25_000, { label: 'Secondary Certificate File' }),
    sharingtype: choice({ 0: 'Cascade', 1: 'UnCascade' }, { label: 'Sharing Type', default: 0 }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    thumbprint: string(100, { required: true }),
    ...standardColumns,
    ...solutionColumns,
  },
})
