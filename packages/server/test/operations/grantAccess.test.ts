import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'

describe('GrantAccess and RevokeAccess', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const post = (operation: string, payload: object, as: UserName = 'maker') =>
    environment.app.inject({ method: 'POST', url: `/api/data/v9.2/${operation}`, headers: { 'x-user': as }, payload })
  const reads = async (as: UserName) =>
    (
      await environment.app.inject({
        method: 'GET',
        url: `/api/data/v9.2/workflows(${ids.plainFlow})?$select=name`,
        headers: { 'x-user': as },
      })
    ).statusCode

  const target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.plainFlow }
  const principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: ids.users.user }
  const access = (mask: string) => ({ Principal: principal, AccessMask: mask })

  test('share a flow, and take it back', async () => {
    assert.equal(await reads('user'), 404)
    const granted = await post('GrantAccess', { Target: target, PrincipalAccess: access('ReadAccess') })
    assert.equal(granted.statusCode, 204, granted.body)
    assert.equal(await reads('user'), 200)
    assert.equal((await post('RevokeAccess', { Target: target, Revokee: principal })).statusCode, 204)
    assert.equal(await reads('user'), 404)
  })

  test('understand rows named by @odata.id, and principals by ownerid', async () => {
    const body = {
      Target: { '@odata.id': `https://org.example/api/data/v9.2/workflows(${ids.plainFlow})` },
      PrincipalAccess: {
        Principal: { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: ids.users.user },
        AccessMask: 'ReadAccess, WriteAccess',
      },
    }
    assert.equal((await post('GrantAccess', body)).statusCode, 204)
    assert.equal(await reads('user'), 200)
  })

  const missing = '99999999-0000-4000-8000-000000000000'
  const refused: readonly (readonly [string, object, UserName, number, RegExp])[] = [
    [
      'somebody else’s flow',
      { Target: target, PrincipalAccess: access('ReadAccess') },
      'stranger',
      404,
      /^Entity 'workflow' With Id = .* Does Not Exist$/,
    ],
    [
      'an unknown flow',
      { Target: { ...target, workflowid: missing }, PrincipalAccess: access('ReadAccess') },
      'maker',
      404,
      /Entity 'workflow'/,
    ],
    [
      'with an unknown user',
      {
        Target: target,
        PrincipalAccess: { ...access('ReadAccess'), Principal: { ...principal, systemuserid: missing } },
      },
      'maker',
      404,
      /Entity 'systemuser'/,
    ],
    [
      'with a flow',
      { Target: target, PrincipalAccess: { ...access('ReadAccess'), Principal: target } },
      'maker',
      400,
      /it must be a user or a team/,
    ],
    [
      'with a right that does not exist',
      { Target: target, PrincipalAccess: access('AllAccess') },
      'maker',
      400,
      /'AllAccess' is not understood/,
    ],
    ['a user', { Target: principal, PrincipalAccess: access('ReadAccess') }, 'admin', 400, /have no owner/],
    ['nothing', { PrincipalAccess: access('ReadAccess') }, 'maker', 400, /Required field 'Target' is missing/],
    [
      'a row without its id',
      { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.workflow' }, PrincipalAccess: access('ReadAccess') },
      'maker',
      400,
      /must name a row/,
    ],
  ]
  for (const [title, body, as, status, message] of refused) {
    test(`do not share ${title}`, async () => {
      const answer = await post('GrantAccess', body, as)
      assert.equal(answer.statusCode, status, answer.body)
      assert.match(answer.json().error.message, message)
    })
  }
})
