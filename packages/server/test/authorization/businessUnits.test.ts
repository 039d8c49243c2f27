import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`Business units, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let north: string
    let south: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      const parent = { 'parentbusinessunitid@odata.bind': `businessunits(${environment.rootUnitId})` }
      north = await environment.make('businessunits', { name: 'North', ...parent })
      south = await environment.make('businessunits', { name: 'South', ...parent })
    })
    after(() => environment.close())

    const inUnit = (unit: string) => ({ 'businessunitid@odata.bind': `/businessunits(${unit})` })
    const person = (unit: string) => environment.make('systemusers', { domainname: `${unit}@x`, ...inUnit(unit) })
    const roleOf = async (rights: Readonly<Record<string, string>>, more: object = {}) => {
      const roleId = await environment.make('roles', { name: 'r', ...more })
      const Privileges = Object.entries(rights).map(([name, Depth]) => ({ PrivilegeId: privilegeId(name), Depth }))
      const path = `roles(${roleId})/Microsoft.Dynamics.CRM.AddPrivilegesRole`
      const { status, body } = await environment.ask('POST', path, { body: { Privileges } })
      assert.equal(status, 204, body)
      return roleId
    }
    const give = async (holder: string, roleId: string) => {
      const set = holder.startsWith('teams') ? 'teamroles_association' : 'systemuserroles_association'
      const body = { '@odata.id': `roles(${roleId})` }
      const answer = await environment.ask('POST', `${holder}/${set}/$ref`, { body })
      assert.equal(answer.status, 204, answer.body)
    }
    const join = async (teamId: string, userId: string) => {
      const body = { '@odata.id': `systemusers(${userId})` }
      const answer = await environment.ask('POST', `teams(${teamId})/teammembership_association/$ref`, { body })
      assert.equal(answer.status, 204, answer.body)
    }
    const queue = (key: string, owner: string) =>
      environment.make('workqueues', { name: key, workqueuekey: key, 'ownerid@odata.bind': owner })
    const names = async (as: string) =>
      (await environment.ask('GET', 'workqueues?$select=name&$orderby=name', { as })).json.value.map(
        (row: { name: string }) => row.name,
      )

    test('a user who goes to another unit takes its rows along and leaves its roles behind', async () => {
      const user = await person(north)
      await give(`systemusers(${user})`, await roleOf({ prvReadworkqueue: 'Local' }))
      const row = `workqueues(${await queue('mine', `systemusers(${user})`)})`
      const neighbour = await person(north)
      await give(`systemusers(${neighbour})`, await roleOf({ prvReadworkqueue: 'Basic' }))
      const theirs = await queue('theirs', `systemusers(${neighbour})`)
      assert.deepEqual(await names(user), ['mine', 'theirs'])
      const before = await environment.ask('GET', `${row}?$select=_owningbusinessunit_value`)
      assert.equal(before.json._owningbusinessunit_value, north)

      const moved = await environment.ask('PATCH', `systemusers(${user})`, { body: inUnit(south) })
      assert.equal(moved.status, 204, moved.body)
      const after = await environment.ask('GET', `${row}?$select=_owningbusinessunit_value,_ownerid_value`)
      assert.deepEqual([after.json._owningbusinessunit_value, after.json._ownerid_value], [south, user])
      assert.notEqual(after.headers.etag, before.headers.etag)
      const other = await environment.ask('GET', `workqueues(${theirs})?$select=_owningbusinessunit_value`)
      assert.equal(other.json._owningbusinessunit_value, north)
      assert.equal((await environment.ask('GET', 'workqueues', { as: user })).status, 403)
      const roles = await environment.ask('GET', `systemusers(${user})/systemuserroles_association/$count`)
      assert.equal(roles.body, '\ufeff0')
      await give(`systemusers(${user})`, await roleOf({ prvReadworkqueue: 'Local' }))
      assert.deepEqual(await names(user), ['mine'], 'measured from the new unit')
    })

    test('a change that names the unit the user is in changes neither', async () => {
      const user = await person(north)
      await give(`systemusers(${user})`, await roleOf({ prvReadworkqueue: 'Basic' }))
      const body = { ...inUnit(north), firstname: 'x' }
      assert.equal((await environment.ask('PATCH', `systemusers(${user})`, { body })).status, 204)
      const roles = await environment.ask('GET', `systemusers(${user})/systemuserroles_association/$count`)
      assert.equal(roles.body, '\ufeff1')
    })

    test('so does a team, by a reference too', async () => {
      const team = await environment.make('teams', { name: 'T', ...inUnit(north) })
      await give(`teams(${team})`, await roleOf({ prvReadworkqueue: 'Local' }))
      const row = `workqueues(${await queue('of a team', `teams(${team})`)})`
      const moved = await environment.ask('PUT', `teams(${team})/businessunitid/$ref`, {
        body: { '@odata.id': `businessunits(${south})` },
      })
      assert.equal(moved.status, 204, moved.body)
      const { json } = await environment.ask('GET', `${row}?$select=_owningbusinessunit_value`)
      assert.equal(json._owningbusinessunit_value, south)
      const roles = await environment.ask('GET', `teams(${team})/teamroles_association/$count`)
      assert.equal(roles.body, '\ufeff0')
    })

    test('who may change the users of a unit does not decide as whom they sign in', async () => {
      const manager = await person(north)
      await give(`systemusers(${manager})`, await roleOf({ prvReadUser: 'Local', prvWriteUser: 'Local' }))
      const path = `systemusers(${await person(north)})`
      const named = await environment.ask('PATCH', path, { as: manager, body: { firstname: 'x' } })
      assert.equal(named.status, 204, named.body)
      const refused = await environment.ask('PATCH', path, { as: manager, body: { accessmode: 4 } })
      assert.deepEqual([refused.status, refused.json.error.code], [403, '0x80048405'])
      assert.match(
        refused.json.error.message,
        /^Access is denied\. The column 'accessmode' of 'systemuser' is changed by/,
      )
    })

    test('the last administrator is neither moved nor disabled nor without the role', async () => {
      const { administratorId, ask } = environment
      const holders = await ask('GET', "roles?$select=roleid&$filter=name eq 'System Administrator'")
      const roleId = holders.json.value[0].roleid
      const path = `systemusers(${administratorId})`
      const held = await ask('GET', `roles(${roleId})/systemuserroles_association?$select=systemuserid`)
      assert.deepEqual(
        held.json.value.map((row: { systemuserid: string }) => row.systemuserid),
        [administratorId],
      )
      for (const answer of [
        await ask('PATCH', path, { body: inUnit(north) }),
        await ask('PATCH', path, { body: { isdisabled: true } }),
        await ask('DELETE', `${path}/systemuserroles_association(${roleId})/$ref`),
        await ask('DELETE', `roles(${roleId})/systemuserroles_association(${administratorId})/$ref`),
      ]) {
        assert.equal(answer.status, 400, answer.body)
        assert.equal(answer.json.error.code, '0x80040203')
        assert.match(answer.json.error.message, /is the last one with the role 'System Administrator'/)
      }
      assert.equal((await ask('PATCH', path, { body: inUnit(environment.rootUnitId) })).status, 204)
      const second = await person(environment.rootUnitId)
      await give(`systemusers(${second})`, roleId)
      assert.equal(
        (await ask('DELETE', `systemusers(${second})/systemuserroles_association(${roleId})/$ref`)).status,
        204,
      )
    })

    test('a role for the team only reaches the team’s rows, one that is inherited the member’s own as well', async () => {
      for (const [isinherited, expected] of [
        [0, ['0 of the team']],
        [1, ['1 of the member', '1 of the team']],
      ] as const) {
        const rights = { prvReadworkqueue: 'Basic', prvCreateworkqueue: 'Basic', prvReadUser: 'Basic' }
        const team = await environment.make('teams', { name: 'T', ...inUnit(south) })
        const member = await person(north)
        await join(team, member)
        await give(`teams(${team})`, await roleOf(rights, { isinherited }))
        await queue(`${isinherited} of the team`, `teams(${team})`)
        await queue(`${isinherited} of the member`, `systemusers(${member})`)
        const self = await environment.ask('GET', `systemusers(${member})?$select=fullname`, { as: member })
        assert.equal(self.status, isinherited === 1 ? 200 : 404)
        assert.deepEqual(await names(member), expected)
        const own = await environment.ask('POST', 'workqueues', {
          as: member,
          body: { name: `${isinherited} made`, workqueuekey: `made ${isinherited}` },
        })
        assert.equal(own.status, isinherited === 1 ? 204 : 403, own.body)
        await give(`systemusers(${member})`, await roleOf({ prvReadworkqueue: 'Basic' }))
        assert.deepEqual((await names(member)).slice(-2), [
          `${isinherited} of the member`,
          `${isinherited} of the team`,
        ])
      }
    })

    test('rows of a team’s unit are within reach of its members, be the role for the team only or not', async () => {
      const owner = await person(south)
      await give(`systemusers(${owner})`, await roleOf({ prvReadworkqueue: 'Basic' }))
      await queue('in the south', `systemusers(${owner})`)
      for (const isinherited of [0, 1]) {
        const team = await environment.make('teams', { name: 'T', ...inUnit(south) })
        const member = await person(north)
        await join(team, member)
        await give(`teams(${team})`, await roleOf({ prvReadworkqueue: 'Local' }, { isinherited }))
        assert.ok((await names(member)).includes('in the south'))
        assert.ok(!(await names(member)).includes('theirs'))
      }
    })

    test('what a user may do is told for each unit it is measured from', async () => {
      const member = await person(north)
      const team = await environment.make('teams', { name: 'T', ...inUnit(south) })
      await join(team, member)
      await give(`systemusers(${member})`, await roleOf({ prvReadworkqueue: 'Local', prvWriteworkqueue: 'Global' }))
      await give(`teams(${team})`, await roleOf({ prvReadworkqueue: 'Deep', prvDeleteworkqueue: 'Basic' }))
      await give(`teams(${team})`, await roleOf({ prvShareworkqueue: 'Basic' }, { isinherited: 0 }))
      const path = `systemusers(${member})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`
      const held = (await environment.ask('GET', path)).json.RolePrivileges
      const told = held.map((one: Record<string, string>) => [
        one.PrivilegeName,
        one.Depth,
        one.BusinessUnitId === north ? 'north' : 'south',
      ])
      assert.deepEqual(told.sort(), [
        ['prvDeleteworkqueue', 'Basic', 'north'],
        ['prvDeleteworkqueue', 'Basic', 'south'],
        ['prvReadworkqueue', 'Deep', 'south'],
        ['prvReadworkqueue', 'Local', 'north'],
        ['prvShareworkqueue', 'Basic', 'south'],
        ['prvWriteworkqueue', 'Global', 'north'],
      ])
    })
  })
