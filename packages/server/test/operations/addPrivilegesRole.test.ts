import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`Roles of one’s own, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let user: string
    let roleId: string
    let administrators: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      user = await environment.make('systemusers', { firstname: 'Ada', lastname: 'L' })
      roleId = await environment.make('roles', { name: 'Queues' })
      const found = await environment.ask('GET', "roles?$select=roleid&$filter=name eq 'System Administrator'")
      administrators = found.json.value[0].roleid
    })
    after(() => environment.close())

    const call = (operation: string, body: object, as?: string, id = roleId) =>
      environment.ask('POST', `roles(${id})/Microsoft.Dynamics.CRM.${operation}`, { body, ...(as && { as }) })
    const one = (privilege: string, Depth: string) => ({ PrivilegeId: privilegeId(privilege), Depth })
    const give = (to: string, id: string, set = 'systemusers', as?: string) =>
      environment.ask('POST', `${set}(${to})/${set === 'teams' ? 'teamroles' : 'systemuserroles'}_association/$ref`, {
        body: { '@odata.id': `roles(${id})` },
        ...(as && { as }),
      })
    const reads = async (as = user) => (await environment.ask('GET', 'workqueues?$select=name', { as })).status
    const held = async () => {
      const { json } = await environment.ask(
        'GET',
        `systemusers(${user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
      )
      return (json.RolePrivileges as { PrivilegeName: string; Depth: string }[])
        .map(one => `${one.PrivilegeName} ${one.Depth}`)
        .sort()
    }

    test('count at once: when given, changed, taken away, by the user’s roles and those of its teams', async () => {
      assert.equal(await reads(), 403)
      assert.equal((await give(user, roleId)).status, 204)
      assert.equal(await reads(), 403)
      const Privileges = [one('prvReadworkqueue', 'Basic'), one('prvCreateworkqueue', 'Local')]
      const added = await call('AddPrivilegesRole', { Privileges })
      assert.equal(added.status, 204, added.body)
      assert.equal(await reads(), 200)
      assert.deepEqual(await held(), ['prvCreateworkqueue Local', 'prvReadworkqueue Basic'])
      await call('AddPrivilegesRole', { Privileges: [{ PrivilegeName: 'prvReadWorkQueue', Depth: 'Global' }] })
      assert.deepEqual(await held(), ['prvCreateworkqueue Local', 'prvReadworkqueue Global'])
      await call('RemovePrivilegeRole', { PrivilegeId: privilegeId('prvCreateworkqueue') })
      assert.deepEqual(await held(), ['prvReadworkqueue Global'])
      await call('ReplacePrivilegesRole', { Privileges: [one('prvCreateworkqueue', 'Basic')] })
      assert.equal(await reads(), 403)

      const teamId = await environment.make('teams', { name: 'Team' })
      const member = { body: { '@odata.id': `systemusers(${user})` } }
      assert.equal(
        (await environment.ask('POST', `teams(${teamId})/teammembership_association/$ref`, member)).status,
        204,
      )
      const teamRole = await environment.make('roles', { name: 'Team role' })
      await call('AddPrivilegesRole', { Privileges: [one('prvReadworkqueue', 'Basic')] }, undefined, teamRole)
      assert.equal((await give(teamId, teamRole, 'teams')).status, 204)
      assert.equal(await reads(), 200)
      const out = await environment.ask('DELETE', `teams(${teamId})/teammembership_association(${user})/$ref`)
      assert.equal(out.status, 204, out.body)
      assert.equal(await reads(), 403)
    })

    test('give nobody more than they have', async () => {
      const keeper = await environment.make('systemusers', { firstname: 'Role', lastname: 'Keeper' })
      const keeping = await environment.make('roles', { name: 'Keeper' })
      const rights = ['prvReadrole', 'prvWriterole', 'prvAssignrole', 'prvAppendrole', 'prvAppendToUser', 'prvReadUser']
      const Privileges = rights.map(name => one(name, 'Global'))
      assert.equal((await call('AddPrivilegesRole', { Privileges }, undefined, keeping)).status, 204)
      await call('AddPrivilegesRole', { Privileges: [one('prvReadworkqueue', 'Basic')] }, undefined, keeping)
      assert.equal((await give(keeper, keeping)).status, 204)
      const fresh = await environment.make('roles', { name: 'Fresh' })
      const may = (privilege: string, depth: string) =>
        call('AddPrivilegesRole', { Privileges: [one(privilege, depth)] }, keeper, fresh)
      assert.equal((await may('prvReadworkqueue', 'Basic')).status, 204)
      assert.match((await may('prvReadworkqueue', 'Global')).body, /Nobody gives more than they have/)
      assert.match((await may('prvWriteworkqueue', 'Basic')).body, /is missing prvWriteworkqueue privilege/)
      assert.match((await may('prvActOnBehalfOfAnotherUser', 'Global')).body, /is missing prvActOnBehalfOfAnotherUser/)
      assert.equal((await give(keeper, administrators, 'systemusers', keeper)).status, 403)
      assert.equal((await give(keeper, fresh, 'systemusers', keeper)).status, 204)
    })

    const refused: readonly (readonly [string, () => Promise<{ status: number; body: string }>, number, RegExp])[] = [
      [
        'change the administrators’ role',
        () => call('RemovePrivilegeRole', { PrivilegeId: privilegeId('prvReadworkflow') }, undefined, administrators),
        400,
        /'System Administrator' cannot be changed/,
      ],
      [
        'delete the administrators’ role',
        () => environment.ask('DELETE', `roles(${administrators})`),
        400,
        /'System Administrator' cannot be changed/,
      ],
      [
        'take what is not there',
        () => call('RemovePrivilegeRole', { PrivilegeId: privilegeId('prvDeleteworkflow') }),
        404,
        /Does Not Exist/,
      ],
      [
        'give a privilege there is not',
        () => call('AddPrivilegesRole', { Privileges: [one('prvReadmoon', 'Basic')] }),
        400,
        /There is no privilege/,
      ],
      [
        'give one a level it does not reach',
        () => call('AddPrivilegesRole', { Privileges: [one('prvReadorganization', 'Basic')] }),
        400,
        /it can be Global/,
      ],
      [
        'let anybody change roles',
        () => call('AddPrivilegesRole', { Privileges: [] }, user),
        403,
        /is missing prvWriterole privilege/,
      ],
    ]
    for (const [title, ask, status, message] of refused)
      test(`do not ${title}`, async () => {
        const answer = await ask()
        assert.equal(answer.status, status, answer.body)
        assert.match(answer.body, message)
      })
  })
