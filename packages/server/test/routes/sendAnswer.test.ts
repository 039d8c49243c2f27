import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const run = '00000000-0000-4000-8000-0000000000c1'
const machine = '00000000-0000-4000-8000-0000000000c2'
const third = '00000000-0000-4000-8000-0000000000c3'
const fourth = '00000000-0000-4000-8000-0000000000c4'
const base = 'https://org.example/api/data/v9.2'
const json = 'application/json; odata.metadata=minimal'
const all = 'odata.include-annotations="*"'

interface Transcript {
  readonly title: string
  readonly method?: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly status: number
  readonly answerHeaders?: Readonly<Record<string, string | RegExp>>
  /** Members in their order, as text; `«etag»`, `«new»` and `«token»` stand for what differs from run to run. */
  readonly answer?: string
}

/** The conversations of the reference. Source: Dataverse wire, section 10. */
const transcripts: readonly Transcript[] = [
  {
    title: 'a page of desktop flows, with annotations',
    url: 'workflows?$filter=category+eq+6&$select=name,workflowid&$orderby=name',
    headers: { prefer: `odata.maxpagesize=2,${all}`, accept: 'application/json' },
    status: 200,
    answerHeaders: {
      'content-type': json,
      'odata-version': '4.0',
      'preference-applied': `odata.maxpagesize=2,${all}`,
    },
    answer: text({
      '@odata.context': `${base}/$metadata#workflows(name,workflowid)`,
      '@Microsoft.Dynamics.CRM.totalrecordcount': -1,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
      value: [
        { '@odata.etag': '«etag»', name: 'Desktop flow 1', workflowid: ids.plainFlow },
        { '@odata.etag': '«etag»', name: 'Desktop flow 2', workflowid: ids.flow },
      ],
      '@odata.nextLink': `${base}/workflows?$filter=category%20eq%206&$select=name,workflowid&$orderby=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22«token»%22%20istracking=%22False%22%20/%3E`,
    }),
  },
  {
    title: 'a run is asked for',
    method: 'POST',
    url: `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
    headers: { 'content-type': 'application/json' },
    body: {
      runMode: 'unattended',
      connectionName: 'new_orders',
      connectionType: 2,
      timeout: 7200,
      inputs: '{"Name":"Value"}',
      callbackUrl: 'https://hooks.example.org/pad',
    },
    status: 200,
    answerHeaders: { 'content-type': json },
    answer: text({
      '@odata.context': `${base}/$metadata#Microsoft.Dynamics.CRM.RunDesktopFlowResponse`,
      flowsessionId: '«new»',
    }),
  },
  {
    title: 'a run with its flow and its machine',
    url: `flowsessions(${run})?$select=statuscode,_regardingobjectid_value&$expand=MachineId($select=name)`,
    headers: { prefer: all },
    status: 200,
    answerHeaders: { etag: /^W\/"\d+"$/, 'preference-applied': all },
    answer: text({
      '@odata.context': `${base}/$metadata#flowsessions(statuscode,_regardingobjectid_value,MachineId(name))/$entity`,
      '@odata.etag': '«etag»',
      'statuscode@OData.Community.Display.V1.FormattedValue': 'Failed',
      statuscode: 8,
      '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue': 'Desktop flow 2',
      '_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'regardingobjectid_process',
      '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'workflow',
      _regardingobjectid_value: ids.flow,
      flowsessionid: run,
      MachineId: { '@odata.etag': '«etag»', name: 'PC-01', flowmachineid: machine },
    }),
  },
  {
    title: 'a run is cancelled',
    method: 'POST',
    url: `flowsessions(${run})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`,
    status: 204,
    answerHeaders: { 'odata-version': '4.0' },
    answer: '',
  },
  {
    title: 'a set in capitals',
    url: 'Workflows',
    status: 404,
    answer: text({ error: { code: '0x8006088a', message: "Resource not found for the segment 'Workflows'." } }),
  },
  {
    title: 'a column that is none',
    url: 'workflows?$select=regardingobjectid',
    status: 400,
    answerHeaders: { 'content-type': json },
    answer: text({
      error: {
        code: '0x80060888',
        message: "Could not find a property named 'regardingobjectid' on type 'Microsoft.Dynamics.CRM.workflow'.",
      },
    }),
  },
  {
    title: 'nobody asks',
    url: 'WhoAmI',
    headers: { 'x-user': '' },
    status: 401,
    answerHeaders: { 'www-authenticate': /^Bearer authorization_uri=\S+, resource_id=https:\/\/org\.example\/$/ },
  },
  {
    title: 'a page with collections, their parents and their links',
    url: `workflows?$select=name&$filter=workflowid eq '${ids.flow}'&$expand=regardingobjectid_process($select=name;$filter=statuscode%20eq%208)`,
    status: 200,
    answer: text({
      '@odata.context': `${base}/$metadata#workflows(name,regardingobjectid_process(name))`,
      value: [
        {
          '@odata.etag': '«etag»',
          name: 'Desktop flow 2',
          workflowid: ids.flow,
          regardingobjectid_process: [
            { '@odata.etag': '«etag»', name: 'run', _regardingobjectid_value: ids.flow, flowsessionid: run },
          ],
          'regardingobjectid_process@odata.nextLink': `${base}/workflows(${ids.flow})/regardingobjectid_process?$select=name&$filter=statuscode%20eq%208`,
        },
      ],
    }),
  },
  {
    title: 'full metadata',
    url: `flowsessions(${run})?$select=statuscode,startedon,runduration,_machineid_value,name`,
    headers: { accept: 'application/json;odata.metadata=full' },
    status: 200,
    answerHeaders: { 'content-type': 'application/json; odata.metadata=full' },
    answer: text({
      '@odata.context': `${base}/$metadata#flowsessions(statuscode,startedon,runduration,_machineid_value,name)/$entity`,
      '@odata.type': '#Microsoft.Dynamics.CRM.flowsession',
      '@odata.id': `${base}/flowsessions(${run})`,
      '@odata.etag': '«etag»',
      '@odata.editLink': `flowsessions(${run})`,
      statuscode: 8,
      'startedon@odata.type': '#DateTimeOffset',
      startedon: '2026-11-21T12:00:00Z',
      'runduration@odata.type': '#Int64',
      runduration: 5,
      '_machineid_value@odata.type': '#Guid',
      _machineid_value: machine,
      name: 'run',
      'flowsessionid@odata.type': '#Guid',
      flowsessionid: run,
    }),
  },
  {
    title: 'no metadata, large numbers as text',
    url: `flowsessions?$select=runduration&$filter=flowsessionid eq ${run}&$count=true`,
    headers: { accept: 'application/json;odata.metadata=none;IEEE754Compatible=true' },
    status: 200,
    answerHeaders: { 'content-type': 'application/json; odata.metadata=none; IEEE754Compatible=true' },
    answer: text({ '@odata.count': '1', value: [{ runduration: '5', flowsessionid: run }] }),
  },
  {
    title: 'a property, and an empty one',
    url: `flowsessions(${run})/runduration`,
    status: 200,
    answer: text({ '@odata.context': `${base}/$metadata#flowsessions(${run})/runduration`, value: 5 }),
  },
  { title: 'an empty property', url: `flowsessions(${run})/errormessage`, status: 204, answer: '' },
  {
    title: 'a bare value',
    url: `flowsessions(${run})/startedon/$value`,
    status: 200,
    answerHeaders: { 'content-type': 'text/plain;charset=utf-8' },
    answer: '2026-11-21T12:00:00Z',
  },
  { title: 'a bare lookup', url: `flowsessions(${run})/_machineid_value/$value`, status: 200, answer: machine },
  {
    title: 'a row by an alternate key that comes as an alias',
    url: "connectionreferences(connectionreferencelogicalname=@n)?@n='new_empty'&$select=connectionid",
    status: 200,
  },
  {
    title: 'a row by a key that no row has',
    url: "connectionreferences(connectionreferencelogicalname='none')",
    status: 404,
    answer: text({
      error: {
        code: '0x80060891',
        message: 'A record with the specified key values does not exist in connectionreference entity',
      },
    }),
  },
]

