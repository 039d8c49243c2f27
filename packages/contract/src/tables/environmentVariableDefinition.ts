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
  columns: {
    environmentvariabledefinitionid: uniqueidentifier(),
    schemaname: string(100, { required: true }),
    apiid: string(150),
    connectionreferenceid: lookup(
      { connectionreference: 'connectionreferenceid' },
      { collection: 'connectionreference_environmentvariabledefinition_connectionreferenceid' },
    ),
    defaultvalue: memo(2000),
    description: memo(2000),
    displayname: string(100, { required: true }),
    environmentvariabledefinitionidunique: uniqueidentifier({ readOnly: true }),
    hint: memo(2000),
    isrequired: boolean({ default: false }),
    parameterkey: string(150),
    parentdefinitionid: lookup(
      { environmentvariabledefinition: 'ParentDefinitionId' },
      { collection: 'envdefinition_envdefinition' },
    ),
    secretstore: choice({ 0: 'Azure Key Vault', 1: 'Microsoft Dataverse' }, { default: 0 }),
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
      { default: 100000000 },
    ),
    valueschema: memo(2000),
    ...standardColumns,
    ...solutionColumns,
  },
  alternateKeys: [['schemaname']],
})
