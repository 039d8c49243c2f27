import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { roles } from '@deskhand/contract/roles/index'
import { role } from '@deskhand/contract/tables/role'
import { nameGuid } from '../../src/authorization/nameGuid.ts'
import { seedPrivileges } from '../../src/environment/seedPrivileges.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const idOf = (name: string): string => nameGuid(`role ${name}`)
const roleId = idOf('Environment Maker')

for (const { name, skip, open } of databases)
  describe(`What a user may do is listed, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
      await environment.store.write(function* () {
        for (const { name } of roles)
          yield* insertRow(role, { roleid: idOf(name), name, businessunitid: ids.unit }, { userId: null, now: start })
        yield* seedPrivileges(new Set(roles.map(one => one.name)))
        yield* assignRole({ userId: ids.users.maker, roleId })
      })
    })
    after(() => environment.close())

    const privilegesOf = (user: UserName, as: UserName) =>
      environment.app.inject({
        method: 'GET',
        url: `/api/data/v9.2/systemusers(${ids.users[user]})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
        headers: { 'x-user': as },
      })

    test('one without roles holds nothing', async () => {
      const answer = await privilegesOf('nobody', 'admin')
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(
        answer.body,
        '{"@odata.context":"https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse","RolePrivileges":[]}',
      )
    })

    test('each privilege is told with its level, and the id that metadata gives it', async () => {
      const held = (await privilegesOf('maker', 'admin')).json().RolePrivileges
      const create = held.find((one: { PrivilegeName: string }) => one.PrivilegeName === 'prvCreateWorkflow')
      const definition = await environment.app.inject({
        method: 'GET',
        url: "/api/data/v9.2/EntityDefinitions(LogicalName='workflow')?$select=Privileges",
        headers: { 'x-user': 'nobody' },
      })
      const declared = definition.json().Privileges.find((one: { Name: string }) => one.Name === 'prvCreateWorkflow')
      assert.equal(
        JSON.stringify(create),
        JSON.stringify({
          Depth: 'Basic',
          PrivilegeId: declared.PrivilegeId,
          BusinessUnitId: ids.unit,
          PrivilegeName: 'prvCreateWorkflow',
          RecordFilterId: '00000000-0000-0000-0000-000000000000',
          RecordFilterUniqueName: '',
        }),
      )
      assert.equal(
        held.some((one: { PrivilegeName: string }) => one.PrivilegeName === 'prvActOnBehalfOfAnotherUser'),
        false,
      )
    })

    test('one may not ask about a user one may not read', async () => {
      assert.equal((await privilegesOf('admin', 'nobody')).statusCode, 403)
    })
  })
