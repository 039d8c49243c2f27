import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const base = 'https://org.example/api/data/v9.2'

/** A request inside a batch: its first line, headers and body. */
const request = (line: string, body?: object, headers: readonly string[] = []) =>
  [
    `${line} HTTP/1.1`,
    ...(body ? ['Content-Type: application/json'] : []),
    ...headers,
    '',
    JSON.stringify(body) ?? '',
  ].join('\r\n')

const part = (content: string, contentId?: string) =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    content,
  ].join('\r\n')

const multipart = (boundary: string, parts: readonly string[]) =>
  `${parts.map(one => `--${boundary}\r\n${one}\r\n`).join('')}--${boundary}--\r\n`

const changeSet = (...requests: readonly string[]) =>
  `Content-Type: multipart/mixed; boundary="changeset_1"\r\n\r\n${multipart(
    'changeset_1',
    requests.map((content, index) => part(content, String(index + 1))),
  )}`

/** Ids and etags that differ from run to run. */
const steady = (text: string): string =>
  text
    .replaceAll(/(response_|REQ_ID: )[0-9a-f-]{36}/g, '$1id')
    .replaceAll(/W\/\\"\d+\\"/g, 'W/\\"n\\"')
    .replaceAll(/00000000-0000-4000-8000-00000000[14]\d{3}/g, '<new>')

