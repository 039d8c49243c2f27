import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on file columns. */
export const initializeFileBlocksDownload = defineOperation('InitializeFileBlocksDownload', {
  kind: 'action',
  summary: 'Begins the download of a file in blocks.',
  parameters: {
    Target: { type: 'reference', required: true, description: 'The row the file belongs to.' },
    FileAttributeName: { type: 'string', required: true, description: 'The file column.' },
  },
  result: {
    FileSizeInBytes: 'bigint',
    FileName: 'string',
    FileContinuationToken: 'string',
    IsChunkingSupported: 'boolean',
  },
})
