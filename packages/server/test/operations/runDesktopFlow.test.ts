import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { organization } from '@deskhand/contract/tables/organization'
import { workflow } from '@deskhand/contract/tables/workflow'
import { readContent } from '../../src/store/readContent.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { one, sql } from '../../src/store/steps.ts'
import { updateRow } from '../../src/store/updateRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const needed = { runMode: 'attended', connectionName: 'orders', inputs: '{"Name":"a"}' }
const missing = '99999999-0000-4000-8000-000000000000'

interface Call {
  readonly as?: UserName
  readonly flow?: string
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

for (const { name, skip, open } of databases)
  describe(`RunDesktopFlow, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    function call({ as = 'maker', flow = ids.flow, body = needed, headers = {} }: Call) {
      return environment.app.inject({
        method: 'POST',
        url: `/api/data/v9.2/workflows(${flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
        headers: { 'x-user': as, 'content-type': 'application/json', ...headers },
        payload: body,
      })
    }

    test('answers with the id of the run, member for member as the seed page', async () => {
      const answer = await call({})
      const { flowsessionId } = answer.json()
      assert.equal(answer.statusCode, 200)
      assert.equal(
        answer.body,
        `{"@odata.context":"https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RunDesktopFlowResponse","flowsessionId":"${flowsessionId}"}`,
      )
      assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
      assert.equal(answer.headers['odata-version'], '4.0')
    })

    test('keeps the run of the flow’s owner, made by the caller, waiting', async () => {
      const body = {
        ...needed,
        connectionName: 'ORDERS',
        runMode: 'Unattended',
        runPriority: 'High',
        timeout: '7200',
        callbackUrl: 'https://hooks.example.org/pad',
      }
      const runId = (await call({ as: 'user', body })).json().flowsessionId
      const columns = ['name', 'ownerid', 'createdby', 'regardingobjectid', 'connectionid', 'machinegroupid', 'runmode']
      const row = await environment.store.read(() =>
        retrieveRow(flowSession, runId, [
          ...columns,
          'statuscode',
          'statecode',
          'triggertype',
          'callbackurl',
          'startedon',
        ]),
      )
      assert.deepEqual(
        { ...row },
        {
          name: 'Desktop flow 2',
          ownerid: ids.users.maker,
          createdby: ids.users.user,
          regardingobjectid: ids.flow,
          connectionid: 'orders',
          machinegroupid: ids.group,
          runmode: 2,
          statuscode: 3,
          statecode: 0,
          triggertype: 3,
          callbackurl: 'https://hooks.example.org/pad',
          startedon: null,
        },
      )
      const inputs = await environment.store.read(() => readContent(flowSession, runId, 'inputs'))
      assert.equal(inputs?.content, needed.inputs)
    })

    describe('gives a run the time that is asked for, and no more than the flow gives itself', () => {
      const times: readonly (readonly [asked: number | undefined, metadata: string | null, seconds: number])[] = [
        [undefined, null, 10_800],
        [90, null, 90],
        [undefined, '{"flowTimeout":1}', 60],
        [90, '{"flowTimeout":1}', 60],
        [30, '{"flowTimeout":1}', 30],
      ]
      for (const [timeout, metadata, seconds] of times)
        test(`${timeout ?? 'nothing'} asked, ${metadata ?? 'nothing'} given: ${seconds} s`, async () => {
          const { store } = environment
          await store.write(() => updateRow(workflow, ids.plainFlow, { metadata }, { userId: null, now: 1 }))
          const answer = await call({
            flow: ids.plainFlow,
            body: { runMode: 'attended', connectionName: 'orders', timeout },
          })
          const { flowsessionId } = answer.json()
          const waiting = await store.read(() =>
            one(sql`select timeoutseconds from dh_queue where runid = ${flowsessionId}`),
          )
          assert.equal(waiting?.timeoutseconds, seconds)
          await store.write(() => updateRow(workflow, ids.plainFlow, { metadata: null }, { userId: null, now: 2 }))
        })
    })

