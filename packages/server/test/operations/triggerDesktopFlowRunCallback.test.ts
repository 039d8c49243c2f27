import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const callbackUrl = 'https://hooks.example.org/pad'

for (const { name, skip, open } of databases)
  describe(`TriggerDesktopFlowRunCallback, on ${name}`, { skip }, () => {
    let environment: Environment
    let run: string
    const send = sender(() => environment)
    const start = async (more: object): Promise<string> => {
      const body = { runMode: 'attended', connectionName: 'orders', ...more }
      return (await send('POST', `workflows(${ids.plainFlow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, body)).json()
        .flowsessionId
    }
    const cancel = (id: string) => send('POST', `flowsessions(${id})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
    const trigger = (id: string, as: UserName = 'maker') =>
      send('POST', `flowsessions(${id})/Microsoft.Dynamics.CRM.TriggerDesktopFlowRunCallback`, {}, { as })
    const delivery = async () =>
      (
        await send(
          'GET',
          `dh_callbackdeliveries?$filter=_dh_flowsessionid_value eq ${run}&$select=dh_status,dh_attempts,dh_log,dh_nextattempton`,
        )
      ).json().value[0]
    before(async () => {
      environment = await openEnvironment(open)
      run = await start({ callbackUrl })
      await cancel(run)
    })
    after(() => environment.close())

    test('sends the callback of the run, and tells what the receiver answered', async () => {
      environment.receiver = { status: 202 }
      const answer = await trigger(run)
      assert.equal(answer.statusCode, 200, answer.body)
      assert.deepEqual(answer.json(), {
        '@odata.context':
          'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.TriggerDesktopFlowRunCallbackResponse',
        callbackHttpResponseCode: 202,
      })
      const [sent] = environment.sent.splice(0)
      assert.deepEqual([sent?.url, sent?.runId, sent?.workflowId], [callbackUrl, run, ids.plainFlow])
      const body = JSON.parse(sent?.body ?? '')
      assert.deepEqual([body.flowsessionid, body.statuscode], [run, 7])
      const { dh_status, dh_attempts, dh_log, dh_nextattempton } = await delivery()
      assert.deepEqual([dh_status, dh_attempts, dh_nextattempton], [1, 1, null])
      assert.deepEqual(JSON.parse(dh_log), [{ startedOn: '2026-11-21T12:00:00.000Z', duration: 5, status: 202 }])
    })

    test('may be repeated; what fails is not tried again', async () => {
      environment.receiver = { status: 500 }
      assert.equal((await trigger(run)).json().callbackHttpResponseCode, 500)
      assert.deepEqual([(await delivery()).dh_status, (await delivery()).dh_attempts], [2, 2])
      environment.receiver = { error: 'Nobody listens.' }
      assert.equal((await trigger(run)).json().callbackHttpResponseCode, null)
      const { dh_status, dh_log } = await delivery()
      assert.equal(dh_status, 2)
      assert.deepEqual(
        JSON.parse(dh_log).map((attempt: { status?: number; error?: string }) => attempt.status ?? attempt.error),
        [202, 500, 'Nobody listens.'],
      )
      environment.receiver = { error: 'The address is private.', refused: true }
      await trigger(run)
      assert.equal((await delivery()).dh_status, 3)
    })

    test('needs a run that has ended and has a callback', async () => {
      for (const id of [await start({}), await start({ callbackUrl })]) {
        const answer = await trigger(id)
        assert.equal(answer.statusCode, 400)
        assert.match(answer.json().error.message, /has no callback/)
      }
      assert.equal((await trigger(ids.flow)).statusCode, 404)
    })

    const rights: readonly (readonly [UserName, number])[] = [
      ['admin', 200],
      ['stranger', 404],
      ['nobody', 403],
    ]
    for (const [as, status] of rights)
      test(`is answered with ${status} to ${as}`, async () => assert.equal((await trigger(run, as)).statusCode, status))

    test('stands in no change set, which holds up everybody else', async () => {
      environment.sent.length = 0
      const request = {
        id: '1',
        atomicityGroup: 'g',
        method: 'POST',
        url: `flowsessions(${run})/Microsoft.Dynamics.CRM.TriggerDesktopFlowRunCallback`,
      }
      const answer = await send('POST', '$batch', JSON.stringify({ requests: [request] }), {
        'content-type': 'application/json',
      })
      const [response] = answer.json().responses
      assert.equal(response.status, 400)
      assert.match(response.body.error.message, /cannot be sent in a change set/)
      assert.equal(environment.sent.length, 0)
    })
  })
