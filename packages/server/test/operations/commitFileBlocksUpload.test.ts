import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { idIn, sender } from '../sender.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

for (const { name, skip, open } of databases) {
  describe(`files in blocks, by messages, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    let id: string
    before(async () => {
      environment = await openEnvironment(open)
      const made = await send('POST', 'desktopflowbinaries', {
        name: 'b',
        type: 'ManifestFile',
        'Process@odata.bind': `/workflows(${ids.plainFlow})`,
      })
      id = idIn(made.headers['odata-entityid'])
    })
    after(() => environment.close())

    const target = () => ({ desktopflowbinaryid: id, '@odata.type': 'Microsoft.Dynamics.CRM.desktopflowbinary' })
    const begin = async () => {
      const begun = await send('POST', 'InitializeFileBlocksUpload', {
        Target: target(),
        FileName: '25mb.pdf',
        FileAttributeName: 'data',
      })
      assert.equal(begun.statusCode, 200, begun.body)
      const { FileContinuationToken } = begun.json()
      assert.deepEqual(begun.json(), {
        '@odata.context':
          'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.InitializeFileBlocksUploadResponse',
        FileContinuationToken,
      })
      return FileContinuationToken as string
    }
    const block = (FileContinuationToken: string, name: string, content: string) =>
      send('POST', 'UploadBlock', { BlockId: base64(name), BlockData: base64(content), FileContinuationToken })
    const commit = (FileContinuationToken: string, names: readonly string[], more: object = {}) =>
      send('POST', 'CommitFileBlocksUpload', {
        FileName: '25mb.pdf',
        MimeType: 'application/pdf',
        BlockList: names.map(base64),
        FileContinuationToken,
        ...more,
      })

    test('are uploaded, downloaded and deleted', async () => {
      const token = await begin()
      assert.equal((await block(token, 'two', 'World')).statusCode, 204)
      assert.equal((await block(token, 'one', 'Hello, ')).statusCode, 204)
      const committed = await commit(token, ['one', 'two'])
      assert.equal(committed.statusCode, 200, committed.body)
      const { FileId } = committed.json()
      assert.deepEqual(committed.json(), {
        '@odata.context':
          'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.CommitFileBlocksUploadResponse',
        FileId,
        FileSizeInBytes: 12,
      })
      const row = (await send('GET', `desktopflowbinaries(${id})?$select=data,data_name`)).json()
      assert.deepEqual([row.data, row.data_name], [FileId, '25mb.pdf'])
      assert.equal((await send('GET', `desktopflowbinaries(${id})/data/$value`)).headers.mimetype, 'application/pdf')

      const found = await send('POST', 'InitializeFileBlocksDownload', { Target: target(), FileAttributeName: 'data' })
      const { FileContinuationToken } = found.json()
      assert.deepEqual(found.json(), {
        '@odata.context':
          'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.InitializeFileBlocksDownloadResponse',
        FileSizeInBytes: 12,
        FileName: '25mb.pdf',
        FileContinuationToken,
        IsChunkingSupported: true,
      })
      const download = async (Offset: number, as: 'maker' | 'stranger' = 'maker') =>
        send('POST', 'DownloadBlock', { Offset, BlockLength: 8, FileContinuationToken }, { as })
      assert.deepEqual((await download(0)).json(), {
        '@odata.context': 'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.DownloadBlockResponse',
        Data: base64('Hello, W'),
      })
      assert.equal((await download(8)).json().Data, base64('orld'))
      assert.equal((await download(12)).statusCode, 400)
      assert.equal((await download(0, 'stranger')).statusCode, 404)

      assert.equal((await send('POST', 'DeleteFile', { FileId }, { as: 'stranger' })).statusCode, 404)
      assert.equal((await send('POST', 'DeleteFile', { FileId })).statusCode, 204)
      assert.equal((await send('POST', 'DeleteFile', { FileId })).statusCode, 404)
      assert.equal((await send('GET', `desktopflowbinaries(${id})?$select=data`)).json().data, null)
    })

    test('are left as they were by a commit that is refused, which can be sent again', async () => {
      const token = await begin()
      await block(token, 'one', 'a')
      assert.match((await commit(token, ['one', 'two'])).json().error.message, /which was not uploaded/)
      assert.match((await commit(token, ['one', 'one'])).json().error.message, /names a block twice/)
      assert.match((await commit(token, ['one'], { MimeType: 'a\nb' })).json().error.message, /'MimeType'/)
      assert.match((await commit(token, ['one'], { FileName: '\ud800' })).json().error.message, /'FileName'/)
      assert.equal((await commit(token, ['one'])).statusCode, 200)
    })

    /** Title, operation, body, status, sentence. */
    const refused: readonly (readonly [string, string, () => object, number, RegExp])[] = [
      [
        'a column that is no file',
        'InitializeFileBlocksUpload',
        () => ({ Target: target(), FileName: 'a', FileAttributeName: 'name' }),
        400,
        /'name' is no file column/,
      ],
      [
        'a file that callers do not write',
        'InitializeFileBlocksUpload',
        () => ({
          Target: { '@odata.id': `flowsessions(${ids.flow})` },
          FileName: 'a',
          FileAttributeName: 'outputs',
        }),
        400,
        /cannot be written/,
      ],
      [
        'a row that is not there',
        'InitializeFileBlocksUpload',
        () => ({
          Target: { '@odata.id': `desktopflowbinaries(${ids.flow})` },
          FileName: 'a',
          FileAttributeName: 'data',
        }),
        404,
        /Does Not Exist/,
      ],
      [
        'data that is no base64',
        'UploadBlock',
        () => ({ BlockId: 'YQ==', BlockData: '!', FileContinuationToken: 'x' }),
        400,
        /expected type 'Edm\.Binary'/,
      ],
      [
        'an id that is no base64',
        'UploadBlock',
        () => ({ BlockId: '!', BlockData: 'YQ==', FileContinuationToken: 'x' }),
        400,
        /'BlockId' is '!'/,
      ],
      [
        'a token nobody gave',
        'UploadBlock',
        () => ({ BlockId: 'YQ==', BlockData: 'YQ==', FileContinuationToken: 'x' }),
        400,
        /token of the upload is not known/,
      ],
      [
        'a block that is too large',
        'DownloadBlock',
        () => ({ Offset: 0, BlockLength: 5_000_000, FileContinuationToken: '' }),
        400,
        /FileContinuationToken is not known|Maximum chunk size supported: 4 MB/,
      ],
      [
        'a download of no file',
        'InitializeFileBlocksDownload',
        () => ({ Target: { '@odata.id': `flowsessions(${ids.flow})` }, FileAttributeName: 'name' }),
        400,
        /'name' is no file column/,
      ],
    ]
    for (const [title, operation, body, status, message] of refused) {
      test(`refuse ${title}`, async () => {
        const answer = await send('POST', operation, body())
        assert.equal(answer.statusCode, status, answer.body)
        assert.match(answer.json().error.message, message)
      })
    }
  })
}
