import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type AccessLevel, accessLevels, accessRights, type Verb, verbs } from '@deskhand/contract/privilege'
import { privileges } from '@deskhand/contract/privileges'
import { roles } from '@deskhand/contract/roles/index'
import type { Table } from '@deskhand/contract/table'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { credential } from '@deskhand/contract/tables/credential'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { environmentVariableDefinition } from '@deskhand/contract/tables/environmentVariableDefinition'
import { environmentVariableValue } from '@deskhand/contract/tables/environmentVariableValue'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { team } from '@deskhand/contract/tables/team'
import { workflow } from '@deskhand/contract/tables/workflow'
import { workflowBinary } from '@deskhand/contract/tables/workflowBinary'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { rowWithin } from '../../src/authorization/requireRow.ts'
import { userContext } from '../../src/authorization/userContext.ts'
import { addTeamMember } from '../../src/store/addTeamMember.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { listRoles } from '../../src/store/listRoles.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import { userById } from '../../src/store/userByClaims.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

/** Tables whose rows have owners, and no way to them but those of this test. */
const owned: readonly Table[] = [
  workflow,
  flowSession,
  flowMachine,
  flowMachineGroup,
  connectionReference,
  dhConnection,
  workQueue,
  workQueueItem,
  credential,
  environmentVariableDefinition,
  environmentVariableValue,
  workflowBinary,
]

/** What a row is to the user: the least level that reaches it, and for what it is shared. */
const relations: Readonly<Record<string, { readonly level: AccessLevel; readonly shared?: readonly Verb[] }>> = {
  own: { level: 'Basic' },
  'its team’s': { level: 'Basic' },
  'of its business unit': { level: 'Local' },
  'of a business unit below': { level: 'Deep' },
  'of another business unit': { level: 'Global' },
  'shared to read': { level: 'Global', shared: ['Read'] },
  'shared to write': { level: 'Global', shared: ['Read', 'Write', 'Delete'] },
}

/** The model: a privilege reaches what its level reaches, and what is shared where there is a privilege at all. */
function mayDo(level: AccessLevel, verb: Verb, relation: string): boolean {
  const { level: least, shared } = relations[relation]!
  if (level === 'None') return false
  return accessLevels.indexOf(level) >= accessLevels.indexOf(least) || shared?.includes(verb) === true
}

const levelsOfRoles = roles.map(role => ({
  name: role.name,
  levelOf: (verb: Verb, { logicalName }: Table): AccessLevel =>
    role.privileges[logicalName]?.[verb] ?? role.privileges['*']?.[verb] ?? 'None',
}))

/** Roles of one's own at each level: every other verb of every other table is left out. */
const customRoles = (['Basic', 'Local', 'Deep', 'Global'] as const).map((level, shift) => ({
  name: `Custom ${level}`,
  levelOf: (verb: Verb, table: Table): AccessLevel =>
    verb === 'Read' || (verbs.indexOf(verb) + owned.indexOf(table) + shift) % 2 === 0 ? level : 'None',
}))

