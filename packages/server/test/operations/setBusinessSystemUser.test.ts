import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`SetBusinessSystemUser, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let north: string
    let south: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      north = await environment.make('businessunits', { name: 'North' })
      south = await environment.make('businessunits', { name: 'South' })
    })
    after(() => environment.close())

    const person = (unit: string) =>
      environment.make('systemusers', {
        domainname: `${unit}@x`,
        'businessunitid@odata.bind': `businessunits(${unit})`,
      })
    const clerk = async (user: string, more: Readonly<Record<string, string>> = {}) => {
      const roleId = await environment.make('roles', { name: 'clerk' })
      const rights = Object.entries({ prvReadworkqueue: 'Basic', ...more })
      const Privileges = rights.map(([privilege, Depth]) => ({ PrivilegeId: privilegeId(privilege), Depth }))
      const added = await environment.ask('POST', `roles(${roleId})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, {
        body: { Privileges },
      })
      assert.equal(added.status, 204, added.body)
      const path = `systemusers(${user})/systemuserroles_association/$ref`
      const given = await environment.ask('POST', path, { body: { '@odata.id': `roles(${roleId})` } })
      assert.equal(given.status, 204, given.body)
    }
    const queue = (key: string, owner: string) =>
      environment.make('workqueues', { name: key, workqueuekey: key, 'ownerid@odata.bind': `systemusers(${owner})` })
    const lies = async (queueId: string) => {
      const path = `workqueues(${queueId})?$select=_ownerid_value,_owningbusinessunit_value,_owninguser_value`
      const { json } = await environment.ask('GET', path)
      assert.equal(json._owninguser_value, json._ownerid_value)
      return [json._ownerid_value, json._owningbusinessunit_value]
    }
    const unitOf = async (user: string) =>
      (await environment.ask('GET', `systemusers(${user})?$select=_businessunitid_value`)).json._businessunitid_value
    const rolesOf = async (user: string) =>
      (await environment.ask('GET', `systemusers(${user})/systemuserroles_association?$select=name`)).json.value.length
    const unit = (id: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.businessunit', businessunitid: id })
    const principal = (id: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: id })
    const move = (user: string, to: string, owner: string, more: object = {}, as = environment.administratorId) =>
      environment.ask('POST', `systemusers(${user})/Microsoft.Dynamics.CRM.SetBusinessSystemUser`, {
        as,
        body: { BusinessUnit: unit(to), ReassignPrincipal: principal(owner), ...more },
      })

    test('moves a user with its rows and without its roles, where they are to stay its own', async () => {
      const user = await person(north)
      await clerk(user)
      const row = await queue('own', user)
      const { status, body } = await move(user, south, user, { DoNotMoveAllRecords: false })
      assert.deepEqual([status, body], [204, ''])
      assert.deepEqual(await lies(row), [user, south])
      assert.deepEqual([await unitOf(user), await rolesOf(user)], [south, 0])
    })

    test('gives the rows to somebody else first', async () => {
      const [user, other] = [await person(north), await person(north)]
      for (const one of [user, other]) await clerk(one)
      const rows = [await queue('first', user), await queue('second', user)]
      const theirs = await queue('theirs', other)
      assert.equal((await move(user, south, other)).status, 204)
      for (const row of [...rows, theirs]) assert.deepEqual(await lies(row), [other, north])
      assert.deepEqual([await unitOf(user), await unitOf(other), await rolesOf(other)], [south, north, 1])
    })

    test('changes nothing where part of it is refused', async () => {
      const [user, nobody] = [await person(north), await person(north)]
      await clerk(user)
      const row = await queue('kept', user)
      const manager = await person(north)
      const own = { prvReadworkqueue: 'Local', prvAssignworkqueue: 'Local', prvReadBusinessUnit: 'Global' }
      await clerk(manager, { ...own, prvReadUser: 'Global', prvWriteUser: 'Global' })
      const other = await person(south)
      await clerk(other)
      const missing = '00000000-0000-4000-8000-00000000dead'
      for (const [answer, status, code, sentence] of [
        [await move(user, south, nobody), 403, '0x80040231', /prvReadworkqueue/],
        [await move(user, south, missing), 404, '0x80040217', /^Entity 'systemuser' With Id/],
        [await move(user, missing, user), 404, '0x80040217', /^Entity 'businessunit' With Id/],
        [await move(missing, south, user), 404, '0x80040217', /^Entity 'systemuser' With Id/],
        [await move(user, south, user, { DoNotMoveAllRecords: true }), 400, '0x80040203', /'DoNotMoveAllRecords'/],
        [await move(user, south, user, { BusinessUnit: principal(user) }), 400, '0x80040203', /'BusinessUnit' names a/],
        [await move(user, south, user, { ReassignPrincipal: unit(north) }), 400, '0x80040203', /a user or a team/],
        [
          await move(user, south, user, { ReassignPrincipal: null }),
          400,
          '0x80048d19',
          /'ReassignPrincipal' is missing/,
        ],
        [await move(user, south, other, {}, manager), 403, '0x80048405', /prvAssignworkqueue reaches less far/],
        [await move(user, south, user, {}, user), 403, '0x80040220', /prvWriteUser/],
      ] as const) {
        assert.deepEqual([answer.status, answer.json.error.code], [status, code], answer.body)
        assert.match(answer.json.error.message, sentence)
        assert.deepEqual([await lies(row), await unitOf(user), await rolesOf(user)], [[user, north], north, 1])
      }
    })

    test('leaves an administrator', async () => {
      const { administratorId } = environment
      const { status, json } = await move(administratorId, north, administratorId)
      assert.equal(status, 400)
      assert.match(json.error.message, /is the last one with the role 'System Administrator'/)
    })
  })
