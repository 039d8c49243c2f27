import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { roles } from '@deskhand/contract/roles/index'
import { role } from '@deskhand/contract/tables/role'
import { team } from '@deskhand/contract/tables/team'
import { nameGuid } from '../../src/authorization/nameGuid.ts'
import { seedPrivileges } from '../../src/environment/seedPrivileges.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const idOf = (name: string): string => nameGuid(`role ${name}`)
const roleId = idOf('Basic User')
const teamId = '00000000-0000-4000-8000-0000000000ab'

for (const { name, skip, open } of databases)
  describe(`What somebody may do with a row is told, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
      await environment.store.write(function* () {
        const system = { userId: null, now: start }
        for (const { name } of roles)
          yield* insertRow(role, { roleid: idOf(name), name, businessunitid: ids.unit }, system)
        yield* insertRow(team, { teamid: teamId, name: 'team', businessunitid: ids.unit }, system)
        yield* seedPrivileges(new Set(roles.map(one => one.name)))
        for (const userId of [ids.users.user, ids.users.coowner]) yield* assignRole({ userId, roleId })
        yield* shareRow({ table: 'workflow', rowId: ids.flow, principalId: teamId, rights: 1 })
      })
    })
    after(() => environment.close())

    const accessOf = (principal: string, target: string, as: UserName = 'admin') =>
      environment.app.inject({
        method: 'GET',
        url: `/api/data/v9.2/${principal}/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@tid)?@tid={'@odata.id':'${target}'}`,
        headers: { 'x-user': as },
      })

    const cases: readonly (readonly [title: string, principal: string, target: string, rights: string])[] = [
      ['one whom the row is shared with', `systemusers(${ids.users.user})`, `workflows(${ids.flow})`, 'ReadAccess'],
      ['one without a role', `systemusers(${ids.users.nobody})`, `workflows(${ids.flow})`, 'None'],
      ['a row that is not shared', `systemusers(${ids.users.user})`, `workflows(${ids.plainFlow})`, 'None'],
      ['a team without a role', `teams(${teamId})`, `workflows(${ids.flow})`, 'None'],
    ]
    for (const [title, principal, target, rights] of cases)
      test(title, async () => {
        const answer = await accessOf(principal, target)
        assert.equal(answer.statusCode, 200, answer.body)
        assert.equal(
          answer.body,
          `{"@odata.context":"https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse","AccessRights":"${rights}"}`,
        )
      })

    test('nothing is told of a row that the caller may not read', async () => {
      const answer = await accessOf(`systemusers(${ids.users.user})`, `workflows(${ids.plainFlow})`, 'user')
      assert.equal(answer.statusCode, 404, answer.body)
    })

    test('a row that is not there is not there', async () => {
      const missing = '00000000-0000-4000-8000-00000000ffff'
      assert.equal((await accessOf(`systemusers(${missing})`, `workflows(${ids.flow})`)).statusCode, 404)
      assert.equal((await accessOf(`systemusers(${ids.users.user})`, `workflows(${missing})`)).statusCode, 404)
    })

    test('a function without the row it is asked about is refused', async () => {
      const answer = await environment.app.inject({
        method: 'GET',
        url: `/api/data/v9.2/systemusers(${ids.users.user})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess()`,
        headers: { 'x-user': 'admin' },
      })
      assert.equal(answer.statusCode, 400)
      assert.match(answer.json().error.message, /^Required field 'Target' is missing/)
    })
  })