for (const { name, skip, open } of databases) {
  describe(`Who may do what with which rows, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    const users = new Map<string, string>()
    const rowId = (table: Table, relation: string, role: string) => ids.get(`${table.set} ${relation} ${role}`)!
    const ids = new Map<string, string>()

    before(async () => {
      environment = await openRoleEnvironment(open)
      const { store, rootUnitId: root, ask, make } = environment
      const custom = new Map<string, string>()
      for (const { name, levelOf } of customRoles) {
        const roleId = await make('roles', { name })
        const Privileges = privileges.flatMap(({ name, on }) => {
          const level = on === null || !owned.includes(on.table) ? 'None' : levelOf(on.verb, on.table)
          return level === 'None' ? [] : [{ PrivilegeId: privilegeId(name), Depth: level }]
        })
        const path = `roles(${roleId})/Microsoft.Dynamics.CRM.AddPrivilegesRole`
        const { status, body } = await ask('POST', path, { body: { Privileges } })
        assert.equal(status, 204, body)
        custom.set(name, roleId)
      }
      await store.write(function* () {
        const system = { userId: null, now: 0 }
        const known = new Map((yield* listRoles()).map(({ id, name }) => [name, id]))
        const mid = yield* insertRow(businessUnit, { name: 'mid', parentbusinessunitid: root }, system)
        const low = yield* insertRow(businessUnit, { name: 'low', parentbusinessunitid: mid }, system)
        const side = yield* insertRow(businessUnit, { name: 'side', parentbusinessunitid: root }, system)
        const person = (businessunitid: string) => insertRow(systemUser, { businessunitid, fullname: 'x' }, system)
        const others = {
          'of its business unit': yield* person(mid),
          'of a business unit below': yield* person(low),
          'of another business unit': yield* person(side),
          'shared to read': yield* person(side),
          'shared to write': yield* person(side),
        }
        for (const { name } of [...levelsOfRoles, ...customRoles]) {
          const userId = yield* person(mid)
          users.set(name, userId)
          yield* assignRole({ userId, roleId: (custom.get(name) ?? known.get(name))! })
          const teamId = yield* insertRow(team, { name: 't', businessunitid: side }, system)
          yield* addTeamMember({ teamId, userId })
          const owners: Readonly<Record<string, string>> = { ...others, own: userId, 'its team’s': teamId }
          for (const table of owned)
            for (const [relation, { shared }] of Object.entries(relations)) {
              const values = { ownerid: owners[relation]!, [table.name]: `${name} ${relation}`, ...published(table) }
              const id = yield* insertRow(table, values, system)
              ids.set(`${table.set} ${relation} ${name}`, id)
              if (shared === undefined) continue
              const rights = shared.reduce((sum, verb) => sum | accessRights[`${verb}Access`], 0)
              yield* shareRow({ table: table.logicalName, rowId: id, principalId: userId, rights })
            }
        }
      })
    })
    after(() => environment.close())

    /** Flows that are drafts stay out of lists. */
    const published = (table: Table): Record<string, number> =>
      table === workflow ? { category: 6, statecode: 1, statuscode: 2 } : {}

    for (const role of [...levelsOfRoles, ...customRoles]) {
      test(`${role.name}: lists, counts, aggregates and single rows`, async () => {
        const { ask } = environment
        const as = users.get(role.name)!
        for (const table of owned) {
          const level = role.levelOf('Read', table)
          const expected = Object.keys(relations).filter(relation => mayDo(level, 'Read', relation))
          const filter = `$filter=startswith(${table.name},'${role.name} ')`
          const of = (relation: string) => rowId(table, relation, role.name)
          const list = await ask('GET', `${table.set}?$select=${table.key}&${filter}`, { as })
          const count = await ask('GET', `${table.set}/$count?${filter}`, { as })
          const apply = `filter(startswith(${table.name},'${role.name} '))/aggregate($count as c)`
          const aggregate = await ask('GET', `${table.set}?$apply=${apply}`, { as })
          if (level === 'None') {
            for (const answer of [list, count, aggregate]) assert.equal(answer.status, 403, answer.body)
            assert.match(list.json.error.message, new RegExp(`is missing prvRead${table.logicalName} privilege`))
          } else {
            const found = (list.json.value as Record<string, string>[]).map(row => row[table.key])
            assert.deepEqual(found.sort(), expected.map(of).sort(), `${table.set}: ${list.body}`)
            assert.equal(count.body.replace('\ufeff', ''), String(expected.length), table.set)
            assert.equal(aggregate.json.value[0]?.c ?? 0, expected.length, `${table.set}: ${aggregate.body}`)
          }
          for (const relation of Object.keys(relations)) {
            const { status } = await ask('GET', `${table.set}(${of(relation)})?$select=${table.key}`, { as })
            const refused = level === 'None' ? 403 : 404
            assert.equal(status, expected.includes(relation) ? 200 : refused, `${table.set} ${relation}`)
          }
        }
      })

      test(`${role.name}: every verb on single rows`, async () => {
        const { store } = environment
        const user = userContext((await store.read(() => userById(users.get(role.name)!)))!)
        for (const table of owned)
          for (const verb of verbs)
            for (const relation of Object.keys(relations)) {
              const id = rowId(table, relation, role.name)
              const level = role.levelOf(verb, table)
              const isKnown = level === 'None' || mayDo(role.levelOf('Read', table), 'Read', relation)
              const done = await store
                .read(() => rowWithin(user, verb, table, id, []))
                .then(
                  () => true,
                  error => {
                    assert.equal(error.status, isKnown ? 403 : 404, `${verb} ${table.set} ${relation}`)
                    return false
                  },
                )
              const expected = mayDo(level, verb, relation)
              assert.equal(done, expected, `${verb} ${table.set} ${relation}`)
            }
      })
    }
  })
}