    const accepted: readonly (readonly [string, Call])[] = [
      ['a connection reference', { body: { ...needed, connectionName: 'new_orders', connectionType: 2 } }],
      ['a connection type as text', { body: { ...needed, connectionName: 'new_orders', connectionType: '2' } }],
      ['a connection name in other case', { body: { ...needed, connectionName: 'ORDERS' } }],
      [
        'nulls for optional members',
        { body: { ...needed, runPriority: null, timeout: null, callbackUrl: null, connectionType: null } },
      ],
      [
        'no inputs where none are required',
        { flow: ids.plainFlow, body: { runMode: 'attended', connectionName: 'orders' } },
      ],
      ['the longest time-out', { body: { ...needed, timeout: 86_400 } }],
      ['a body without its Content-Type', { headers: { 'content-type': 'text/plain' }, body: JSON.stringify(needed) }],
      ['a user the flow is shared with', { as: 'user' }],
      ['a co-owner', { as: 'coowner' }],
      ['an administrator', { as: 'admin' }],
    ]
    for (const [title, one] of accepted) {
      test(`accepts ${title}`, async () => {
        const answer = await call(one)
        assert.equal(answer.statusCode, 200, answer.body)
      })
    }

    const refused: readonly (readonly [string, Call, number, string, RegExp])[] = [
      [
        'an unknown flow',
        { flow: missing },
        404,
        '0x80040217',
        new RegExp(`^Entity 'workflow' With Id = ${missing} Does Not Exist$`),
      ],
      [
        'a cloud flow',
        { flow: ids.cloudFlow },
        400,
        '0x80040203',
        /'Cloud' is not a desktop flow: its category is 5, not 6/,
      ],
      [
        'a draft',
        { flow: ids.draft },
        400,
        '0x80040203',
        /'Draft' cannot run: it is a draft or switched off\. Line 1: expected a value/,
      ],
      [
        'a caller without the privilege',
        { as: 'nobody' },
        403,
        '0x80040220',
        /^Principal user \(Id=.*is missing prvReadworkflow privilege/,
      ],
      ['a caller the flow is not shared with', { as: 'stranger' }, 404, '0x80040217', /^Entity 'workflow' With Id = /],
      [
        'an unknown parameter',
        { body: { ...needed, speed: 1 } },
        400,
        '0x80048d19',
        /The parameter 'speed' in the request payload is not a valid parameter/,
      ],
      [
        'a missing run mode',
        { body: { connectionName: 'orders' } },
        400,
        '0x80048d19',
        /Required field 'runMode' is missing/,
      ],
      [
        'a missing connection',
        { body: { runMode: 'attended' } },
        400,
        '0x80048d19',
        /Required field 'connectionName' is missing/,
      ],
      ['inputs that are an object', { body: { ...needed, inputs: {} } }, 400, '0x80048d19', /'Edm.String'/],
      ['a body that is no JSON', { body: '{' }, 400, '0x80060888', /^The request body is not JSON/],
      ['no body', { body: '' }, 400, '0x80048d19', /Required field 'runMode' is missing/],
      ['a run mode out of range', { body: { ...needed, runMode: 'local' } }, 400, '0x80040203', /'runMode' is 'local'/],
      ['a priority out of range', { body: { ...needed, runPriority: 'x' } }, 400, '0x80040203', /'runPriority' is 'x'/],
      ['a time-out of 0', { body: { ...needed, timeout: 0 } }, 400, '0x80040203', /'timeout' is '0'/],
      ['a time-out over a day', { body: { ...needed, timeout: 86_401 } }, 400, '0x80040203', /'timeout' is '86401'/],
      [
        'a connection type out of range',
        { body: { ...needed, connectionType: 3 } },
        400,
        '0x80040203',
        /'connectionType' is '3'/,
      ],
      [
        'an unknown connection',
        { body: { ...needed, connectionName: 'nothing' } },
        400,
        '0x80040203',
        /'connectionName' is 'nothing'; there is no connection of that name/,
      ],
      [
        'a connection that is switched off',
        { body: { ...needed, connectionName: 'off' } },
        400,
        '0x80040203',
        /'off' is switched off/,
      ],
      [
        'a connection of somebody else',
        { body: { ...needed, connectionName: 'foreign' } },
        400,
        '0x80040203',
        /'connectionName' is 'foreign'; there is no connection of that name that you may use/,
      ],
      [
        'an unknown reference',
        { body: { ...needed, connectionName: 'new_x', connectionType: 2 } },
        404,
        '0x80040217',
        /^Entity 'connectionreference' With Id = new_x Does Not Exist$/,
      ],
      [
        'a reference to a connection that is gone',
        { body: { ...needed, connectionName: 'new_lost', connectionType: 2 } },
        400,
        '0x80040203',
        /'new_lost' points to the connection 'gone', which does not exist/,
      ],
      [
        'a reference to nothing',
        { body: { ...needed, connectionName: 'new_empty', connectionType: 2 } },
        400,
        '0x80040203',
        /'new_empty' points to no connection/,
      ],
      [
        'a reference that is not shared',
        { as: 'user', body: { ...needed, connectionName: 'new_orders', connectionType: 2 } },
        404,
        '0x80040217',
        /^Entity 'connectionreference' With Id = new_orders Does Not Exist$/,
      ],
      [
        'a callback over http',
        { body: { ...needed, callbackUrl: 'http://a.example.org' } },
        400,
        '0x80040203',
        /callbackUrl 'http:/,
      ],
      [
        'a callback to an address',
        { body: { ...needed, callbackUrl: 'https://10.0.0.1/' } },
        400,
        '0x80040203',
        /callbackUrl/,
      ],
      [
        'a callback to localhost',
        { body: { ...needed, callbackUrl: 'https://localhost/' } },
        400,
        '0x80040203',
        /callbackUrl/,
      ],
      ['inputs that are no JSON', { body: { ...needed, inputs: 'x' } }, 400, '0x80040203', /'inputs' is not JSON/],
      ['inputs that are a list', { body: { ...needed, inputs: '[]' } }, 400, '0x80040203', /'inputs' is a JSON array/],
      ['a missing input', { body: { ...needed, inputs: '{}' } }, 400, '0x80040203', /The input 'Name' is missing/],
      [
        'an unknown input',
        { body: { ...needed, inputs: '{"Name":"a","X":1}' } },
        400,
        '0x80040203',
        /The input 'X' is not one of the flow's/,
      ],
      [
        'an input of another type',
        { body: { ...needed, inputs: '{"Name":"a","Count":"x"}' } },
        400,
        '0x80040203',
        /The input 'Count' is of type string; the flow expects number/,
      ],
      [
        'inputs over 2 MB',
        { body: { ...needed, inputs: JSON.stringify({ Name: 'x'.repeat(2_097_152) }) } },
        400,
        '0x80040203',
        /it may hold at most 2097152/,
      ],
      [
        'CallerObjectId',
        { headers: { CallerObjectId: missing } },
        400,
        '0x80040203',
        /Remove the header 'CallerObjectId'/,
      ],
      [
        'MSCRMCallerID',
        { headers: { MSCRMCallerID: missing } },
        400,
        '0x80040203',
        /Remove the header 'MSCRMCallerID'/,
      ],
    ]
    for (const [title, one, status, code, message] of refused) {
      test(`refuses ${title} with ${status}`, async () => {
        const answer = await call(one)
        assert.equal(answer.statusCode, status, answer.body)
        assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
        const { error } = answer.json()
        assert.deepEqual(Object.keys(error), ['code', 'message'])
        assert.equal(error.code, code)
        assert.match(error.message, message)
      })
    }

    test('gives the run it already has for a repeated Idempotency-Key', async () => {
      const headers = { 'idempotency-key': 'order 17' }
      const first = (await call({ headers })).json().flowsessionId
      assert.equal((await call({ headers })).json().flowsessionId, first)
      assert.notEqual((await call({ headers: { 'idempotency-key': 'order 18' } })).json().flowsessionId, first)
      assert.notEqual((await call({ headers, as: 'coowner' })).json().flowsessionId, first)
    })

    test('refuses the 71st run of a connection in a minute with 429 and Retry-After', async () => {
      environment.time = start + 3_600_000
      for (let run = 1; run <= 70; run++) {
        environment.time += 500
        assert.equal((await call({})).statusCode, 200)
      }
      const answer = await call({})
      assert.equal(answer.statusCode, 429)
      assert.equal(answer.json().error.code, '0x80072322')
      assert.match(answer.json().error.message, /DesktopFlowsActionThrottled/)
      const seconds = Number(answer.headers['retry-after'])
      assert.equal(seconds, 26)
      environment.time += seconds * 1000
      assert.equal((await call({})).statusCode, 200)
    })

    test('knows no limit where the environment lifts it', async () => {
      const by = { userId: ids.users.admin, now: environment.time }
      await environment.store.write(() =>
        updateRow(organization, ids.organization, { dh_runsperconnectionperminute: 0 }, by),
      )
      environment.time += 3_600_000
      for (let run = 1; run <= 71; run++) assert.equal((await call({})).statusCode, 200)
    })
  })
