import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on file columns. */
export const commitFileBlocksUpload = defineOperation('CommitFileBlocksUpload', {
  kind: 'action',
  summary: 'Puts the blocks that were uploaded together to the file.',
  parameters: {
    FileName: { type: 'string', required: true, description: 'The name of the file, without a folder.' },
    MimeType: { type: 'string', required: true, description: 'For example `application/pdf`.' },
    BlockList: { type: 'string', many: true, required: true, description: 'The ids of the blocks, in order.' },
    FileContinuationToken: { type: 'string', required: true, description: 'What InitializeFileBlocksUpload answered.' },
  },
  result: { FileId: 'guid', FileSizeInBytes: 'bigint' },
})
