import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on file columns. */
export const uploadBlock = defineOperation('UploadBlock', {
  kind: 'action',
  summary: 'Uploads one block of a file.',
  parameters: {
    BlockId: { type: 'string', required: true, description: 'Base64 text that names the block.' },
    BlockData: { type: 'binary', required: true, description: 'At most 4 MB.' },
    FileContinuationToken: { type: 'string', required: true, description: 'What InitializeFileBlocksUpload answered.' },
  },
})
