import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { role } from '@deskhand/contract/tables/role'
import { team } from '@deskhand/contract/tables/team'
import { workflow } from '@deskhand/contract/tables/workflow'
import { insertRow } from '../../src/store/insertRow.ts'
import { userById } from '../../src/store/userByClaims.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { readingRole } from '../readingRole.ts'
import { idIn, sender } from '../sender.ts'

const roleId = '00000000-0000-4000-8000-00000000a001'
const teamId = '00000000-0000-4000-8000-00000000a002'
const accessTeam = '00000000-0000-4000-8000-00000000a003'

for (const { name, skip, open } of databases) {
  describe(`associating and disassociating, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    let binary: string
    before(async () => {
      environment = await openEnvironment(open)
      const system = { userId: null, now: start }
      await environment.store.write(function* () {
        yield* insertRow(role, { roleid: roleId, name: 'Own role' }, system)
        yield* insertRow(team, { teamid: teamId, name: 'Owners', businessunitid: ids.unit }, system)
        yield* insertRow(team, { teamid: accessTeam, name: 'Sharing', teamtype: 1, businessunitid: ids.unit }, system)
      })
      const made = await send('POST', 'desktopflowbinaries', {
        name: 'b',
        type: 'ManifestFile',
        'Process@odata.bind': `/workflows(${ids.plainFlow})`,
      })
      assert.equal(made.statusCode, 204, made.body)
      binary = idIn(made.headers['odata-entityid'])
    })
    after(() => environment.close())

    const rolesOf = async (user: UserName) =>
      (await environment.store.read(() => userById(ids.users[user])))?.roleNames ?? []
    const flowOf = async (id: string) =>
      (await send('GET', `desktopflowbinaries(${id})?$select=_process_value`)).json()._process_value

    test('gives a user a role, and takes it back by either form of DELETE', async () => {
      const path = `systemusers(${ids.users.nobody})/systemuserroles_association`
      const body = { '@odata.id': `https://org.example/api/data/v9.2/roles(${roleId})` }
      for (const taking of [`${path}(${roleId})/$ref`, `${path}/$ref?$id=https://h/api/data/v9.2/roles(${roleId})`]) {
        const given = await send('POST', `${path}/$ref`, body, { as: 'admin' })
        assert.equal(given.statusCode, 204, given.body)
        assert.equal(given.body, '')
        assert.deepEqual(await rolesOf('nobody'), ['Own role'])
        assert.equal((await send('POST', `${path}/$ref`, body, { as: 'admin' })).statusCode, 412)
        const taken = await send('DELETE', taking, undefined, { as: 'admin' })
        assert.equal(taken.statusCode, 204, taken.body)
        assert.deepEqual(await rolesOf('nobody'), [])
        assert.equal((await send('DELETE', taking, undefined, { as: 'admin' })).statusCode, 404)
      }
    })

    test('gives a team a role, which its members hold', async () => {
      const admin = { as: 'admin' } as const
      const given = await send(
        'POST',
        `roles(${roleId})/teamroles_association/$ref`,
        { '@odata.id': `teams(${teamId})` },
        admin,
      )
      assert.equal(given.statusCode, 204, given.body)
      const joined = await send(
        'POST',
        `teams(${teamId})/teammembership_association/$ref`,
        { '@odata.id': `/systemusers(${ids.users.nobody})` },
        admin,
      )
      assert.equal(joined.statusCode, 204, joined.body)
      assert.deepEqual(await rolesOf('nobody'), ['Own role'])
      const left = `systemusers(${ids.users.nobody})/teammembership_association(${teamId})/$ref`
      assert.equal((await send('DELETE', left, undefined, admin)).statusCode, 204)
      assert.deepEqual(await rolesOf('nobody'), [])
    })

    test('moves a row into a collection, and points its lookup elsewhere', async () => {
      const moved = await send('POST', `workflows(${ids.flow})/workflow_desktopflowbinary_Process/$ref`, {
        '@odata.id': `desktopflowbinaries(${binary})`,
      })
      assert.equal(moved.statusCode, 204, moved.body)
      assert.equal(await flowOf(binary), ids.flow)
      const put = await send('PUT', `desktopflowbinaries(${binary})/Process/$ref`, {
        '@odata.id': `/api/data/v9.2/workflows(${ids.plainFlow})`,
      })
      assert.equal(put.statusCode, 204, put.body)
      assert.equal(await flowOf(binary), ids.plainFlow)
    })

    test('empties a lookup, by the lookup and by the collection', async () => {
      const group = `flowmachinegroups(${ids.group})`
      const admin = { as: 'admin' } as const
      const reference = { '@odata.id': `systemusers(${ids.users.user})` }
      const read = async () =>
        (await send('GET', `${group}?$select=_passwordchangedby_value`)).json()._passwordchangedby_value
      assert.equal((await send('PUT', `${group}/PasswordChangedBy/$ref`, reference, admin)).statusCode, 204)
      assert.equal(await read(), ids.users.user)
      assert.equal((await send('DELETE', `${group}/PasswordChangedBy/$ref`, undefined, admin)).statusCode, 204)
      assert.equal(await read(), null)
    })

    /** Title, request, status, sentence. */
    const refused: readonly (readonly [string, () => ReturnType<typeof send>, number, RegExp])[] = [
      [
        'a role given by one who may not give any',
        () =>
          send('POST', `systemusers(${ids.users.maker})/systemuserroles_association/$ref`, {
            '@odata.id': `roles(${roleId})`,
          }),
        403,
        /prvAssignrole/i,
      ],
      [
        'a team joined by one who may not',
        () =>
          send('POST', `teams(${teamId})/teammembership_association/$ref`, {
            '@odata.id': `systemusers(${ids.users.maker})`,
          }),
        403,
        /prvWriteteam/i,
      ],
      [
        'a row of another table',
        () =>
          send('PUT', `desktopflowbinaries(${binary})/Process/$ref`, { '@odata.id': `systemusers(${ids.users.user})` }),
        400,
        /'@odata\.id' must name a row of 'workflow'/,
      ],
      [
        'a row that is not there',
        () => send('PUT', `desktopflowbinaries(${binary})/Process/$ref`, { '@odata.id': `workflows(${teamId})` }),
        404,
        /Does Not Exist/,
      ],
      [
        'a body without @odata.id',
        () => send('PUT', `desktopflowbinaries(${binary})/Process/$ref`, {}),
        400,
        /'@odata\.id' must name a row/,
      ],
      ['no body', () => send('PUT', `desktopflowbinaries(${binary})/Process/$ref`), 400, /'@odata\.id' must name/],
      [
        'a lookup that must lead somewhere',
        () => send('DELETE', `desktopflowbinaries(${binary})/Process/$ref`),
        400,
        /'process' of 'desktopflowbinary' must have a value/,
      ],
      [
        'POST to a lookup',
        () => send('POST', `desktopflowbinaries(${binary})/Process/$ref`, {}),
        405,
        /does not support http method 'POST'/,
      ],
      [
        'PUT to a collection',
        () => send('PUT', `teams(${teamId})/teammembership_association/$ref`, {}, { as: 'admin' }),
        405,
        /does not support http method 'PUT'/,
      ],
      [
        'DELETE from a collection without a row',
        () => send('DELETE', `teams(${teamId})/teammembership_association/$ref`, undefined, { as: 'admin' }),
        400,
        /Say which row is taken out/,
      ],
      [
        'a lookup nobody writes',
        () => send('DELETE', `workflows(${ids.flow})/createdby/$ref`),
        400,
        /'createdby' of 'workflow' cannot be written/,
      ],
      [
        'an access team as owner',
        () => send('PATCH', `workflows(${ids.flow})`, { 'ownerid@odata.bind': `/teams(${accessTeam})` }),
        400,
        /access team and cannot own rows/,
      ],
    ]
    for (const [title, doing, status, message] of refused) {
      test(`refuses ${title} with ${status}`, async () => {
        const answer = await doing()
        assert.equal(answer.statusCode, status, answer.body)
        assert.match(answer.json().error.message, message)
      })
    }

    test('gives a flow to a team, whose business unit owns it then', async () => {
      const flow = await send('POST', 'workflows', { name: 'Given', definition: 'plain' })
      const path = `workflows(${idIn(flow.headers['odata-entityid'])})`
      const give = () => send('PUT', `${path}/ownerid/$ref`, { '@odata.id': `teams(${teamId})` })
      const early = await give()
      assert.deepEqual([early.statusCode, early.json().error.code], [403, '0x80040231'])
      await environment.store.write(() => readingRole(workflow, { kind: 'team', id: teamId }))
      const given = await give()
      assert.equal(given.statusCode, 204, given.body)
      const columns = '_ownerid_value,_owningteam_value,_owninguser_value,_owningbusinessunit_value'
      const row = (await send('GET', `${path}?$select=${columns}`, undefined, { as: 'admin' })).json()
      assert.deepEqual(
        [row._ownerid_value, row._owningteam_value, row._owninguser_value, row._owningbusinessunit_value],
        [teamId, teamId, null, ids.unit],
      )
    })
  })
}
