import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { defineTable, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** What a setting of the environment is set to: one value for each definition. Source: Dataverse wire, section 1.13. */
export const environmentVariableValue = defineTable('environmentvariablevalue', {
  schemaName: 'EnvironmentVariableValue',
  set: 'environmentvariablevalues',
  key: 'environmentvariablevalueid',
  name: 'schemaname',
  ownership: 'user',
  objectTypeCode: 381,
  label: 'Environment Variable Value',
  description: 'What a setting of the environment is set to.',
  columns: {
    environmentvariablevalueid: uniqueidentifier({ schemaName: 'EnvironmentVariableValueId' }),
    schemaname: string(100, { schemaName: 'SchemaName', requiredLevel: 'ApplicationRequired' }),
    environmentvariabledefinitionid: lookup(
      { environmentvariabledefinition: 'EnvironmentVariableDefinitionId' },
      {
        schemaName: 'EnvironmentVariableDefinitionId',
        collection: 'environmentvariabledefinition_environmentvariablevalue',
        required: true,
        cascadeDelete: true,
      },
    ),
    environmentvariablevalueidunique: uniqueidentifier({
      schemaName: 'EnvironmentVariableValueIdUnique',
      readOnly: true,
    }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    value: memo(2000, { schemaName: 'Value' }),
    ...standardColumns,
    ...solutionColumns,
  },
  unique: [['environmentvariabledefinitionid']],
})
