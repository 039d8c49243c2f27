import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Settings of the environment that flows may ask for: their names, types and defaults. Source: Dataverse wire, section 1.13. */
export const environmentVariableDefinition = defineTable('environmentvariabledefinition', {
  schemaName: 'EnvironmentVariableDefinition',
  set: 'environmentvariabledefinitions',
  key: 'environmentvariabledefinitionid',
  name: 'schemaname',
  ownership: 'user',
  objectTypeCode: 380,
  label: 'Environment Variable Definition',
  description: 'A setting of the environment: its name, type and default.',
  columns: {
    environmentvariabledefinitionid: uniqueidentifier({ schemaName: 'EnvironmentVariableDefinitionId' }),
    schemaname: string(100, { schemaName: 'SchemaName', required: true }),
    apiid: string(150, { schemaName: 'ApiId' }),
    connectionreferenceid: lookup(
      { connectionreference: 'connectionreferenceid' },
      {
        schemaName: 'ConnectionReferenceId',
        collection: 'connectionreference_environmentvariabledefinition_connectionreferenceid',
      },
    ),
    defaultvalue: memo(2000, { schemaName: 'DefaultValue' }),
    description: memo(2000, { schemaName: 'Description' }),
    displayname: string(100, { schemaName: 'DisplayName', required: true }),
    environmentvariabledefinitionidunique: uniqueidentifier({
      schemaName: 'EnvironmentVariableDefinitionIdUnique',
      readOnly: true,
    }),
    hint: memo(2000, { schemaName: 'Hint' }),
    isrequired: boolean({ schemaName: 'IsRequired', default: false }),
    parameterkey: string(150, { schemaName: 'ParameterKey' }),
    parentdefinitionid: lookup(
      { environmentvariabledefinition: 'ParentDefinitionId' },
      { schemaName: 'ParentDefinitionId', collection: 'envdefinition_envdefinition' },
    ),
    secretstore: choice({ 0: 'Azure Key Vault', 1: 'Microsoft Dataverse' }, { schemaName: 'SecretStore', default: 0 }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    type: choice(
      {
        100000000: 'String',
        100000001: 'Number',
        100000002: 'Boolean',
        100000003: 'JSON',
        100000004: 'Data Source',
        100000005: 'Secret',
      },
      { schemaName: 'Type', default: 100000000 },
    ),
    valueschema: memo(2000, { schemaName: 'ValueSchema' }),
    ...standardColumns,
    ...solutionColumns,
  },
  alternateKeys: [['schemaname']],
})
