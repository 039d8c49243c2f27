import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktopFlowBinary } from '@deskhand/contract/tables/desktopFlowBinary'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { one, sql } from '../../src/store/steps.ts'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

for (const { name, skip, open } of databases) {
  describe(`the file of a desktop flow binary, on ${name}`, { skip }, () => {
    let environment: Environment
    let path: string
    before(async () => {
      environment = await openEnvironment(open)
      const answer = await send('POST', 'desktopflowbinaries', binary())
      assert.equal(answer.statusCode, 204, answer.body)
      path = `desktopflowbinaries(${idIn(answer.headers['odata-entityid'])})`
    })
    after(() => environment.close())

    type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
    const send = (
      method: Method,
      url: string,
      payload?: object | string,
      as: UserName = 'maker',
      headers: Record<string, string> = {},
    ) =>
      environment.app.inject({
        method,
        url: `/api/data/v9.2/${url}`,
        headers: { 'x-user': as, ...headers },
        ...(payload !== undefined && { payload }),
      })
    const upload = (content: Buffer, as: UserName = 'maker', headers: Record<string, string> = {}) =>
      send('PATCH', `${path}/data`, content, as, {
        'content-type': 'application/octet-stream',
        'x-ms-file-name': 'x.bin',
        ...headers,
      })

    test('is uploaded, shown by id and name, read with $value, and taken away', async () => {
      const content = Buffer.from([0, 255, 1, 13, 10])
      const uploaded = await upload(content, 'maker', { 'x-ms-file-name': 'Bild%20%C3%A4.png' })
      assert.equal(uploaded.statusCode, 204, uploaded.body)
      const row = (await send('GET', `${path}?$select=data,data_name,_process_value`)).json()
      assert.equal(row.data_name, 'Bild ä.png')
      assert.match(row.data, /^[0-9a-f-]{36}$/)
      assert.equal(row._process_value, ids.plainFlow)
      const file = await send('GET', `${path}/data/$value`)
      assert.deepEqual(file.rawPayload, content)
      assert.equal(file.headers['x-ms-file-name'], 'Bild%20%C3%A4.png')
      assert.equal((await send('DELETE', `${path}/data`)).statusCode, 204)
      assert.equal((await send('GET', `${path}/data/$value`)).statusCode, 204)
      assert.equal((await send('GET', `${path}?$select=data,data_name`)).json().data, null)
    })

    for (const [how, header] of [
      ['percent-encoded', 'gr%C3%BCn.txt'],
      ['in UTF-8, as HTTP has no place for', Buffer.from('grün.txt').toString('latin1')],
      ['in ISO 8859-1', 'gr\xfcn.txt'],
    ] as const)
      test(`has the name it is given ${how}`, async () => {
        assert.equal((await upload(Buffer.from('x'), 'maker', { 'x-ms-file-name': header })).statusCode, 204)
        assert.equal((await send('GET', `${path}?$select=data_name`)).json().data_name, 'grün.txt')
      })

    test('is replaced by PUT, and changes the version of its row', async () => {
      const before = (await send('GET', `${path}?$select=name`)).headers.etag as string
      const put = await send('PUT', `${path}/data`, Buffer.from('two'), 'maker', {
        'x-ms-file-name': 'b',
        'content-type': 'application/octet-stream',
      })
      assert.equal(put.statusCode, 204, put.body)
      assert.equal((await send('GET', `${path}/data/$value`)).body, 'two')
      assert.notEqual((await send('GET', `${path}?$select=name`)).headers.etag, before)
      assert.equal((await upload(Buffer.from('three'), 'maker', { 'if-match': before })).statusCode, 412)
      assert.equal((await send('GET', `${path}/data/$value`)).body, 'two')
    })

    test('is read by whom the flow is shared with, and written by its co-owners only', async () => {
      const shared = await send('POST', 'desktopflowbinaries', binary(ids.flow))
      const url = `desktopflowbinaries(${idIn(shared.headers['odata-entityid'])})`
      assert.equal((await send('GET', url, undefined, 'user')).statusCode, 200)
      assert.equal((await send('GET', `${url}/data/$value`, undefined, 'user')).statusCode, 204)
      assert.equal((await send('GET', url, undefined, 'stranger')).statusCode, 404)
      const list = await send('GET', 'desktopflowbinaries?$select=name', undefined, 'stranger')
      assert.deepEqual(list.json().value, [])
      assert.equal((await send('POST', 'desktopflowbinaries', binary(ids.flow), 'stranger')).statusCode, 404)
      assert.equal((await send('PATCH', url, { name: 'y' }, 'stranger', { 'if-match': '*' })).statusCode, 404)
      assert.equal((await send('DELETE', url, undefined, 'user')).statusCode, 403)
    })

    test('goes with its flow', async () => {
      const flow = await send('POST', 'workflows', { name: 'Gone', category: 6, definition: 'plain' })
      const flowId = idIn(flow.headers['odata-entityid'])
      const made = await send('POST', 'desktopflowbinaries', binary(flowId))
      const id = idIn(made.headers['odata-entityid'])
      assert.equal(
        (
          await send(
            'GET',
            `workflows(${flowId})?$select=name&$expand=workflow_desktopflowbinary_Process($select=type)`,
          )
        ).json().workflow_desktopflowbinary_Process[0].type,
        'ManifestFile',
      )
      assert.equal((await send('DELETE', `workflows(${flowId})`)).statusCode, 204)
      assert.equal(await environment.store.read(() => retrieveRow(desktopFlowBinary, id, ['name'])), undefined)
    })

    const begin = async (query = '', headers: Record<string, string> = { 'x-ms-file-name': 'c.bin' }) => {
      const begun = await send('PATCH', `${path}/data${query}`, undefined, 'maker', {
        'x-ms-transfer-mode': 'chunked',
        ...headers,
      })
      assert.equal(begun.statusCode, 200, begun.body)
      assert.equal(begun.headers['x-ms-chunk-size'], '4194304')
      assert.equal(begun.headers['accept-ranges'], 'bytes')
      assert.equal(begun.headers['access-control-expose-headers'], 'x-ms-chunk-size')
      const location = String(begun.headers.location)
      assert.ok(location.startsWith(`https://org.example/api/data/v9.2/${path}/data?sessiontoken=`), location)
      return location.split('sessiontoken=')[1] as string
    }
    const chunk = (token: string, content: string, range: string, as: UserName = 'maker') =>
      send('PATCH', `${path}/data?sessiontoken=${token}`, Buffer.from(content), as, {
        'content-type': 'application/octet-stream',
        ...(range !== '' && { 'content-range': range }),
      })

    test('arrives in chunks, in any order, and is there when all are', async () => {
      const token = await begin('?x-ms-file-name=gr%C3%BCn.txt', {})
      assert.equal((await chunk(token, 'abc', 'bytes 0-2/8')).statusCode, 206)
      assert.equal((await chunk(token, 'gh', 'bytes 6-7/8')).statusCode, 206)
      assert.equal((await chunk(token, 'abC', 'bytes 0-2/8')).statusCode, 206)
      const last = await chunk(token, 'def', 'bytes 3-5/8')
      assert.equal(last.statusCode, 204, last.body)
      assert.equal((await send('GET', `${path}/data/$value`)).body, 'abCdefgh')
      assert.equal((await send('GET', `${path}?$select=data_name`)).json().data_name, 'grün.txt')
      assert.equal((await chunk(token, 'def', 'bytes 3-5/8')).statusCode, 400)
    })

    test('is read whole, by ranges, and as base64', async () => {
      assert.equal((await send('PUT', `${path}/data/$value`, 'abcdefgh', 'maker', named)).statusCode, 204)
      const read = (range: string) => send('GET', `${path}/data/$value`, undefined, 'maker', { range })
      const part = await read('bytes=2-4')
      assert.equal(part.statusCode, 206)
      assert.deepEqual(
        [part.body, part.headers['content-range'], part.headers['x-ms-chunk-size']],
        ['cde', 'bytes 2-4/8', '3'],
      )
      assert.equal(part.headers['x-ms-file-size'], '8')
      assert.equal((await read('bytes=-3')).body, 'fgh')
      assert.equal((await read('bytes=6-100')).body, 'gh')
      assert.equal((await read('bytes=8-9')).statusCode, 400)
      assert.equal((await send('GET', `${path}/data`)).json().value, Buffer.from('abcdefgh').toString('base64'))
      assert.equal((await send('DELETE', `${path}/data/$value`)).statusCode, 204)
    })

    test('goes on only for who began it, where it began, and within an hour', async () => {
      const token = await begin()
      assert.equal((await chunk(token, 'abc', 'bytes 0-2/8', 'admin')).statusCode, 400)
      const other = await send('POST', 'desktopflowbinaries', binary())
      const elsewhere = `desktopflowbinaries(${idIn(other.headers['odata-entityid'])})/data?sessiontoken=${token}`
      const wrong = await send('PATCH', elsewhere, 'abc', 'maker', { 'content-range': 'bytes 0-2/8' })
      assert.match(wrong.json().error.message, /belongs to another file/)
      assert.equal((await chunk(token, 'abc', 'bytes 0-2/8')).statusCode, 206)
      environment.time += 61 * 60 * 1000
      const late = await chunk(token, 'def', 'bytes 3-5/8')
      assert.equal(late.statusCode, 400)
      assert.match(late.json().error.message, /nobody went on with the upload for an hour/)
      await begin()
      const blocks = await environment.store.read(() => one(sql`select count(*) as count from dh_uploadblock`))
      assert.equal(Number(blocks?.count), 0)
    })

    /** Title, request, status, sentence. */
    const refused: readonly (readonly [string, () => ReturnType<typeof send>, number, RegExp])[] = [
      [
        'a file without a name',
        () => upload(Buffer.from('x'), 'maker', { 'x-ms-file-name': '' }),
        400,
        /x-ms-file-name/,
      ],
      [
        'a name with a folder',
        () => upload(Buffer.from('x'), 'maker', { 'x-ms-file-name': '..%2Fx' }),
        400,
        /without a folder/,
      ],
      [
        'another way of sending',
        () => upload(Buffer.from(''), 'maker', { 'x-ms-transfer-mode': 'slow' }),
        400,
        /must be 'chunked'/,
      ],
      ['a chunk of no upload', () => chunk('none', 'abc', 'bytes 0-2/9'), 400, /token of the upload is not known/],
      ['a chunk that does not say where it lies', () => chunk('none', 'abc', ''), 400, /Content-Range is ''/],
      ['a chunk behind the end', () => chunk('none', 'abc', 'bytes 9-11/9'), 400, /Content-Range is 'bytes 9-11/],
      [
        'a chunk of another length',
        () => chunk('none', 'abc', 'bytes 0-3/9'),
        400,
        /has 3 bytes; its Content-Range says 4/,
      ],
      [
        'a chunk of more than 4 MB',
        () => chunk('none', 'abc', 'bytes 0-26214399/52428800'),
        400,
        /Invalid file chunk size: 25 MB\. Maximum chunk size supported: 4 MB\./,
      ],
      ['a file of too many chunks', () => chunk('none', 'abc', 'bytes 0-2/134217729'), 400, /size is too big/],
      ['text as a bare value', () => send('PUT', `${path}/name/$value`, 'x'), 405, /does not support http method/],
      [
        'a file that is too large',
        () => upload(Buffer.from('x'), 'maker', { 'content-length': '134217729' }),
        400,
        /size is too big/,
      ],
      [
        'a file of a run',
        () => send('PUT', `flowsessions(${ids.flow})/outputs`, 'x'),
        400,
        /'outputs' of 'flowsession' cannot be written/,
      ],
      ['a file in the row', () => send('PATCH', path, { data: 'AAAA' }), 400, /must be uploaded/],
      [
        'a binary of no flow',
        () => send('POST', 'desktopflowbinaries', { name: 'x', type: 'y' }),
        400,
        /Set it with 'Process@odata\.bind'/,
      ],
      [
        'to leave its flow',
        () => send('PATCH', path, { 'Process@odata.bind': null }),
        400,
        /'process' of 'desktopflowbinary' must have a value/,
      ],
    ]
    for (const [title, doing, status, message] of refused) {
      test(`refuses ${title}`, async () => {
        const answer = await doing()
        assert.equal(answer.statusCode, status, answer.body)
        assert.match(answer.json().error.message, message)
      })
    }
  })
}

const named = { 'x-ms-file-name': 'n.bin', 'content-type': 'application/octet-stream' }

const binary = (flow: string = ids.plainFlow) => ({
  name: 'Desktop flow manifest file',
  type: 'ManifestFile',
  reference: 'flow.manifest',
  mimetype: 'application/json',
  'Process@odata.bind': `/workflows(${flow})`,
})

const idIn = (url: unknown): string => /\(([0-9a-f-]{36})\)/.exec(String(url))?.[1] as string
