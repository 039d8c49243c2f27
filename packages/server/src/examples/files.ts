import type { WebApiExamples } from './example.ts'

const binary = { '@odata.id': 'desktopflowbinaries({binary})' }

/** Source: Dataverse wire, section 2.4; Microsoft's page on file columns. */
export const files: WebApiExamples = {
  title: 'Files in blocks',
  examples: [
    {
      title: 'Begin an upload',
      method: 'POST',
      path: 'InitializeFileBlocksUpload',
      body: { Target: binary, FileAttributeName: 'data', FileName: 'flow.manifest' },
      status: 200,
      gives: { FileContinuationToken: '…' },
    },
    {
      title: 'Upload a block',
      says: 'In any order; a block that comes again replaces the first.',
      method: 'POST',
      path: 'UploadBlock',
      body: { BlockId: 'QjI=', BlockData: 'bW9yZQ==', FileContinuationToken: '{upload}' },
      status: 204,
    },
    {
      title: 'Put the blocks together',
      method: 'POST',
      path: 'CommitFileBlocksUpload',
      body: {
        FileName: 'flow.manifest',
        MimeType: 'application/octet-stream',
        BlockList: ['QjE='],
        FileContinuationToken: '{upload}',
      },
      status: 200,
      gives: { FileId: '{file}', FileSizeInBytes: 5 },
    },
    {
      title: 'Begin a download',
      method: 'POST',
      path: 'InitializeFileBlocksDownload',
      body: { Target: binary, FileAttributeName: 'data' },
      status: 200,
      gives: { FileSizeInBytes: 5, FileName: 'flow.manifest', FileContinuationToken: '{download}' },
    },
    {
      title: 'Download a block',
      method: 'POST',
      path: 'DownloadBlock',
      body: { Offset: 0, BlockLength: 4, FileContinuationToken: '{download}' },
      status: 200,
      gives: { Data: 'Ynl0ZQ==' },
    },
    {
      title: 'Delete a file',
      method: 'POST',
      path: 'DeleteFile',
      body: { FileId: '{file}' },
      status: 204,
    },
  ],
}
