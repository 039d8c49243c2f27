import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment, type UserName } from './apiEnvironment.ts'
import { databases } from './databases.ts'

/** The seven requests of the seed pages, from the first byte of the answer to the last. */
for (const { name, skip, open } of databases)
  describe(`the Web API, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    const base = 'https://org.example/api/data/v9.2'

    function send(
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      path: string,
      options: { as?: UserName | null; headers?: Record<string, string>; body?: object } = {},
    ) {
      const { as = 'maker', headers = {}, body } = options
      return environment.app.inject({
        method,
        url: path.startsWith('/') ? path : `/api/data/v9.2/${path}`,
        headers: { ...(as !== null && { 'x-user': as }), ...headers },
        ...(body && { payload: body }),
      })
    }

    const trigger = async (): Promise<string> =>
      (
        await send('POST', `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
          body: { runMode: 'attended', connectionName: 'orders', inputs: '{"Name":"a","Secret":"s"}' },
        })
      ).json().flowsessionId

    const etags = (body: string): string => body.replaceAll(/W\/\\"\d+\\"/g, 'W/\\"n\\"')

    for (const blank of ['+', '%20']) {
      test(`lists desktop flows by name, blanks as ${blank}`, async () => {
        const query = '$filter=category+eq+6&$select=name,workflowid&$orderby=name'.replaceAll('+', blank)
        const answer = await send('GET', `workflows?${query}`)
        assert.equal(answer.statusCode, 200, answer.body)
        assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
        assert.equal(answer.headers['odata-version'], '4.0')
        assert.equal(answer.headers['cache-control'], 'no-cache')
        assert.match(String(answer.headers['x-ms-service-request-id']), /^[0-9a-f-]{36}$/)
        assert.equal(
          etags(answer.body),
          `{"@odata.context":"${base}/$metadata#workflows(name,workflowid)","value":[{"@odata.etag":"W/\\"n\\"","name":"Desktop flow 1","workflowid":"${ids.plainFlow}"},{"@odata.etag":"W/\\"n\\"","name":"Desktop flow 2","workflowid":"${ids.flow}"}]}`,
        )
      })
    }

    test('lists drafts too with MSCRM.IncludeUnpublished', async () => {
      const headers = { 'MSCRM.IncludeUnpublished': 'true' }
      const answer = await send(
        'GET',
        'workflows?$filter=category eq 6&$select=name&$orderby=name'.replaceAll(' ', '+'),
        { headers },
      )
      assert.deepEqual(
        answer.json().value.map((flow: { name: string }) => flow.name),
        ['Desktop flow 1', 'Desktop flow 2', 'Draft'],
      )
    })

    test('counts them', async () => {
      const answer = await send('GET', 'workflows/$count?$filter=category%20eq%206')
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(answer.headers['content-type'], 'text/plain')
      assert.equal(answer.body.replace('\uFEFF', ''), '2')
    })

    test('gives the schema of a flow’s inputs as it is kept', async () => {
      const answer = await send('GET', `workflows(${ids.flow})/inputs/$value`)
      assert.equal(answer.statusCode, 200)
      assert.equal(answer.headers['content-type'], 'text/plain;charset=utf-8')
      assert.match(
        answer.body,
        /^\{"schema":\{"properties":\{"Name":\{"default":"","description":"","format":null,"title":"x","type":"string","value":""\}/,
      )
      assert.equal((await send('GET', `workflows(${ids.flow})/outputs/$value`)).body, '{"schema":null}')
      assert.match(
        (await send('GET', `workflows(${ids.flow})/clientdata/$value`)).body,
        /^\{"clientversion":"2\.19\.00170\.22097","properties":\{"definition":\{"dependencies":\[\],"isvalid":true,"name":"Desktop flow 2","package":"UEsDB/,
      )
    })

    test('gives the status of a run', async () => {
      const run = await trigger()
      const answer = await send('GET', `flowsessions(${run})?$select=statuscode,statecode,startedon,completedon`)
      assert.equal(answer.statusCode, 200)
      const etag = String(answer.headers.etag)
      assert.match(etag, /^W\/"\d+"$/)
      assert.equal(
        answer.body,
        `{"@odata.context":"${base}/$metadata#flowsessions(statuscode,statecode,startedon,completedon)/$entity","@odata.etag":${JSON.stringify(etag)},"statuscode":3,"statecode":0,"startedon":null,"completedon":null,"flowsessionid":"${run}"}`,
      )
      const again = await send('GET', `flowsessions(${run})?$select=statuscode`, { headers: { 'if-none-match': etag } })
      assert.equal(again.statusCode, 304)
      assert.equal(
        (await send('GET', `flowsessions(${run})?$select=statuscode`, { headers: { 'if-none-match': 'null' } }))
          .statusCode,
        200,
      )
    })

    test('gives the inputs of a run as a file, sensitive values as null', async () => {
      const run = await trigger()
      const answer = await send('GET', `flowsessions(${run})/inputs/$value`)
      assert.equal(answer.statusCode, 200)
      assert.equal(answer.body, '{"Name":"a","Secret":null}')
      assert.equal(answer.headers['content-type'], 'application/octet-stream')
      assert.match(String(answer.headers['content-disposition']), /^attachment; filename="inputs"/)
      assert.equal(answer.headers['x-ms-file-size'], '26')
      const part = await send('GET', `flowsessions(${run})/inputs/$value`, { headers: { range: 'bytes=1-6' } })
      assert.equal(part.statusCode, 206)
      assert.equal(part.body, '"Name"')
      assert.equal(part.headers['content-range'], 'bytes 1-6/26')
    })

    test('has no outputs of a run that has not ended', async () => {
      const answer = await send('GET', `flowsessions(${await trigger()})/outputs/$value`)
      assert.equal(answer.statusCode, 204)
      assert.equal(answer.body, '')
    })

    test('cancels a run with 204 and no body', async () => {
      const run = await trigger()
      const answer = await send('POST', `flowsessions(${run})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
      assert.equal(answer.statusCode, 204)
      assert.equal(answer.body, '')
      assert.equal(answer.headers['content-type'], undefined)
      assert.equal(answer.headers['odata-version'], '4.0')
      assert.equal((await send('GET', `flowsessions(${run})?$select=statuscode`)).json().statuscode, 7)
    })

    test('says who the caller is', async () => {
      for (const path of ['WhoAmI', 'WhoAmI()']) {
        const answer = await send('GET', path)
        assert.equal(
          answer.body,
          `{"@odata.context":"${base}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse","BusinessUnitId":"${ids.unit}","UserId":"${ids.users.maker}","OrganizationId":"${ids.organization}"}`,
        )
      }
    })

    test('answers as v9.0 and v9.1 too', async () => {
      const answer = await send('GET', '/api/data/v9.1/WhoAmI')
      assert.equal(
        answer.json()['@odata.context'],
        'https://org.example/api/data/v9.1/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse',
      )
    })

    test('has a service document', async () => {
      const document = (await send('GET', '/api/data/v9.2/')).json()
      assert.equal(document['@odata.context'], `${base}/$metadata`)
      assert.deepEqual(
        document.value.find((set: { name: string }) => set.name === 'workflows'),
        { name: 'workflows', kind: 'EntitySet', url: 'workflows' },
      )
    })

    test('challenges who shows no token, with an empty body', async () => {
      for (const path of ['/api/data/v9.2/WhoAmI', '/api/data/v9.2/', '/api/data/v9.2/nothing']) {
        const answer = await send('GET', path, { as: null })
        assert.equal(answer.statusCode, 401)
        assert.equal(answer.body, '')
        assert.equal(
          answer.headers['www-authenticate'],
          'Bearer authorization_uri=https://org.example/tenant/oauth2/authorize, resource_id=https://org.example/',
        )
      }
    })

    test('says what is wrong with a token', async () => {
      const answer = await send('GET', 'WhoAmI', { as: null, headers: { authorization: 'Bearer broken' } })
      assert.match(
        String(answer.headers['www-authenticate']),
        /^Bearer error="invalid_token", error_description="The token is broken\.", authorization_uri=/,
      )
      assert.equal(answer.body, '')
    })

    test('says that a token has expired, with its code', async () => {
      const answer = await send('GET', 'WhoAmI', { as: null, headers: { authorization: 'Bearer expired' } })
      assert.equal(answer.statusCode, 401)
      assert.match(
        String(answer.headers['www-authenticate']),
        /error="invalid_token", error_description="It expired\."/,
      )
      assert.deepEqual(answer.json(), {
        error: {
          code: '0x8005f101',
          message: 'The requested resource requires authentication. The token expired at 12:00.',
        },
      })
    })

    const refused: readonly (readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string, number, string, string])[] = [
      ['GET', 'Workflows', 404, '0x8006088a', "Resource not found for the segment 'Workflows'."],
      ['GET', '/api/data/v8.2/workflows', 404, '0x8006088a', "Resource not found for the segment 'v8.2'."],
      ['GET', '/elsewhere', 404, '0x8006088a', "Resource not found for the segment 'elsewhere'."],
      [
        'GET',
        'workflows?$select=regardingobjectid',
        400,
        '0x80060888',
        "Could not find a property named 'regardingobjectid' on type 'Microsoft.Dynamics.CRM.workflow'.",
      ],
      ['PUT', 'workflows', 405, '0x80060888', "The requested resource 'workflows' does not support http method 'PUT'."],
      ['DELETE', 'WhoAmI', 405, '0x80060888', "The requested resource 'WhoAmI' does not support http method 'DELETE'."],
      ['POST', 'WhoAmI', 405, '0x80060888', "The requested resource 'WhoAmI' does not support http method 'POST'."],
      [
        'GET',
        'GrantAccess',
        405,
        '0x80060888',
        "The requested resource 'GrantAccess' does not support http method 'GET'.",
      ],
      [
        'GET',
        `workflows?x=${'x'.repeat(32_768)}`,
        414,
        '0x80060888',
        'The request URI is longer than 32768 characters.',
      ],
    ]
    for (const [method, path, status, code, message] of refused) {
      test(`answers ${method} ${path.slice(0, 60)} with ${status}`, async () => {
        const answer = await send(method, path)
        assert.equal(answer.statusCode, status, answer.body)
        assert.equal(answer.body, JSON.stringify({ error: { code, message } }))
        assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
      })
    }

    test('keeps what went wrong inside to itself, and logs it', async () => {
      const { store } = environment
      const read = store.read
      store.read = () => Promise.reject(new Error('disk I/O error at /var/lib'))
      const answer = await send('GET', `workflows(${ids.flow})/inputs/$value`)
      store.read = read
      assert.equal(answer.statusCode, 500)
      assert.equal(answer.body, '{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}')
      assert.match(String(environment.errors.pop()), /disk I\/O error/)
    })

    test('shows runs to the flow’s owner, co-owners and administrators, not to users', async () => {
      const run = await trigger()
      const status = async (as: UserName) =>
        (await send('GET', `flowsessions(${run})?$select=statuscode`, { as })).statusCode
      assert.deepEqual(
        await Promise.all((['maker', 'coowner', 'admin', 'user', 'stranger', 'nobody'] as const).map(status)),
        [200, 200, 200, 404, 404, 403],
      )
    })
  })
