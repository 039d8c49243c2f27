import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on file columns. */
export const initializeFileBlocksUpload = defineOperation('InitializeFileBlocksUpload', {
  kind: 'action',
  summary: 'Begins the upload of a file in blocks.',
  parameters: {
    Target: { type: 'reference', required: true, description: 'The row the file belongs to.' },
    FileAttributeName: { type: 'string', required: true, description: 'The file column.' },
    FileName: { type: 'string', required: true, description: 'The name of the file, without a folder.' },
  },
  result: { FileContinuationToken: 'string' },
})
