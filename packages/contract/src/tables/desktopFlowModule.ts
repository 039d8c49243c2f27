import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { choice, defineTable, file, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** Modules of actions, and collections of UI elements, that flows share. Source: Dataverse wire, section 1.12. */
export const desktopFlowModule = defineTable('desktopflowmodule', {
  schemaName: 'desktopflowmodule',
  set: 'desktopflowmodules',
  key: 'desktopflowmoduleid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_198,
  label: 'Desktop Flow Module',
  description: 'Actions or UI elements that desktop flows share.',
  columns: {
    desktopflowmoduleid: uniqueidentifier({ schemaName: 'desktopflowmoduleId' }),
    name: string(100, { required: true, indexed: true }),
    data: file(131_072, { schemaName: 'Data', readOnly: false }),
    data_name: string(200, { schemaName: 'Data_Name', readOnly: true }),
    description: memo(100_000),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    type: choice({ 0: 'CustomModule', 1: 'UIElementsCollection' }, { schemaName: 'Type', default: 0 }),
    ...standardColumns,
    ...solutionColumns,
  },
})
