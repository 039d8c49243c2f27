/**
 * Every request of the two pages this product implements, in their order, sent as a caller sends them: by hand.
 * Answers are compared member by member. Source: seed pages; Dataverse wire, sections 2, 3.4, 3.8, 5.3, 6 and 10.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { clientSecretToken } from '@deskhand/sdk/core/token'
import { strFromU8, unzipSync } from 'fflate'
import { deskhand, startDeskhand, temporaryFolder } from './deskhand.ts'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const etag = /^W\/"\d+"$/
const second = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const jsonType = 'application/json; odata.metadata=minimal'
const workflowdefinition =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'

const flow1 = `@INPUT Input1 : { 'DefaultValue': '0', 'Description': '', 'FriendlyName': 'Input 1', 'Type': 'String' }
@INPUT Input2 : { 'DefaultValue': '', 'Description': '', 'FriendlyName': 'Input2', 'Type': 'String' }
@OUTPUT Output1 : { 'Description': '', 'FriendlyName': 'Output', 'Type': 'String' }
SET Output1 TO $'''%Input1% äöü → %Input2%'''
`
const typed = `@INPUT inputText : { 'DefaultValue': '', 'Description': '', 'FriendlyName': 'inputText', 'Type': 'String' }
@INPUT inputInteger : { 'DefaultValue': 0, 'Description': '', 'FriendlyName': 'inputInteger', 'Type': 'Numeric' }
@OUTPUT outputText : { 'Description': '', 'FriendlyName': 'outputText', 'Type': 'String' }
@OUTPUT outputInteger : { 'Description': '', 'FriendlyName': 'outputInteger', 'Type': 'Numeric' }
SET outputText TO inputText
SET outputInteger TO inputInteger + 1
`
const waiting = 'WAIT 60\n'
const strict = `@INPUT Name : { 'Description': '', 'FriendlyName': 'Name', 'Type': 'String', 'IsOptional': False, 'DefaultValue': '' }
@INPUT Count : { 'Description': '', 'FriendlyName': 'Count', 'Type': 'Numeric', 'IsOptional': True, 'DefaultValue': 1 }
`

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body read as JSON. */
  json<Body = Readonly<Record<string, unknown>>>(): Body
}

interface Stage {
  readonly api: string
  readonly baseUrl: string
  readonly tenantId: string
  readonly connectionName: string
  readonly referenceName: string
  readonly dataFolder: string
  readonly receiver: Receiver
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Puts a flow in and gives its id. */
  flow(name: string, definition: string): Promise<string>
  /** Triggers a run and gives its id. */
  run(flowId: string, body?: Readonly<Record<string, unknown>>): Promise<string>
  /** The `statuscode` once it is one of these. */
  until(runId: string, ...statuscodes: readonly number[]): Promise<number>
}

