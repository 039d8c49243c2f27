import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { workflow } from '@deskhand/contract/tables/workflow'
import { unzipSync, zipSync } from 'fflate'
import { readContent } from '../../src/store/readContent.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'

describe('POST /set', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const post = (path: string, payload: object, as: UserName = 'maker', headers: Record<string, string> = {}) =>
    environment.app.inject({
      method: 'POST',
      url: `/api/data/v9.2/${path}`,
      headers: { 'x-user': as, ...headers },
      payload,
    })

  test('keeps a desktop flow, activated and published, and names it in OData-EntityId', async () => {
    const answer = await post('workflows', { name: 'New', category: 6, definition: 'plain' })
    assert.equal(answer.statusCode, 204, answer.body)
    assert.equal(answer.body, '')
    const url = String(answer.headers['odata-entityid'])
    const id = /^https:\/\/org\.example\/api\/data\/v9\.2\/workflows\(([0-9a-f-]{36})\)$/.exec(url)?.[1] as string
    const columns = [
      'name',
      'category',
      'statecode',
      'statuscode',
      'componentstate',
      'ownerid',
      'schemaversion',
      'uiflowtype',
    ]
    assert.deepEqual(
      { ...(await environment.store.read(() => retrieveRow(workflow, id, columns))) },
      {
        name: 'New',
        category: 6,
        statecode: 1,
        statuscode: 2,
        componentstate: 0,
        ownerid: ids.users.maker,
        schemaversion: '2022.07',
        uiflowtype: 2,
      },
    )
  })

  test('takes a script that is packed in clientdata, and keeps what lies beside it', async () => {
    const packed = zipSync({
      'script.robin': new Uint8Array(Buffer.from('\uFEFFplain', 'utf16le')),
      'imageRepo.imgrepo': new Uint8Array(Buffer.from('{"Images":[1]}')),
    })
    const clientdata = JSON.stringify({
      properties: { definition: { package: Buffer.from(packed).toString('base64') } },
    })
    const answer = await post('workflows', { name: 'Packed', category: 6, clientdata })
    assert.equal(answer.statusCode, 204, answer.body)
    const id = /\(([0-9a-f-]{36})\)/.exec(String(answer.headers['odata-entityid']))?.[1] as string
    const [definition, kept] = await environment.store.read(function* () {
      return [yield* readContent(workflow, id, 'definition'), yield* readContent(workflow, id, 'clientdata')]
    })
    assert.equal(definition?.content, 'plain')
    const { package: again } = JSON.parse(String(kept?.content)).properties.definition
    const images = unzipSync(Buffer.from(again, 'base64'))['imageRepo.imgrepo']
    assert.equal(Buffer.from(images ?? []).toString(), '{"Images":[1]}')
  })

  test('answers with the row where the caller asks for it', async () => {
    const headers = { prefer: 'return=representation' }
    const body = { name: 'Shown', category: 6, definition: 'plain' }
    const answer = await post('workflows?$select=name', body, 'maker', headers)
    assert.equal(answer.statusCode, 201, answer.body)
    assert.equal(answer.headers['preference-applied'], 'return=representation')
    assert.equal(answer.headers['odata-entityid'], undefined)
    const row = answer.json()
    assert.equal(row['@odata.context'], 'https://org.example/api/data/v9.2/$metadata#workflows(name)/$entity')
    assert.equal(row.name, 'Shown')
    assert.equal(answer.headers.etag, row['@odata.etag'])
  })

  test('keeps a script with errors as a draft that does not run', async () => {
    const answer = await post('workflows', { name: 'Half', category: 6, definition: 'broken' })
    const id = /\(([0-9a-f-]{36})\)/.exec(String(answer.headers['odata-entityid']))?.[1] as string
    const run = await post(`workflows(${id})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
      runMode: 'attended',
      connectionName: 'orders',
    })
    assert.equal(run.statusCode, 400)
    assert.match(run.json().error.message, /Line 1: expected a value/)
  })

  test('keeps a connection to a machine group', async () => {
    const body = { dh_name: 'mine', 'dh_MachineGroupId@odata.bind': `/flowmachinegroups(${ids.group})` }
    assert.equal((await post('dh_connections', body)).statusCode, 204)
  })

  const refused: readonly (readonly [string, string, object, UserName, number, RegExp])[] = [
    ['a flow without a script', 'workflows', { name: 'x', category: 6 }, 'maker', 400, /needs its script/],
    [
      'a flow without a name',
      'workflows',
      { category: 6, definition: 'plain' },
      'maker',
      400,
      /'name' of 'workflow' must have a value/,
    ],
    [
      'a package that is none',
      'workflows',
      { name: 'x', clientdata: '{"properties":{"definition":{"package":"AAAA"}}}' },
      'maker',
      400,
      /no zip/,
    ],
    ['a cloud flow', 'workflows', { name: 'x', category: 5, definition: 'plain' }, 'maker', 400, /only desktop flows/],
    [
      'a flow by a user',
      'workflows',
      { name: 'x', category: 6, definition: 'plain' },
      'user',
      403,
      /prvCreateworkflow/,
    ],
    [
      'a flow under a taken id',
      'workflows',
      { workflowid: ids.flow, name: 'x', definition: 'plain' },
      'maker',
      412,
      /matching key values/,
    ],
    [
      'a connection under a taken name',
      'dh_connections',
      { dh_name: 'Orders', 'dh_MachineGroupId@odata.bind': `/flowmachinegroups(${ids.group})` },
      'maker',
      412,
      /matching key values/,
    ],
    [
      'a connection to nothing',
      'dh_connections',
      { dh_name: 'x' },
      'maker',
      400,
      /Set it with 'dh_MachineGroupId@odata.bind'/,
    ],
    [
      'a connection to somebody else’s machines',
      'dh_connections',
      { dh_name: 'x', 'dh_MachineGroupId@odata.bind': `/flowmachinegroups(${ids.group})` },
      'stranger',
      404,
      /^Entity 'flowmachinegroup' With Id = .* Does Not Exist$/,
    ],
    ['a run', 'flowsessions', { name: 'x' }, 'admin', 501, /Runs are made by RunDesktopFlow/],
    ['a machine', 'flowmachines', { name: 'x' }, 'admin', 501, /start an agent/],
    ['a list', 'workflows', [], 'maker', 400, /must be a JSON object/],
  ]
  for (const [title, path, body, as, status, message] of refused) {
    test(`refuses ${title} with ${status}`, async () => {
      const answer = await post(path, body, as)
      assert.equal(answer.statusCode, status, answer.body)
      assert.match(answer.json().error.message, message)
    })
  }
})
