import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { choice, defineTable, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Credentials: where a connection or a script takes a user name and a password from. Source: Dataverse wire, section 1.10. */
export const credential = defineTable('credential', {
  schemaName: 'credential',
  set: 'credentials',
  key: 'credentialid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_196,
  label: 'Credential',
  description: 'Where a user name and a password come from.',
  columns: {
    credentialid: uniqueidentifier({ schemaName: 'credentialId' }),
    name: string(100, { required: true, indexed: true }),
    certificate: lookup(
      { environmentvariabledefinition: 'certificate' },
      { collection: 'environmentvariabledefinition_credential_certificate' },
    ),
    connectiontype: choice(
      {
        1: 'UsernamePassword',
        2: 'UsernamePasswordList',
        3: 'UsernamePasswordListWithGroupMapping',
        4: 'CyberArkIdentity',
        5: 'CertificateBasedAuthentication',
      },
      { label: 'Connection Type' },
    ),
    credentials: memo(100_000, { format: 'Json' }),
    credentialtype: choice({ 1: 'SingleCredential', 2: 'ListOfCredentials' }, { label: 'Credential Type' }),
    cyberarkapplicationid: string(100, { label: 'CyberArk Application Id' }),
    cyberarkobject: lookup(
      { environmentvariabledefinition: 'cyberarkobject' },
      { label: 'CyberArk Object', collection: 'environmentvariabledefinition_credential_cyberarkobject' },
    ),
    cyberarksafe: lookup(
      { environmentvariabledefinition: 'cyberarksafe' },
      { label: 'CyberArk Safe', collection: 'environmentvariabledefinition_credential_cyberarksafe' },
    ),
    cyberarkusername: lookup(
      { environmentvariabledefinition: 'cyberarkusername' },
      { label: 'CyberArk Username', collection: 'environmentvariabledefinition_credential_cyberarkusername' },
    ),
    description: memo(100_000),
    groupmapping: memo(100_000, { label: 'Group Mapping', format: 'Json' }),
    password: lookup(
      { environmentvariabledefinition: 'password' },
      { collection: 'environmentvariabledefinition_credential_password' },
    ),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    usagetype: choice(
      { 280920000: 'Connection', 280920001: 'DesktopScript' },
      { label: 'Usage Type', default: 280920000 },
    ),
    username: lookup(
      { environmentvariabledefinition: 'username' },
      { collection: 'environmentvariabledefinition_credential_username' },
    ),
    ...standardColumns,
    ...solutionColumns,
  },
})
