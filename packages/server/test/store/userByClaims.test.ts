import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { role } from '@deskhand/contract/tables/role'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { team } from '@deskhand/contract/tables/team'
import { addTeamMember } from '../../src/store/addTeamMember.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { addPair } from '../../src/store/pairs.ts'
import { addRolePrivileges } from '../../src/store/rolePrivileges.ts'
import { userByClaims } from '../../src/store/userByClaims.ts'
import { forEachDatabase } from './forEachDatabase.ts'

forEachDatabase('The user a token speaks of', database => {
  test('comes with roles, teams and the business units below its own', async () => {
    const { store } = database()
    const applicationId = randomUUID()
    const objectId = randomUUID()
    const privilegeId = randomUUID()
    const writer = { userId: null, now: 0 }
    const made = await store.write(function* () {
      const unit = yield* insertRow(businessUnit, { name: 'Sales' }, writer)
      const child = yield* insertRow(businessUnit, { name: 'North', parentbusinessunitid: unit }, writer)
      const grandchild = yield* insertRow(businessUnit, { name: 'Oslo', parentbusinessunitid: child }, writer)
      const values = { applicationid: applicationId, azureactivedirectoryobjectid: objectId, businessunitid: unit }
      const userId = yield* insertRow(systemUser, { ...values, fullname: 'Robot', accessmode: 4 }, writer)
      const roleId = yield* insertRow(role, { name: 'Environment Maker' }, writer)
      const teamId = yield* insertRow(team, { name: 'Robots' }, writer)
      yield* assignRole({ userId, roleId })
      yield* assignRole({ userId, roleId })
      yield* addTeamMember({ teamId, userId })
      yield* addRolePrivileges(roleId, [{ privilegeId, depth: 4 }])
      const teamRole = yield* insertRow(role, { name: 'Readers' }, writer)
      yield* addRolePrivileges(teamRole, [{ privilegeId, depth: 2 }])
      const other = yield* insertRow(team, { name: 'Others', businessunitid: child }, writer)
      yield* addTeamMember({ teamId: other, userId })
      const pair = { own: { column: 'teamid', id: other }, other: { column: 'roleid', id: teamRole } }
      yield* addPair({ intersect: 'teamroles', ...pair })
      return { child, grandchild, other, unit, below: [child, grandchild].sort(), userId, teamId }
    })
    const user = await store.read(() => userByClaims({ applicationId }))
    assert.deepEqual(user, {
      userId: made.userId,
      fullName: 'Robot',
      isDisabled: false,
      businessUnitId: made.unit,
      businessUnitIdsBelow: made.below,
      organizationId: '',
      teamIds: [made.teamId, made.other].sort(),
      roleNames: ['Environment Maker', 'Readers'],
      held: [
        { businessUnitId: made.unit, businessUnitIdsBelow: made.below, rights: [{ privilegeId, depth: 4 }] },
        { businessUnitId: made.child, businessUnitIdsBelow: [made.grandchild], rights: [{ privilegeId, depth: 2 }] },
      ].sort((one, two) => (one.businessUnitId < two.businessUnitId ? -1 : 1)),
      applicationId,
      objectId,
      accessMode: 4,
      callersReadOwnRuns: false,
    })
    assert.deepEqual(await store.read(() => userByClaims({ objectId, applicationId: randomUUID() })), user)
    assert.equal(await store.read(() => userByClaims({ objectId: randomUUID() })), undefined)
    assert.equal(await store.read(() => userByClaims({})), undefined)
  })
})
