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
  description: 'A part of a desktop flow that is no text.',
  columns: {
    desktopflowbinaryid: uniqueidentifier({ schemaName: 'desktopflowbinaryId' }),
    name: string(100, { required: true }),
    data: file(131_072, { schemaName: 'Data', readOnly: false }),
    data_name: string(200, { schemaName: 'Data_Name', readOnly: true }),
    desktopflowmodule: lookup(
      { desktopflowmodule: 'desktopflowmodule' },
      { schemaName: 'DesktopFlowModule', collection: 'dfm_desktopflowbinary_DFM', indexed: true },
    ),
    metadata: memo(20_000, { schemaName: 'Metadata', format: 'Json' }),
    mimetype: string(4000, { schemaName: 'MimeType' }),
    process: lookup(
      { workflow: 'Process' },
      {
        schemaName: 'Process',
        collection: 'workflow_desktopflowbinary_Process',
        required: true,
        cascadeDelete: true,
        indexed: true,
      },
    ),
    reference: memo(100_000, {
      schemaName: 'Reference',
      description: 'The name by which the script knows it, for example controlRepo.appmask.',
    }),
    referencename: string(100, { schemaName: 'ReferenceName' }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    type: string(4000, {
      schemaName: 'Type',
      required: true,
      description: 'For example ManifestFile, ControlRepository or ImageRepository.',
    }),
    ...standardColumns,
    ...solutionColumns,
  },
})
