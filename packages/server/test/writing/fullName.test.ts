import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { SqlValue } from '../../src/store/steps.ts'
import { fullName } from '../../src/writing/fullName.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

type Values = Record<string, SqlValue>
const ada = { firstname: 'Ada', lastname: 'Lovelace' }

const rows: readonly (readonly [title: string, written: Values, before: Values, expected: object])[] = [
  ['first and last', ada, {}, { fullname: 'Ada Lovelace' }],
  ['first alone', { firstname: 'Ada' }, {}, { fullname: 'Ada' }],
  ['last alone', { lastname: 'Lovelace' }, {}, { fullname: 'Lovelace' }],
  ['neither', { domainname: 'ada@x' }, {}, {}],
  ['a new last one', { lastname: 'Byron' }, ada, { fullname: 'Ada Byron' }],
  ['no last one any more', { lastname: null }, ada, { fullname: 'Ada' }],
  ['an empty one', { lastname: '' }, ada, { fullname: 'Ada' }],
  ['neither any more', { firstname: null, lastname: null }, ada, { fullname: null }],
  ['the same ones', ada, ada, {}],
  ['neither, as before', { firstname: null, lastname: null }, { firstname: null, lastname: null }, {}],
  ['more than the column holds', { firstname: 'a'.repeat(199), lastname: 'b' }, {}, { fullname: 'a'.repeat(199) }],
  ['half a character at the end', { firstname: `${'a'.repeat(199)}😀` }, {}, { fullname: 'a'.repeat(199) }],
]

describe('The full name of a user', () => {
  for (const [title, written, former, expected] of rows)
    test(`follows from its names: ${title}`, () => assert.deepEqual(fullName(written, former), expected))
})

for (const { name, skip, open } of databases)
  describe(`Users who are made and changed, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    before(async () => {
      environment = await openRoleEnvironment(open)
    })
    after(() => environment.close())

    const shown = async (id: string, column: string) =>
      (await environment.ask('GET', `systemusers(${id})?$select=${column}`)).json[column]

    test('have the full name of their names, and can be found by it', async () => {
      const id = await environment.make('systemusers', { domainname: 'ada@x', ...ada })
      assert.equal(await shown(id, 'fullname'), 'Ada Lovelace')
      const changes = [
        [{ lastname: 'Byron' }, 'Ada Byron'],
        [{ domainname: 'byron@x' }, 'Ada Byron'],
        [{ firstname: null }, 'Byron'],
      ] as const
      for (const [body, expected] of changes) {
        const answer = await environment.ask('PATCH', `systemusers(${id})`, { body })
        assert.equal(answer.status, 204, answer.body)
        assert.equal(await shown(id, 'fullname'), expected)
      }
      const found = await environment.ask('GET', "systemusers?$filter=fullname eq 'Byron'&$select=systemuserid")
      assert.deepEqual(
        found.json.value.map((row: { systemuserid: string }) => row.systemuserid),
        [id],
      )
    })

    test('belong to the organization', async () => {
      const { json } = await environment.ask('GET', 'WhoAmI')
      const id = await environment.make('systemusers', { domainname: 'org@x' })
      assert.equal(await shown(id, 'organizationid'), json.OrganizationId)
      const team = await environment.make('teams', { name: 'T' })
      const answer = await environment.ask('GET', `teams(${team})?$select=organizationid`)
      assert.equal(answer.json.organizationid, json.OrganizationId)
    })
  })