for (const { name, skip, open } of databases)
  describe(`POST /$batch, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    const post = (
      body: string,
      { as = 'maker', headers = {} }: { as?: UserName; headers?: Record<string, string> } = {},
      contentType = 'multipart/mixed; boundary="batch_1"',
    ) =>
      environment.app.inject({
        method: 'POST',
        url: '/api/data/v9.2/$batch',
        headers: { 'x-user': as, 'content-type': contentType, ...headers },
        payload: body,
      })
    const batch = (parts: readonly string[], options?: Parameters<typeof post>[1]) =>
      post(multipart('batch_1', parts), options)
    const continues = { headers: { prefer: 'odata.continue-on-error' } }

    const named = async (text: string): Promise<readonly string[]> => {
      const answer = await environment.app.inject({
        method: 'GET',
        url: `/api/data/v9.2/dh_connections?$select=dh_name&$orderby=dh_name&$filter=startswith(dh_name,'${text}')`,
        headers: { 'x-user': 'maker' },
      })
      return answer.json().value.map((row: { dh_name: string }) => row.dh_name)
    }
    const connection = (dh_name: string) => ({
      dh_name,
      'dh_MachineGroupId@odata.bind': `/flowmachinegroups(${ids.group})`,
    })

    test('answers requests in their order, with absolute, rooted and relative URLs', async () => {
      const get = (url: string) => part(request(`GET ${url}/workflows(${ids.flow})?$select=name`))
      const answer = await batch([
        get(base),
        get('/api/data/v9.1'),
        part(request(`GET workflows(${ids.plainFlow})?$select=name`)),
      ])
      assert.equal(answer.statusCode, 200, answer.body)
      assert.match(String(answer.headers['content-type']), /^multipart\/mixed; boundary=batchresponse_[0-9a-f-]{36}$/)
      const row = (version: string, id: string, flow: string) =>
        [
          '--batchresponse_id',
          'Content-Type: application/http',
          'Content-Transfer-Encoding: binary',
          '',
          'HTTP/1.1 200 OK',
          'Content-Type: application/json; odata.metadata=minimal; odata.streaming=true',
          'OData-Version: 4.0',
          'ETag: W/"n"',
          '',
          `{"@odata.context":"https://org.example/api/data/${version}/$metadata#workflows(name)/$entity","@odata.etag":"W/\\"n\\"","name":"${flow}","workflowid":"${id}"}`,
          '',
        ].join('\r\n')
      assert.equal(
        steady(answer.body).replaceAll(/ETag: W\/"\d+"/g, 'ETag: W/"n"'),
        `${row('v9.2', ids.flow, 'Desktop flow 2')}${row('v9.1', ids.flow, 'Desktop flow 2')}${row('v9.2', ids.plainFlow, 'Desktop flow 1')}--batchresponse_id--\r\n`,
      )
    })

    test('keeps a change set, whose requests refer to each other in URLs and bodies', async () => {
      const answer = await batch([
        changeSet(
          request('POST flowmachinegroups', { name: 'made in a batch' }),
          request('POST /api/data/v9.2/dh_connections', {
            dh_name: 'b1-first',
            'dh_MachineGroupId@odata.bind': '$1',
          }),
          request('PATCH $2', { dh_name: 'b1-second' }),
        ),
        part(
          request(
            "GET dh_connections?$select=dh_name&$filter=dh_name eq 'b1-second'&$expand=dh_MachineGroupId($select=name)",
          ),
        ),
      ])
      assert.equal(answer.statusCode, 200, answer.body)
      const made = (set: string, contentId: number, trailing = '') =>
        [
          '--changesetresponse_id',
          'Content-Type: application/http',
          'Content-Transfer-Encoding: binary',
          `Content-ID: ${contentId}`,
          '',
          'HTTP/1.1 204 No Content',
          'OData-Version: 4.0',
          `Location: ${base}/${set}(<new>)`,
          `OData-EntityId: ${base}/${set}(<new>)`,
          '',
          trailing,
        ].join('\r\n')
      const text = steady(answer.body)
      assert.ok(
        text.startsWith(
          [
            '--batchresponse_id',
            'Content-Type: multipart/mixed; boundary=changesetresponse_id',
            '',
            `${made('flowmachinegroups', 1)}\r\n${made('dh_connections', 2)}\r\n${made('dh_connections', 3)}\r\n--changesetresponse_id--`,
            '--batchresponse_id',
            '',
          ].join('\r\n'),
        ),
        text,
      )
      assert.match(text, /"dh_MachineGroupId":\{[^}]*"name":"made in a batch"/)
    })

    test('undoes a change set whole where one of its requests fails, and answers with that error alone', async () => {
      const answer = await batch([
        changeSet(
          request('POST dh_connections', connection('b2-one')),
          request('POST dh_connections', connection('b2-one')),
          request('POST dh_connections', connection('b2-three')),
        ),
        part(request('GET WhoAmI')),
      ])
      assert.equal(answer.statusCode, 400)
      assert.equal(
        steady(answer.body),
        [
          '--batchresponse_id',
          'Content-Type: application/http',
          'Content-Transfer-Encoding: binary',
          'Content-ID: 2',
          '',
          'HTTP/1.1 412 Precondition Failed',
          'REQ_ID: id',
          'Content-Type: application/json; odata.metadata=minimal',
          'OData-Version: 4.0',
          '',
          '{"error":{"code":"0x80040237","message":"A record with matching key values already exists."}}',
          '--batchresponse_id--',
          '',
        ].join('\r\n'),
      )
      assert.deepEqual(await named('b2'), [])
    })

    test('tells more of the failure of a request that asks for annotations', async () => {
      const asking = 'Prefer: odata.include-annotations="*"'
      const { body } = await post(
        multipart('batch_1', [part(request('GET workflows?$select=none', undefined, [asking]))]),
      )
      const error = JSON.parse(body.split('\r\n').find(line => line.startsWith('{')) ?? '').error
      assert.equal(error['@Microsoft.PowerApps.CDS.InnerError.Message'], error.message)
    })

    test('stops at the first failure, and goes on with odata.continue-on-error', async () => {
      const parts = (name: string) => [
        part(request('POST dh_connections', connection(`b3-${name}-1`))),
        part(request('GET Workflows')),
        part(request('POST dh_connections', connection(`b3-${name}-2`))),
      ]
      const statuses = (body: string) => [...body.matchAll(/HTTP\/1\.1 (\d+)/g)].map(match => match[1])
      const stopped = await batch(parts('stop'))
      assert.deepEqual([stopped.statusCode, statuses(stopped.body)], [400, ['204', '404']])
      const continued = await batch(parts('go'), continues)
      assert.deepEqual([continued.statusCode, statuses(continued.body)], [200, ['204', '404', '204']])
      assert.equal(continued.headers['preference-applied'], 'odata.continue-on-error')
      assert.deepEqual(await named('b3'), ['b3-go-1', 'b3-go-2', 'b3-stop-1'])
    })

    test('refuses a reference to what is not there', async () => {
      for (const line of ['PATCH $7', 'POST /$7/x/$ref']) {
        const answer = await batch([changeSet(request(line, { dh_name: 'b4' }))])
        assert.equal(answer.statusCode, 400)
        assert.match(answer.body, /"message":"Content-ID Reference: '\$7' does not exist in the batch context\."/)
      }
      const answer = await batch([
        changeSet(
          request('POST dh_connections', { dh_name: 'b4', 'dh_MachineGroupId@odata.bind': '$2' }),
          request('POST flowmachinegroups', { name: 'b4' }),
        ),
      ])
      assert.match(answer.body, /Content-ID Reference: '\$2' does not exist in the batch context\./)
    })

    test('starts runs, and cancels them where the change set is undone', async () => {
      const start = request(`POST workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
        runMode: 'attended',
        connectionName: 'orders',
        inputs: '{"Name":"a"}',
      })
      const count = async () =>
        (
          await environment.app.inject({
            method: 'GET',
            url: '/api/data/v9.2/flowsessions/$count',
            headers: { 'x-user': 'maker' },
          })
        ).body.replace('\uFEFF', '')
      assert.equal(
        (await batch([changeSet(start, request('DELETE workflows(00000000-0000-0000-0000-000000000000)'))])).statusCode,
        400,
      )
      assert.equal(await count(), '0')
      const answer = await batch([changeSet(start), part(start)])
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(await count(), '2')
    })

    test('shows a user no more than single requests do', async () => {
      const answer = await batch(
        [part(request(`GET workflows(${ids.plainFlow})`)), part(request('GET workflows?$select=name'))],
        { as: 'user', ...continues },
      )
      assert.match(answer.body, /HTTP\/1\.1 404 Not Found/)
      assert.match(answer.body, /"value":\[\{[^\]]*"name":"Desktop flow 2"[^\]]*\}\]/)
      assert.doesNotMatch(answer.body, /Desktop flow 1/)
    })

    test('takes bare line feeds, and clients that leave blank lines', async () => {
      const text = [
        '--dwa_batch_5',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        '',
        `GET ${base}/workflows(${ids.flow})?$select=name HTTP/1.1`,
        'Accept: application/json',
        '',
        '--dwa_batch_5--',
      ].join('\n')
      const answer = await post(text, {}, 'multipart/mixed;boundary=dwa_batch_5')
      assert.equal(answer.statusCode, 200, answer.body)
      assert.match(answer.body, /"name":"Desktop flow 2"/)
    })

    test('takes URLs longer than single requests may have', async () => {
      const url = (length: number) => `workflows?$select=name&x=${'y'.repeat(length)}`
      const answer = await batch([part(request(`GET ${url(65_000)}`))])
      assert.equal(answer.statusCode, 200, answer.body.slice(0, 500))
      assert.equal((await batch([part(request(`GET ${url(66_000)}`))])).statusCode, 414)
    })

    const refused: Record<string, [body: string, message: RegExp, contentType?: string]> = {
      'no boundary': ['', /must name a boundary/, 'multipart/mixed'],
      'another Content-Type': ['{}', /multipart\/mixed; boundary=/, 'text/plain'],
      'a body that was cut short': [
        multipart('batch_1', [part(request('GET WhoAmI'))]).slice(0, -5),
        /closing delimiter/,
      ],
      'a GET in a change set': [
        multipart('batch_1', [changeSet(request('GET WhoAmI'))]),
        /An invalid HTTP method 'GET' was detected for a request in a change set/,
      ],
      'a change set in a change set': [
        multipart('batch_1', [
          `Content-Type: multipart/mixed; boundary=c\r\n\r\n${multipart('c', [changeSet(request('POST workflows', {}))])}`,
        ]),
        /it must be application\/http/,
      ],
      'a batch in a batch': [
        multipart('batch_1', [part(request('POST $batch', {}))]),
        /A batch cannot contain another batch/,
      ],
      'more than 1,000 requests': [
        multipart(
          'batch_1',
          Array.from({ length: 1001 }, () => part(request('GET WhoAmI'))),
        ),
        /maximum number of '1000'/,
      ],
      'a request line that is none': [multipart('batch_1', [part('HELLO')]), /must begin with a line such as/],
      base64: [
        multipart('batch_1', ['Content-Type: application/http\r\nContent-Transfer-Encoding: base64\r\n\r\nR0VU']),
        /it must be binary/,
      ],
      'a version there is not': [
        multipart('batch_1', [part(request('GET /api/data/v8.0/workflows'))]),
        /Resource not found for the segment 'v8\.0'/,
      ],
      'impersonation in a part': [
        multipart('batch_1', [part(request('GET WhoAmI', undefined, ['MSCRMCallerID: x']))]),
        /act on behalf another user|names the user 'x'/,
      ],
    }
    for (const [what, [body, message, contentType]] of Object.entries(refused))
      test(`refuses ${what}`, async () => {
        const answer = await post(body, {}, contentType)
        assert.equal(answer.statusCode, 400, answer.body)
        assert.match(answer.body, message)
      })

    test('refuses other methods', async () => {
      const answer = await environment.app.inject({
        method: 'GET',
        url: '/api/data/v9.2/$batch',
        headers: { 'x-user': 'maker' },
      })
      assert.equal(answer.statusCode, 405)
    })

    test('answers the JSON format too, with groups that are kept whole', async () => {
      const json = (requests: readonly object[]) => post(JSON.stringify({ requests }), {}, 'application/json')
      const answer = await json([
        { id: 'g', atomicityGroup: 'one', method: 'post', url: 'flowmachinegroups', body: { name: 'json' } },
        {
          id: 'c',
          atomicityGroup: 'one',
          method: 'post',
          url: 'dh_connections',
          body: { dh_name: 'b5-json', 'dh_MachineGroupId@odata.bind': '$g' },
        },
        {
          id: 'r',
          dependsOn: ['one'],
          method: 'get',
          url: '$c?$select=dh_name',
          headers: { Accept: 'application/json' },
        },
      ])
      assert.equal(answer.statusCode, 200, answer.body)
      const { responses } = answer.json()
      assert.deepEqual(
        responses.map((one: Record<string, unknown>) => [one.id, one.atomicityGroup, one.status]),
        [
          ['g', 'one', 204],
          ['c', 'one', 204],
          ['r', undefined, 200],
        ],
      )
      assert.equal(responses[2].body.dh_name, 'b5-json')
      const undone = await json([
        { id: '1', atomicityGroup: 'a', method: 'POST', url: 'flowmachinegroups', body: { name: 'json' } },
        { id: '2', atomicityGroup: 'a', method: 'DELETE', url: `workflows(${ids.users.admin})` },
      ])
      assert.deepEqual(
        undone.json().responses.map((one: Record<string, unknown>) => [one.id, one.status]),
        [
          ['1', 424],
          ['2', 404],
        ],
      )
    })

    for (const [what, body] of Object.entries({
      'no array': '{}',
      'an id twice': '{"requests":[{"id":"1","method":"get","url":"x"},{"id":"1","method":"get","url":"x"}]}',
      'a group in two pieces':
        '{"requests":[{"id":"1","atomicityGroup":"a","method":"post","url":"x"},{"id":"2","method":"get","url":"x"},{"id":"3","atomicityGroup":"a","method":"post","url":"x"}]}',
      'what depends on what comes later': '{"requests":[{"id":"1","dependsOn":["2"],"method":"get","url":"x"}]}',
    }))
      test(`refuses JSON with ${what}`, async () =>
        assert.match((await post(body, {}, 'application/json')).body, /The JSON batch could not be read\./))
  })