async function stage(context: TestContext): Promise<Stage> {
  const dataFolder = temporaryFolder(context)
  const receiver = await receive(context)
  const allow = ['--allow-callback-host', `127.0.0.1:${receiver.port}`]
  const server = await startDeskhand(context, ['--data', dataFolder, '--port', '0', '--no-https', ...allow])
  const { baseUrl, tenantId, connectionName, connectionReferenceLogicalName: referenceName } = server.description
  const api = `${baseUrl}/api/data/v9.2`
  const token = (await deskhand(['token', '--data', dataFolder])).stdout.trim()
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const all = { Authorization: `Bearer ${token}`, Accept: 'application/json', ...headers }
    const response = await fetch(`${api}/${path}`, { method, headers: all, ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: <Body>() => JSON.parse(text) as Body }
  }
  const stage: Stage = {
    api,
    baseUrl,
    tenantId,
    connectionName,
    referenceName,
    dataFolder,
    receiver,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, body, headers = {}) =>
      body === undefined
        ? send('POST', path, headers)
        : send('POST', path, { 'Content-Type': 'application/json', ...headers }, JSON.stringify(body)),
    async flow(name, definition) {
      const { status, headers, text } = await stage.post('workflows', { name, category: 6, definition })
      assert.equal(status, 204, text)
      return /\(([0-9a-f-]{36})\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? ''
    },
    async run(flowId, body = {}) {
      const answer = await stage.post(`workflows(${flowId})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
        runMode: 'unattended',
        connectionName,
        ...body,
      })
      assert.equal(answer.status, 200, answer.text)
      return answer.json<{ flowsessionId: string }>().flowsessionId
    },
    async until(runId, ...statuscodes) {
      for (let left = 300; ; left--) {
        const answer = await stage.get(`flowsessions(${runId})?$select=statuscode`)
        const { statuscode } = answer.json<{ statuscode: number }>()
        if (statuscodes.includes(statuscode)) return statuscode
        assert.ok(left > 0, `run ${runId} is ${statuscode}, not ${statuscodes.join(' or ')}, after 30 s`)
        await pause(100)
      }
    },
  }
  return stage
}

interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
}
interface Receiver {
  readonly port: number
  /** What was received for a run, once there is something. */
  of(runId: string): Promise<Received>
}

/** The caller's endpoint for callbacks. */
async function receive(context: TestContext): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', chunk => (text += chunk))
    request.on('end', () => {
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, text })
      response.writeHead(204).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    async of(runId) {
      for (let left = 300; ; left--) {
        const found = received.find(({ headers }) => headers['x-ms-run-id'] === runId)
        if (found) return found
        assert.ok(left > 0, `no callback came for run ${runId} within 30 s`)
        await pause(100)
      }
    },
  }
}

/** The members of an object, in their order. */
const members = (value: unknown): string => JSON.stringify(Object.keys(value as object))

/** What every answer with JSON carries. */
function assertJson(answer: Answer, status = 200): void {
  assert.equal(answer.status, status, answer.text)
  assert.equal(answer.headers.get('content-type'), jsonType)
  assert.equal(answer.headers.get('odata-version'), '4.0')
  assert.equal(answer.headers.get('cache-control'), 'no-cache')
  assert.match(answer.headers.get('x-ms-service-request-id') ?? '', guid)
}

test('the requests of the pages are answered as the pages show', async context => {
  const { api, get, post, flow, until, connectionName, referenceName } = await stage(context)
  const secondId = await flow('Desktop flow 2', typed)
  const firstId = await flow('Desktop flow 1', flow1)

  for (const blank of ['+', '%20']) {
    await context.test(`list desktop flows, blanks written as ${blank}`, async () => {
      const query = `workflows?$filter=category+eq+6&$select=name,workflowid&$orderby=name`.replaceAll('+', blank)
      const answer = await get(query)
      assertJson(answer)
      const body = answer.json<{ '@odata.context': string; value: Record<string, string>[] }>()
      assert.equal(members(body), '["@odata.context","value"]')
      assert.equal(body['@odata.context'], `${api}/$metadata#workflows(name,workflowid)`)
      for (const row of body.value) {
        assert.equal(members(row), '["@odata.etag","name","workflowid"]')
        assert.match(row['@odata.etag'] ?? '', etag)
      }
      assert.deepEqual(
        body.value.map(({ name, workflowid }) => ({ name, workflowid })),
        [
          { name: 'Desktop flow 1', workflowid: firstId },
          { name: 'Desktop flow 2', workflowid: secondId },
        ],
      )
    })
  }

  await context.test('client data', async () => {
    const answer = await get(`workflows(${firstId})/clientdata/$value`)
    assert.equal(answer.status, 200)
    const body = answer.json<{ properties: { definition: { package: string } } }>()
    const input = (title: string, value: string) => ({
      default: '',
      description: '',
      format: null,
      title,
      type: 'string',
      value,
    })
    const properties = {
      definition: {
        dependencies: [],
        isvalid: true,
        name: 'Desktop flow 1',
        package: body.properties.definition.package,
        $schema: workflowdefinition,
      },
      inputs: {
        schema: { properties: { Input1: input('Input 1', '0'), Input2: input('Input2', '') }, type: 'object' },
      },
      outputs: {
        schema: { properties: { Output1: { ...input('Output', ''), value: null } }, type: 'object' },
      },
    }
    const expected = {
      clientversion: '2.19.00170.22097',
      properties,
      schemaversion: 'ROBIN_20211012',
      targets: { schema: { properties: {}, type: 'object' } },
    }
    assert.equal(answer.text, JSON.stringify(expected))
    const zip = unzipSync(Buffer.from(body.properties.definition.package, 'base64'))
    assert.equal(new TextDecoder('utf-16le').decode(zip['script.robin']), flow1)
    assert.deepEqual([...(zip['script.robin'] ?? []).slice(0, 2)], [0xff, 0xfe])
    assert.equal(
      members(JSON.parse(strFromU8(zip['flow.manifest'] ?? new Uint8Array()))),
      '["CreatedEngineVersion","EngineVersion","ModuleReferences","ConnectorReferences","PowerFxEnabled","PowerFxVersion"]',
    )
  })

  await context.test('inputs and outputs schema', async () => {
    const variable = (title: string, type: string, value: string | null) => ({
      default: '',
      description: '',
      format: null,
      title,
      type,
      value,
    })
    const schema = (properties: object) => JSON.stringify({ schema: { properties, type: 'object' } })
    const inputs = await get(`workflows(${secondId})/inputs/$value`)
    assert.equal(inputs.status, 200)
    assert.equal(
      inputs.text,
      schema({
        inputText: variable('inputText', 'string', ''),
        inputInteger: variable('inputInteger', 'number', '0'),
      }),
    )
    const outputs = await get(`workflows(${secondId})/outputs/$value`)
    assert.equal(
      outputs.text,
      schema({
        outputText: variable('outputText', 'string', null),
        outputInteger: variable('outputInteger', 'number', null),
      }),
    )
  })

  const bodies: readonly [title: string, body: Readonly<Record<string, unknown>>][] = [
    ['by connection', { connectionName, timeout: 7200 }],
    ['by connection reference', { connectionName: referenceName, connectionType: 2, timeout: 7200 }],
    ['numbers as text, capitals', { connectionName, timeout: '7200', connectionType: '1', runMode: 'Attended' }],
    [
      'null for what is optional',
      { connectionName, timeout: null, connectionType: null, runPriority: null, callbackUrl: null },
    ],
  ]
  for (const [title, body] of bodies) {
    await context.test(`trigger a run ${title}, follow it, read its outputs`, async () => {
      const answer = await post(`workflows(${firstId})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
        runMode: 'attended',
        runPriority: 'normal',
        ...body,
        inputs: '{"Input1":"Value", "Input2":"Value"}',
      })
      assertJson(answer)
      const accepted = answer.json<{ flowsessionId: string }>()
      const runId = accepted.flowsessionId
      assert.match(runId, guid)
      assert.equal(
        answer.text,
        `{"@odata.context":"${api}/$metadata#Microsoft.Dynamics.CRM.RunDesktopFlowResponse","flowsessionId":"${runId}"}`,
      )

      await until(runId, 4)
      const select = 'statuscode,statecode,startedon,completedon'
      const status = await get(`flowsessions(${runId})?$select=${select}`)
      assertJson(status)
      const row = status.json<Record<string, string | number>>()
      assert.equal(
        members(row),
        '["@odata.context","@odata.etag","statuscode","statecode","startedon","completedon","flowsessionid"]',
      )
      assert.equal(row['@odata.context'], `${api}/$metadata#flowsessions(${select})/$entity`)
      assert.match(String(row['@odata.etag']), etag)
      assert.equal(status.headers.get('etag'), row['@odata.etag'])
      assert.deepEqual([row.statuscode, row.statecode, row.flowsessionid], [4, 0, runId])
      assert.match(String(row.startedon), second)
      assert.match(String(row.completedon), second)

      const outputs = await get(`flowsessions(${runId})/outputs/$value`)
      assert.equal(outputs.status, 200)
      assert.equal(outputs.text, '{"Output1":"Value äöü → Value"}')
      assert.equal(outputs.headers.get('content-type'), 'application/octet-stream')
      assert.match(outputs.headers.get('content-disposition') ?? '', /^attachment; filename=/)
      assert.equal(outputs.headers.get('x-ms-file-size'), String(Buffer.byteLength(outputs.text)))
      assert.ok(outputs.headers.get('x-ms-file-name'))
      assert.equal((await get(`flowsessions(${runId})/inputs/$value`)).text, '{"Input1":"Value", "Input2":"Value"}')
    })
  }

  await context.test('inputs left out take their defaults, typed ones keep their types', async () => {
    const trigger = `workflows(${secondId})/Microsoft.Dynamics.CRM.RunDesktopFlow`
    const answer = await post(trigger, { runMode: 'unattended', connectionName, inputs: '{"inputText":"7"}' })
    const { flowsessionId } = answer.json<{ flowsessionId: string }>()
    await until(flowsessionId, 4)
    assert.equal(
      (await get(`flowsessions(${flowsessionId})/outputs/$value`)).text,
      '{"outputText":"7","outputInteger":1}',
    )
  })

  await context.test('list connection references', async () => {
    const select = 'connectionreferencelogicalname,connectionid'
    const answer = await get(`connectionreferences?$select=${select}`)
    assertJson(answer)
    const body = answer.json<{ '@odata.context': string; value: Record<string, string>[] }>()
    assert.equal(body['@odata.context'], `${api}/$metadata#connectionreferences(${select})`)
    const [row = {}] = body.value
    assert.deepEqual([row.connectionreferencelogicalname, row.connectionid], [referenceName, connectionName])
  })
})

