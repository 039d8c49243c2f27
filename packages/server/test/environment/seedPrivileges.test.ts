import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { seedEnvironment } from '../../src/environment/seedEnvironment.ts'
import { all, one, sql } from '../../src/store/steps.ts'
import { databases, type TestDatabase } from '../databases.ts'

const now = Date.UTC(2026, 0, 1)

for (const { name, skip, open } of databases)
  describe(`privileges over ${name}`, { skip }, () => {
    let database: TestDatabase
    const seed = () => seedEnvironment({ store: database.store, dataFolder: database.folder, isShared: false, now })
    before(async () => {
      database = await open()
      await seed()
    })
    after(() => database.close())

    const depthOf = async (role: string, privilege: string) => {
      const row = await database.store.read(() =>
        one(sql`
          select privilegedepthmask as depth from roleprivileges
          where roleid = (select roleid from role where name = ${role}) and privilegeid = ${privilegeId(privilege)}`),
      )
      return row?.depth
    }

    const depths = [
      ['System Administrator', 'prvDeleteworkqueueitem', 8],
      ['System Administrator', 'prvActOnBehalfOfAnotherUser', 8],
      ['Environment Maker', 'prvCreateWorkflow', 1],
      ['Environment Maker', 'prvReadTeam', 8],
      ['Environment Maker', 'prvWriteflowlog', undefined],
      ['Basic User', 'prvReadWorkflow', 1],
      ['Basic User', 'prvWriteWorkflow', undefined],
      ['Desktop Flows Machine Owner', 'prvShareflowmachine', 1],
      ['Desktop Flows Machine User', 'prvShareflowmachine', undefined],
      ['Desktop Flows Machine User', 'prvCreateWorkflow', undefined],
      ['Desktop Flows Machine User Can Share', 'prvShareflowmachine', 1],
      ['Delegate', 'prvActOnBehalfOfAnotherUser', 8],
    ] as const
    for (const [role, privilege, depth] of depths)
      test(`${role} holds ${privilege} at depth ${depth ?? 'none'}`, async () =>
        assert.equal(await depthOf(role, privilege), depth))

    test('a privilege has a name, the number of its right, and the levels it can be held at', async () => {
      const rows = await database.store.read(() =>
        all(sql`
          select name, accessright, canbebasic, canbeglobal from privilege
          where name in ('prvReadWorkflow', 'prvReadOrganization', 'prvFlow') order by accessright desc, canbebasic`),
      )
      assert.deepEqual(
        rows.map(row => Object.values(row)),
        [
          ['prvReadOrganization', 1, false, true],
          ['prvReadWorkflow', 1, true, true],
          ['prvFlow', 0, false, true],
        ],
      )
    })

    test('a version that brings more adds it, and leaves what has been changed', async () => {
      const { store } = database
      const count = async () => {
        const row = await store.read(() =>
          one(sql`select (select count(*) from privilege) as there, (select count(*) from roleprivileges) as held`),
        )
        return { ...row }
      }
      const before = await count()
      await seed()
      assert.deepEqual(await count(), before)
      await store.write(function* () {
        yield* all(sql`delete from roleprivileges where privilegeid = ${privilegeId('prvDeleteworkqueue')}`)
        yield* all(sql`delete from privilege where privilegeid = ${privilegeId('prvDeleteworkqueue')}`)
        yield* all(sql`
          update roleprivileges set privilegedepthmask = 2
          where privilegedepthmask = 1 and privilegeid = ${privilegeId('prvReadworkqueue')}`)
      })
      await seed()
      assert.deepEqual(await count(), before)
      assert.equal(await depthOf('Environment Maker', 'prvDeleteworkqueue'), 1)
      assert.equal(await depthOf('Environment Maker', 'prvReadworkqueue'), 2)
    })

    test('servers that start together make them once', async () => {
      const other = await open()
      const places = ['a', 'b', 'c'].map(place => ({ dataFolder: `${other.folder}/${place}`, isShared: true }))
      await Promise.all(places.map(place => seedEnvironment({ store: other.store, now, ...place })))
      const count = sql`select count(*) as privileges from privilege`
      const there = await other.store.read(() => one(count))
      await other.close()
      assert.deepEqual({ ...there }, { ...(await database.store.read(() => one(count))) })
    })
  })
