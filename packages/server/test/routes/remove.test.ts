import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'

describe('DELETE /set(id)', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const send = (method: 'DELETE' | 'GET' | 'POST', path: string, as: UserName = 'maker', payload?: object) =>
    environment.app.inject({
      method,
      url: `/api/data/v9.2/${path}`,
      headers: { 'x-user': as },
      ...(payload && { payload }),
    })
  const trigger = async () =>
    (
      await send('POST', `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, 'maker', {
        runMode: 'attended',
        connectionName: 'orders',
        inputs: '{"Name":"a"}',
      })
    ).json().flowsessionId

  test('deletes a flow: 204, then 404', async () => {
    const path = `workflows(${ids.plainFlow})`
    assert.equal((await send('DELETE', path)).statusCode, 204)
    assert.equal((await send('DELETE', path)).statusCode, 404)
    assert.equal((await send('GET', path)).statusCode, 404)
  })

  test('deletes a run that has ended, and no other', async () => {
    const run = `flowsessions(${await trigger()})`
    const early = await send('DELETE', run)
    assert.equal(early.statusCode, 400)
    assert.match(early.json().error.message, /has not ended\. Cancel it first/)
    await send('POST', `${run}/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
    assert.equal((await send('DELETE', run)).statusCode, 204)
    assert.equal((await send('GET', run)).statusCode, 404)
  })

  test('deletes no flow while a run of it has not ended', async () => {
    const run = `flowsessions(${await trigger()})`
    const early = await send('DELETE', `workflows(${ids.flow})`)
    assert.deepEqual([early.statusCode, early.json().error.code], [405, '0x80040227'])
    assert.match(early.json().error.message, /has not ended\. Cancel it, or wait\.$/)
    assert.equal((await send('GET', run)).statusCode, 200)
    await send('POST', `${run}/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
  })

  test('is not for those a flow is shared with', async () => {
    for (const [as, status] of [
      ['user', 403],
      ['coowner', 403],
      ['stranger', 404],
    ] as const)
      assert.equal((await send('DELETE', `workflows(${ids.flow})`, as)).statusCode, status)
  })

  test('deletes no organization', async () =>
    assert.equal((await send('DELETE', `organizations(${ids.organization})`, 'admin')).statusCode, 501))
})
