import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktopFlowBinary } from '@deskhand/contract/tables/desktopFlowBinary'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
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
      assert.equal((await send('GET', url, undefined, 'stranger')).statusCode, 403)
      const list = await send('GET', 'desktopflowbinaries?$select=name', undefined, 'stranger')
      assert.deepEqual(list.json().value, [])
      assert.equal((await send('POST', 'desktopflowbinaries', binary(ids.flow), 'stranger')).statusCode, 403)
      assert.equal((await send('PATCH', url, { name: 'y' }, 'stranger')).statusCode, 403)
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
        'a file in blocks',
        () => upload(Buffer.from(''), 'maker', { 'x-ms-transfer-mode': 'chunked' }),
        501,
        /one piece/,
      ],
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

const binary = (flow: string = ids.plainFlow) => ({
  name: 'Desktop flow manifest file',
  type: 'ManifestFile',
  reference: 'flow.manifest',
  mimetype: 'application/json',
  'Process@odata.bind': `/workflows(${flow})`,
})

const idIn = (url: unknown): string => /\(([0-9a-f-]{36})\)/.exec(String(url))?.[1] as string
