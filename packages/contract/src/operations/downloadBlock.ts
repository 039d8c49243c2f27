import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on file columns. */
export const downloadBlock = defineOperation('DownloadBlock', {
  kind: 'action',
  summary: 'Downloads one block of a file.',
  parameters: {
    Offset: { type: 'bigint', required: true, description: 'The first byte that is wanted, from 0.' },
    BlockLength: { type: 'bigint', required: true, description: 'How many bytes are wanted, at most 4 MB.' },
    FileContinuationToken: {
      type: 'string',
      required: true,
      description: 'What InitializeFileBlocksDownload answered.',
    },
  },
  result: { Data: 'binary' },
})