for (const { name, skip, open } of databases) {
  describe(`Conversations on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
      const by = { userId: ids.users.maker, now: start }
      const row = { statuscode: 8, regardingobjectid: ids.flow, machineid: machine, dh_state: 'failed', runduration: 5 }
      await environment.store.write(function* () {
        yield* insertRow(workflow, { workflowid: third, name: 'Desktop flow 3' }, by)
        yield* insertRow(flowMachine, { flowmachineid: machine, name: 'PC-01' }, by)
        yield* insertRow(flowSession, { ...row, flowsessionid: run, name: 'run', startedon: start }, by)
      })
    })
    after(() => environment?.close())

    for (const { title, method = 'GET', url, headers, body, status, answerHeaders, answer } of transcripts)
      test(title, async () => {
        const { 'x-user': user = 'maker', ...others } = headers ?? {}
        const found = await environment.app.inject({
          method,
          url: `/api/data/v9.2/${url}`,
          headers: { ...(user !== '' && { 'x-user': user }), ...others },
          ...(body !== undefined && { payload: JSON.stringify(body) }),
        })
        assert.equal(found.statusCode, status, found.body)
        for (const [header, value] of Object.entries(answerHeaders ?? {}))
          if (value instanceof RegExp) assert.match(String(found.headers[header]), value)
          else assert.equal(found.headers[header], value)
        if (answer !== undefined) assert.equal(masked(found.body), answer)
      })

    describe('compresses', () => {
      const long = 'x'.repeat(6000)
      before(() =>
        environment.store.write(() =>
          insertRow(
            workflow,
            { name: 'Long', description: long, workflowid: fourth },
            { userId: ids.users.maker, now: start },
          ),
        ),
      )

      const ask = async (url: string, headers: Record<string, string> = { 'accept-encoding': 'gzip, deflate' }) => {
        const answer = await environment.app.inject({
          url: `/api/data/v9.2/${url}`,
          headers: { 'x-user': 'maker', ...headers },
        })
        const { 'content-encoding': encoding, vary, 'content-length': length } = answer.headers
        assert.equal(Number(length), answer.rawPayload.length)
        return {
          encoding,
          vary,
          text: String(encoding === 'gzip' ? gunzipSync(answer.rawPayload) : answer.rawPayload),
          answer,
        }
      }
      const row = `workflows(${fourth})?$select=description`

      test('a long row, for who takes it so', async () => {
        const { encoding, vary, text, answer } = await ask(row)
        assert.deepEqual([encoding, vary], ['gzip', 'Accept-Encoding'])
        assert.equal(JSON.parse(text).description, long)
        assert.ok(answer.rawPayload.length < 1000)
        assert.equal(text, (await ask(row, {})).text)
      })

      test('nothing for others, and tells caches that it might', async () => {
        const { encoding, vary } = await ask(row, {})
        assert.deepEqual([encoding, vary], [undefined, 'Accept-Encoding'])
      })

      test('no short answer, such as the status of a run', async () => {
        const { encoding, vary } = await ask(`flowsessions(${run})?$select=statuscode,statecode,startedon,completedon`)
        assert.deepEqual([encoding, vary], [undefined, undefined])
      })

      test('texts and $metadata, whose version stays comparable', async () => {
        assert.equal((await ask(`workflows(${fourth})/description/$value`)).text, long)
        const { encoding, text, answer } = await ask('$metadata')
        assert.equal(encoding, 'gzip')
        assert.match(text, /^<\?xml/)
        assert.match(String(answer.headers.etag), /^W\/"/)
      })

      test('batches whole, never their parts', async () => {
        const answer = await environment.app.inject({
          method: 'POST',
          url: '/api/data/v9.2/$batch',
          headers: { 'x-user': 'maker', 'accept-encoding': 'gzip', 'content-type': 'multipart/mixed; boundary=b' },
          payload: `--b\r\nContent-Type: application/http\r\n\r\nGET ${row} HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n\r\n--b--\r\n`,
        })
        assert.equal(answer.headers['content-encoding'], 'gzip')
        const text = String(gunzipSync(answer.rawPayload))
        assert.match(text, /^--batchresponse_/)
        assert.ok(text.includes(long) && !text.includes('Content-Encoding'))
      })

      test('no parts of files', async () => {
        const binary = (
          await environment.app.inject({
            method: 'POST',
            url: '/api/data/v9.2/desktopflowmodules',
            headers: { 'x-user': 'admin' },
            payload: JSON.stringify({ name: 'm' }),
          })
        ).headers['odata-entityid']
        const url = String(binary).split('/v9.2/')[1]
        const headers = { 'x-user': 'admin', 'content-type': 'application/octet-stream', 'x-ms-file-name': 'a.txt' }
        await environment.app.inject({ method: 'PATCH', url: `/api/data/v9.2/${url}/data`, headers, payload: long })
        for (const range of [{}, { range: 'bytes=0-4999' }] as readonly Record<string, string>[]) {
          const { encoding, text } = await ask(`${url}/data/$value`, {
            'x-user': 'admin',
            'accept-encoding': 'gzip',
            ...range,
          })
          assert.equal(encoding, undefined)
          assert.ok(text.length >= 5000)
        }
      })
    })

    test('a row that did not change is a 304, unless annotations or expansions are asked for', async () => {
      const url = `/api/data/v9.2/flowsessions(${run})?$select=name`
      const get = (etag: string, more: Record<string, string> = {}) =>
        environment.app.inject({ url, headers: { 'x-user': 'maker', 'if-none-match': etag, ...more } })
      const { headers, statusCode } = await get('null')
      const etag = String(headers.etag)
      const answers = [
        statusCode,
        (await get(etag)).statusCode,
        (await get(`W/"1", ${etag}`)).statusCode,
        (await get('W/"1"')).statusCode,
        (await get(etag, { prefer: all })).statusCode,
      ]
      assert.deepEqual(answers, [200, 304, 304, 200, 200])
      assert.deepEqual([(await get(etag)).body, (await get(etag)).headers.etag], ['', etag])
    })
  })
}

function text(body: unknown): string {
  return JSON.stringify(body)
}

function masked(body: string): string {
  return body
    .replaceAll(/W\/\\"\d+\\"/g, '«etag»')
    .replace(/pagingcookie=%22.*?%22/, 'pagingcookie=%22«token»%22')
    .replace(/("flowsessionId":")[0-9a-f-]{36}/, '$1«new»')
}
