import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'

describe('PATCH /set(id)', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const patch = (path: string, payload: object, headers: Record<string, string> = {}, as: UserName = 'maker') =>
    environment.app.inject({
      method: 'PATCH',
      url: `/api/data/v9.2/${path}`,
      headers: { 'x-user': as, ...headers },
      payload,
    })
  const get = (path: string) =>
    environment.app.inject({ method: 'GET', url: `/api/data/v9.2/${path}`, headers: { 'x-user': 'maker' } })
  const flow = `workflows(${ids.flow})`

  test('changes a row: 204, and its URL', async () => {
    const answer = await patch(flow, { description: 'orders' })
    assert.equal(answer.statusCode, 204, answer.body)
    assert.equal(answer.headers['odata-entityid'], `https://org.example/api/data/v9.2/${flow}`)
    assert.equal((await get(`${flow}?$select=description`)).json().description, 'orders')
  })

  test('packs a flow anew with its new script, and runs are held against the new schema', async () => {
    const run = (inputs: string) =>
      environment.app.inject({
        method: 'POST',
        url: `/api/data/v9.2/workflows(${ids.plainFlow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
        headers: { 'x-user': 'maker' },
        payload: { runMode: 'attended', connectionName: 'orders', inputs },
      })
    assert.equal((await run('{"Name":"a"}')).statusCode, 400)
    assert.equal((await patch(`workflows(${ids.plainFlow})`, { definition: 'inputs' })).statusCode, 204)
    assert.match((await get(`workflows(${ids.plainFlow})/inputs/$value`)).body, /"Name"/)
    assert.equal((await run('{"Name":"a"}')).statusCode, 200)
  })

  test('shows the row where the caller asks for it', async () => {
    const prefer = 'return=representation,odata.include-annotations="*"'
    const answer = await patch(`${flow}?$select=name,statecode`, { name: 'Desktop flow 2b' }, { prefer })
    assert.equal(answer.statusCode, 200, answer.body)
    assert.equal(answer.headers['preference-applied'], prefer)
    assert.equal(answer.json().name, 'Desktop flow 2b')
    assert.equal(answer.json()['statecode@OData.Community.Display.V1.FormattedValue'], 'Activated')
    assert.match((await get(`${flow}/clientdata/$value`)).body, /"name":"Desktop flow 2b"/)
  })

  test('switches a flow off and on', async () => {
    await patch(flow, { statecode: 0 })
    assert.deepEqual(
      [(await get(`${flow}?$select=statecode,statuscode`)).json()].map(row => [row.statecode, row.statuscode]),
      [[0, 1]],
    )
    await patch(flow, { statecode: 1 })
    assert.deepEqual(
      [(await get(`${flow}?$select=statecode,statuscode`)).json()].map(row => [row.statecode, row.statuscode]),
      [[1, 2]],
    )
  })

  test('creates the row where there is none', async () => {
    const id = '77777777-0000-4000-8000-000000000001'
    const answer = await patch(`workflows(${id})`, { name: 'Upserted', category: 6, definition: 'plain' })
    assert.equal(answer.statusCode, 204, answer.body)
    assert.equal((await get(`workflows(${id})?$select=name`)).json().name, 'Upserted')
  })

  test('heeds the version in If-Match', async () => {
    const etag = String((await get(`${flow}?$select=name`)).headers.etag)
    assert.equal((await patch(flow, { description: 'a' }, { 'if-match': etag })).statusCode, 204)
    const late = await patch(flow, { description: 'b' }, { 'if-match': etag })
    assert.equal(late.statusCode, 412)
    assert.equal(late.json().error.code, '0x80060882')
  })

  const missing = 'workflows(99999999-0000-4000-8000-000000000000)'
  const refused: readonly (readonly [string, string, object, Record<string, string>, UserName, number, RegExp])[] = [
    ['an absent row with If-Match: *', missing, { name: 'x' }, { 'if-match': '*' }, 'maker', 404, /Does Not Exist/],
    [
      'a row that is there with If-None-Match: *',
      flow,
      { name: 'x' },
      { 'if-none-match': '*' },
      'maker',
      412,
      /matching key values/,
    ],
    [
      'a flow by one who may only use it',
      flow,
      { name: 'x' },
      {},
      'user',
      403,
      /prvWriteworkflow|not have WriteAccess right/,
    ],
    ['a schema', flow, { inputs: '{}' }, {}, 'maker', 400, /follows from its script/],
    ['another key', flow, { workflowid: ids.plainFlow }, {}, 'maker', 400, /names another row/],
    ['a run', `flowsessions(${ids.flow})`, { statuscode: 4 }, {}, 'admin', 501, /CancelDesktopFlowRun/],
    [
      'the activation of a broken script',
      `workflows(${ids.draft})`,
      { statecode: 1 },
      {},
      'maker',
      400,
      /cannot be activated/,
    ],
  ]
  for (const [title, path, body, headers, as, status, message] of refused) {
    test(`refuses ${title} with ${status}`, async () => {
      const answer = await patch(path, body, headers, as)
      assert.equal(answer.statusCode, status, answer.body)
      assert.match(answer.json().error.message, message)
    })
  }
})