test('a running and a waiting run are cancelled: 204 without a body, then Cancelled', async context => {
  const { get, post, flow, run, until } = await stage(context)
  const flowId = await flow('Waits', waiting)
  const running = await run(flowId)
  await until(running, 2)
  const row = (await get(`flowsessions(${running})?$select=startedon,completedon,statecode`)).json()
  assert.match(String(row.startedon), second)
  assert.deepEqual([row.completedon, row.statecode], [null, 0])
  for (const body of [undefined, {}]) {
    const answer = await post(`flowsessions(${running})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`, body)
    assert.deepEqual([answer.status, answer.text], [204, ''])
    assert.equal(answer.headers.get('odata-version'), '4.0')
    assert.equal(answer.headers.get('content-type'), null)
  }
  assert.equal(await until(running, 7), 7)
  const ended = (await get(`flowsessions(${running})?$select=completedon,statecode`)).json()
  assert.match(String(ended.completedon), second)
  assert.equal(ended.statecode, 0)
  assert.equal((await get(`flowsessions(${running})/outputs/$value`)).status, 204)

  const crowd = await Promise.all(Array.from({ length: 8 }, () => run(flowId)))
  const last = crowd.at(-1) ?? ''
  await post(`flowsessions(${last})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
  assert.equal(await until(last, 7), 7)
  const never = (await get(`flowsessions(${last})?$select=startedon`)).json()
  assert.equal(never.startedon, null)
})

test('a callback tells the end, with exactly the headers and members of the page', async context => {
  const { get, flow, run, until, post, receiver } = await stage(context)
  const callbackUrl = `http://127.0.0.1:${receiver.port}/done?x=1`
  const flows: readonly [name: string, definition: string, statuscode: number][] = [
    ['Succeeds', 'SET A TO 1\n', 4],
    ['Fails', 'SET A TO 1 / 0\n', 8],
    ['Waits', waiting, 7],
  ]
  for (const [name, definition, statuscode] of flows) {
    const flowId = await flow(name, definition)
    const runId = await run(flowId, { callbackUrl })
    if (statuscode === 7) {
      await until(runId, 2)
      await post(`flowsessions(${runId})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
    }
    const { method, url, headers, text } = await receiver.of(runId)
    assert.deepEqual([method, url], ['POST', '/done?x=1'])
    assert.equal(headers['user-agent'], 'EnterpriseConnectors/1.0')
    assert.equal(headers['content-type'], 'application/json; charset=utf-8')
    assert.equal(headers['x-ms-workflow-id'], flowId)
    assert.equal(headers['x-ms-run-id'], runId)
    assert.equal(headers.authorization, undefined)
    const row = (await get(`flowsessions(${runId})?$select=statuscode,startedon,completedon,callbackurl`)).json()
    const { startedon, completedon } = row
    assert.deepEqual([row.statuscode, row.callbackurl], [statuscode, callbackUrl])
    assert.equal(text, JSON.stringify({ statuscode, statecode: 0, startedon, completedon, flowsessionid: runId }))
  }
})

test('without a token the answer is a challenge that names where to get one', async context => {
  const { api, baseUrl, tenantId, get } = await stage(context)
  const where = `authorization_uri=${baseUrl}/${tenantId}/oauth2/authorize, resource_id=${baseUrl}/`
  for (const path of ['', '/', '/WhoAmI', '/workflows?$filter=category eq 6', '/nonsense']) {
    const answer = await fetch(`${api}${path}`)
    assert.equal(answer.status, 401, path)
    assert.equal(answer.headers.get('www-authenticate'), `Bearer ${where}`)
  }
  const wrong = await get('WhoAmI', { Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' })
  assert.equal(wrong.status, 401)
  const challenge = wrong.headers.get('www-authenticate') ?? ''
  assert.match(challenge, /^Bearer error="invalid_token", error_description="[^"]+", authorization_uri=/)
  assert.ok(challenge.endsWith(where))

  for (const path of ['WhoAmI', 'WhoAmI()']) {
    const answer = await get(path)
    assertJson(answer)
    const body = answer.json<Record<string, string>>()
    assert.equal(members(body), '["@odata.context","BusinessUnitId","UserId","OrganizationId"]')
    assert.equal(body['@odata.context'], `${api}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`)
    for (const name of ['BusinessUnitId', 'UserId', 'OrganizationId']) assert.match(body[name] ?? '', guid)
  }
})

test('a wrong secret is refused by the authorization server with its own words', async context => {
  const { baseUrl, tenantId } = await stage(context)
  const secret = { tenantId, clientId: '11111111-1111-4111-8111-111111111111', clientSecret: 'wrong' }
  await assert.rejects(clientSecretToken(baseUrl, secret, fetch)(), { status: 401, code: 'invalid_client' })
})

test('what is wrong is refused in the shape of Dataverse, naming it', async context => {
  const { get, post, flow, connectionName, referenceName, receiver } = await stage(context)
  const flowId = await flow('Strict', strict)
  const draftId = await flow('Draft', 'SET A TO\n')
  const unknown = '00000000-0000-4000-8000-000000000001'
  const operation = (id: string) => `workflows(${id})/Microsoft.Dynamics.CRM.RunDesktopFlow`
  const good = { runMode: 'unattended', connectionName, inputs: '{"Name":"a"}' }
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
  const with_ = (more: object) => ({ ...good, ...more })
  const sized = (bytes: number) => JSON.stringify({ Name: 'x'.repeat(bytes - JSON.stringify({ Name: '' }).length) })

  type Refusal = readonly [title: string, ask: () => Promise<Answer>, status: number, code: string, message: RegExp]
  const run =
    (body: unknown, id = flowId) =>
    () =>
      post(operation(id), body)
  const argument = '0x80040203'
  const payload = '0x80048d19'
  const refusals: readonly Refusal[] = [
    [
      'an unknown flow',
      run(good, unknown),
      404,
      '0x80040217',
      new RegExp(`^Entity 'workflow' With Id = ${unknown} Does Not Exist$`, 'i'),
    ],
    ['its schema', () => get(`workflows(${unknown})/inputs/$value`), 404, '0x80040217', /'workflow'/],
    [
      'an unknown run',
      () => get(`flowsessions(${unknown})?$select=statuscode`),
      404,
      '0x80040217',
      new RegExp(`^Entity 'flowsession' With Id = ${unknown} Does Not Exist$`, 'i'),
    ],
    ['its outputs', () => get(`flowsessions(${unknown})/outputs/$value`), 404, '0x80040217', /'flowsession'/],
    [
      'its cancel',
      () => post(`flowsessions(${unknown})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`),
      404,
      '0x80040217',
      /'flowsession'/,
    ],
    ['an unknown connection', run(with_({ connectionName: 'nobody' })), 400, argument, /'connectionName' is 'nobody'/],
    [
      'a reference given as a connection',
      run(with_({ connectionName: referenceName })),
      400,
      argument,
      /connectionType 2/,
    ],
    [
      'an unknown reference',
      run(with_({ connectionName: 'nobody', connectionType: 2 })),
      404,
      '0x80040217',
      /'connectionreference'.*nobody/,
    ],
    ['a wrong connection type', run(with_({ connectionType: 3 })), 400, argument, /'connectionType' is '3'/],
    ['no run mode', run(without('runMode')), 400, payload, /Required field 'runMode' is missing/],
    ['no connection', run(without('connectionName')), 400, payload, /Required field 'connectionName' is missing/],
    ['null for what is required', run(with_({ runMode: null })), 400, payload, /'runMode'/],
    ['no body', run(undefined), 400, payload, /'runMode'/],
    [
      'an unknown parameter',
      run(with_({ speed: 1 })),
      400,
      payload,
      /The parameter 'speed' in the request payload is not a valid parameter for the operation 'RunDesktopFlow'\./,
    ],
    ['an array for a body', run([]), 400, payload, /JSON object/],
    ['a wrong run mode', run(with_({ runMode: 'local' })), 400, argument, /'runMode' is 'local'/],
    ['a run mode that is a number', run(with_({ runMode: 1 })), 400, payload, /'runMode'/],
    ['a wrong priority', run(with_({ runPriority: 'urgent' })), 400, argument, /'runPriority' is 'urgent'/],
    ['a time-out of nothing', run(with_({ timeout: 0 })), 400, argument, /'timeout' is '0'/],
    ['a time-out below nothing', run(with_({ timeout: -1 })), 400, argument, /'timeout' is '-1'/],
    ['a time-out of more than a day', run(with_({ timeout: 86_401 })), 400, argument, /'timeout' is '86401'.*86400/],
    ['a time-out that is no whole number', run(with_({ timeout: 1.5 })), 400, payload, /'timeout'/],
    ['a time-out that is a word', run(with_({ timeout: 'long' })), 400, payload, /'timeout'/],
    ['inputs that are an object', run(with_({ inputs: { Name: 'a' } })), 400, payload, /'inputs'.*Edm\.String/],
    ['inputs that are no JSON', run(with_({ inputs: '{Name' })), 400, argument, /'inputs' is not JSON/],
    ['inputs that are an array', run(with_({ inputs: '[]' })), 400, argument, /'inputs' is a JSON array/],
    ['inputs that are null', run(with_({ inputs: 'null' })), 400, argument, /'inputs' is a JSON null/],
    ['inputs that are a text', run(with_({ inputs: '"a"' })), 400, argument, /'inputs' is a JSON string/],
    ['an input missing', run(with_({ inputs: '{}' })), 400, argument, /'Name' is missing/],
    ['no inputs where one is required', run(without('inputs')), 400, argument, /'Name' is missing/],
    [
      'an input of a wrong type',
      run(with_({ inputs: '{"Name":"a","Count":"two"}' })),
      400,
      argument,
      /'Count'.*string.*number/,
    ],
    [
      'an input the flow does not know',
      run(with_({ inputs: '{"Name":"a","Other":1}' })),
      400,
      argument,
      /'Other' is not one of the flow's/,
    ],
    ['inputs over 2 MB', run(with_({ inputs: sized(2_097_153) })), 400, argument, /2097153 bytes.*2097152/],
    ['a callback over http', run(with_({ callbackUrl: 'http://hooks.example.org/' })), 400, argument, /only https/],
    [
      'a callback to another port',
      run(with_({ callbackUrl: `http://127.0.0.1:${receiver.port + 1}/` })),
      400,
      argument,
      /only https/,
    ],
    ['a callback to this machine', run(with_({ callbackUrl: 'https://localhost/' })), 400, argument, /localhost/],
    [
      'a callback to a name under localhost',
      run(with_({ callbackUrl: 'https://a.localhost/' })),
      400,
      argument,
      /localhost/,
    ],
    ['a callback to an address', run(with_({ callbackUrl: 'https://93.184.216.34/' })), 400, argument, /IP addresses/],
    [
      'a callback to an address written otherwise',
      run(with_({ callbackUrl: 'https://0x7f.1/' })),
      400,
      argument,
      /IP addresses/,
    ],
    ['a callback to an IPv6 address', run(with_({ callbackUrl: 'https://[::1]/' })), 400, argument, /IP addresses/],
    [
      'a callback with a password',
      run(with_({ callbackUrl: 'https://a:b@hooks.example.org/' })),
      400,
      argument,
      /password/,
    ],
    ['a callback that is no URL', run(with_({ callbackUrl: 'hooks' })), 400, argument, /'hooks'/],
    [
      'a callback that is too long',
      run(with_({ callbackUrl: `https://hooks.example.org/${'x'.repeat(2000)}` })),
      400,
      argument,
      /2000/,
    ],
    ['a flow with errors', run(good, draftId), 400, argument, /draft/],
    [
      'impersonation by user',
      () => post(operation(flowId), good, { MSCRMCallerID: unknown }),
      400,
      argument,
      /MSCRMCallerID/,
    ],
    [
      'impersonation by object',
      () => get('workflows?$select=name', { CallerObjectId: unknown }),
      400,
      '0x80048d1a',
      /CallerObjectId/,
    ],
    [
      'the operation without its namespace',
      () => post(`workflows(${flowId})/RunDesktopFlow`, good),
      400,
      '0x80060888',
      /^Request message has unresolved parameters\.$/,
    ],
    ['another method', () => get(operation(flowId)), 405, '0x80060888', /GET/],
    [
      'a set in capitals',
      () => get('Workflows'),
      404,
      '0x8006088a',
      /^Resource not found for the segment 'Workflows'\.$/,
    ],
    [
      'an unknown column',
      () => get('workflows?$select=regardingobjectid'),
      400,
      '0x80060888',
      /^Could not find a property named 'regardingobjectid' on type 'Microsoft\.Dynamics\.CRM\.workflow'\.$/,
    ],
    ['a broken filter', () => get('workflows?$filter=category+eq'), 400, '0x80060888', /position/],
  ]
  for (const [title, ask, status, code, message] of refusals) {
    await context.test(title, async () => {
      const answer = await ask()
      assertJson(answer, status)
      const body = answer.json<{ error: { code: string; message: string } }>()
      assert.deepEqual([members(body), members(body.error)], ['["error"]', '["code","message"]'])
      assert.equal(body.error.code, code)
      assert.match(body.error.message, message)
    })
  }

  await context.test('inputs of exactly 2 MB are taken', async () => {
    const answer = await post(operation(flowId), with_({ inputs: sized(2_097_152) }))
    assert.equal(answer.status, 200, answer.text)
  })
  await context.test('the shortest and the longest time-out are taken', async () => {
    for (const timeout of [1, '86400']) assert.equal((await post(operation(flowId), with_({ timeout }))).status, 200)
  })
  await context.test('a run that was refused leaves nothing behind', async () => {
    const answer = await get(`flowsessions?$select=name&$filter=_regardingobjectid_value eq ${flowId}`)
    assert.equal(answer.json<{ value: unknown[] }>().value.length, 3)
  })
})

test('the 71st run in a minute on a connection is refused until the minute is over', async context => {
  const { flow, run, post, connectionName } = await stage(context)
  const flowId = await flow('Waits', waiting)
  for (let count = 0; count < 70; count++) await run(flowId)
  const trigger = `workflows(${flowId})/Microsoft.Dynamics.CRM.RunDesktopFlow`
  const answer = await post(trigger, { runMode: 'unattended', connectionName })
  assertJson(answer, 429)
  const { error } = answer.json<{ error: { code: string; message: string } }>()
  assert.equal(error.code, '0x80072322')
  assert.match(error.message, /DesktopFlowsActionThrottled/)
  const wait = answer.headers.get('retry-after') ?? ''
  assert.match(wait, /^\d+$/)
  assert.ok(Number(wait) >= 1 && Number(wait) <= 60, wait)
})
