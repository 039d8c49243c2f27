import { solutionColumns, standardColumns } from '../standardColumns.ts'
import { defineTable, file, lookup, memo, state, status, string, uniqueidentifier } from '../table.ts'

/** What belongs to a desktop flow and is no text: manifest, UI elements, images. Source: reference, section 1.12. */
export const desktopFlowBinary = defineTable('desktopflowbinary', {
  set: 'desktopflowbinaries',
  key: 'desktopflowbinaryid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 10_190,
  label: 'Desktop Flow Binary',
  columns: {
    desktopflowbinaryid: uniqueidentifier(),
    name: string(100, { required: true }),
    data: file(131_072, { readOnly: false }),
    data_name: string(200, { readOnly: true }),
    desktopflowmodule: lookup(
      { desktopflowmodule: 'DesktopFlowModule' },
      { collection: 'desktopflowmodule_desktopflowbinary_DesktopFlowModule', indexed: true },
    ),
    metadata: memo(20_000, { format: 'Json' }),
    mimetype: string(4000),
    process: lookup(
      { workflow: 'Process' },
      { collection: 'workflow_desktopflowbinary_Process', required: true, cascadeDelete: true, indexed: true },
    ),
    reference: memo(100_000, {
      description: 'The name by which the script knows it, for example controlRepo.appmask.',
    }),
    referencename: string(100),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    type: string(4000, {
      required: true,
      description: 'For example ManifestFile, ControlRepository or ImageRepository.',
    }),
    ...standardColumns,
    ...solutionColumns,
  },
})
