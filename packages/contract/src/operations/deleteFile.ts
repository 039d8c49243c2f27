import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on file columns. */
export const deleteFile = defineOperation('DeleteFile', {
  kind: 'action',
  summary: 'Deletes the file of a column.',
  parameters: {
    FileId: { type: 'guid', required: true, description: 'What the column shows, or CommitFileBlocksUpload answered.' },
  },
})
