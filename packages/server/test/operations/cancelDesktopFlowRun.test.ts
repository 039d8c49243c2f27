import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

for (const { name, skip, open } of databases)
  describe(`CancelDesktopFlowRun, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    async function trigger(as: UserName): Promise<string> {
      const answer = await environment.app.inject({
        method: 'POST',
        url: `/api/data/v9.2/workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
        headers: { 'x-user': as },
        payload: { runMode: 'attended', connectionName: 'orders', inputs: '{"Name":"a"}' },
      })
      return answer.json().flowsessionId
    }

    const cancel = (run: string, as: UserName, payload?: string | object, headers: Record<string, string> = {}) =>
      environment.app.inject({
        method: 'POST',
        url: `/api/data/v9.2/flowsessions(${run})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`,
        headers: { 'x-user': as, ...headers },
        ...(payload !== undefined && { payload }),
      })

    const statusOf = async (run: string) =>
      (await environment.store.read(() => retrieveRow(flowSession, run, ['statuscode'])))?.statuscode

    const rows: readonly (readonly [UserName, number])[] = [
      ['maker', 204],
      ['coowner', 204],
      ['admin', 204],
      ['user', 404],
      ['stranger', 404],
      ['nobody', 403],
    ]
    for (const [as, status] of rows) {
      test(`by ${as} of a run that a user started is answered with ${status}`, async () => {
        const run = await trigger('user')
        const answer = await cancel(run, as)
        assert.equal(answer.statusCode, status, answer.body)
        assert.equal(await statusOf(run), status === 204 ? 7 : 3)
        if (status === 403) assert.equal(answer.json().error.code, '0x80040220')
        if (status === 404) assert.equal(answer.json().error.code, '0x80040217')
      })
    }

    test('is for callers too where the environment says so', async () => {
      environment.callersReadOwnRuns = true
      const run = await trigger('user')
      assert.equal((await cancel(run, 'user')).statusCode, 204)
      assert.equal((await cancel(await trigger('coowner'), 'user')).statusCode, 404)
      environment.callersReadOwnRuns = false
    })

    for (const payload of [undefined, '{}', '']) {
      test(`takes the body ${JSON.stringify(payload)}`, async () =>
        assert.equal((await cancel(await trigger('maker'), 'maker', payload)).statusCode, 204))
    }

    test('takes no parameter', async () => {
      const answer = await cancel(await trigger('maker'), 'maker', { reason: 'x' })
      assert.equal(answer.statusCode, 400)
      assert.match(answer.json().error.message, /The parameter 'reason'/)
    })

    test('leaves a run that has ended as it is, and says the same', async () => {
      const run = await trigger('maker')
      await cancel(run, 'maker')
      const columns = ['statuscode', 'completedon', 'versionnumber']
      const before = await environment.store.read(() => retrieveRow(flowSession, run, columns))
      environment.time += 60_000
      assert.equal((await cancel(run, 'maker')).statusCode, 204)
      assert.deepEqual(await environment.store.read(() => retrieveRow(flowSession, run, columns)), before)
    })

    test('of an unknown run is answered with 404', async () => {
      const answer = await cancel('99999999-0000-4000-8000-000000000000', 'maker')
      assert.equal(answer.statusCode, 404)
      assert.equal(
        answer.body,
        `{"error":{"code":"0x80040217","message":"Entity 'flowsession' With Id = 99999999-0000-4000-8000-000000000000 Does Not Exist"}}`,
      )
    })

    test('refuses impersonation', async () =>
      assert.equal(
        (await cancel(await trigger('maker'), 'maker', undefined, { CallerObjectId: ids.users.admin })).statusCode,
        400,
      ))
  })
