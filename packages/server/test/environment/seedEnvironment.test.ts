import assert from 'node:assert/strict'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { roles } from '@deskhand/contract/roles/index'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { addApplication } from '../../src/environment/addApplication.ts'
import { ensureConnection } from '../../src/environment/defaultConnection.ts'
import { secretMatches } from '../../src/environment/secretHash.ts'
import { type Environment, seedEnvironment } from '../../src/environment/seedEnvironment.ts'
import { findRow } from '../../src/store/findRow.ts'
import { listRoles } from '../../src/store/listRoles.ts'
import { registerMachine } from '../../src/store/registerMachine.ts'
import { secretHashesOf } from '../../src/store/secretHashesOf.ts'
import type { Store } from '../../src/store/steps.ts'
import { userByClaims } from '../../src/store/userByClaims.ts'
import { databases, type TestDatabase } from '../databases.ts'

const now = Date.UTC(2026, 0, 1)

for (const { name, skip, open } of databases)
  describe(`an environment over ${name}`, { skip }, () => {
    let database: TestDatabase
    let folder: string
    let store: Store
    beforeEach(async () => {
      database = await open()
      folder = database.folder
      store = database.store
    })
    afterEach(() => database.close())
    const seed = (options: { dataFolder?: string; isShared?: boolean } = {}) =>
      seedEnvironment({ store, dataFolder: folder, isShared: false, now, ...options })
    const isSecretOf = async (applicationId: string, secret: string) =>
      secretMatches(secret, await store.read(() => secretHashesOf(applicationId)))
    const secretIn = async (file: string) => (await readFile(file, 'utf8')).trim()

    test('has an administrator and an agent, each with a secret that only the owner of the data folder can read', async () => {
      const environment = await seed()
      for (const [application, role] of [
        [environment.administrator, 'System Administrator'],
        [environment.agent, 'Desktop Flows Machine Owner'],
      ] as const) {
        const user = await store.read(() => userByClaims({ applicationId: application.applicationId }))
        assert.deepEqual(user?.roleNames, [role])
        assert.equal(user.userId, application.userId)
        assert.equal(user.organizationId, environment.organizationId)
        assert.equal(user.businessUnitId, environment.businessUnitId)
        assert.equal(user.isDisabled, false)
        assert.equal((await stat(application.secretFile)).mode & 0o777, 0o600)
        assert.ok(await isSecretOf(application.applicationId, await secretIn(application.secretFile)))
      }
    })

    test('has the roles of the contract', async () => {
      await seed()
      const names = (await store.read(() => listRoles())).map(role => role.name)
      assert.deepEqual(names, roles.map(role => role.name).sort())
    })

    test('is found again by the second start', async () => {
      const first = await seed()
      assert.deepEqual(await seed(), first)
      assert.equal((await store.read(() => secretHashesOf(first.agent.applicationId))).length, 1)
    })

    test('is one and the same for servers that start together', async () => {
      const places = ['a', 'b', 'c'].map(name => ({ dataFolder: join(folder, name), isShared: true }))
      const all = await Promise.all(places.map(seed))
      const idOf = ({ tenantId, administrator, agent }: Environment) => [
        tenantId,
        administrator.applicationId,
        agent.applicationId,
      ]
      assert.deepEqual(all.map(idOf), [idOf(all[0]!), idOf(all[0]!), idOf(all[0]!)])
      for (const { administrator } of all)
        assert.ok(await isSecretOf(administrator.applicationId, await secretIn(administrator.secretFile)))
    })

    test('gives a new secret, and ends the old one, when its file was deleted', async () => {
      const { administrator } = await seed()
      const old = await secretIn(administrator.secretFile)
      await rm(administrator.secretFile)
      await seed()
      assert.equal(await isSecretOf(administrator.applicationId, old), false)
      assert.ok(await isSecretOf(administrator.applicationId, await secretIn(administrator.secretFile)))
    })

    test('takes further applications, with the roles named', async () => {
      const { organizationId, businessUnitId } = await seed()
      const application = { name: 'Billing', secret: 's', organizationId, businessUnitId, userId: null, now }
      const added = await store.write(() =>
        addApplication({ ...application, roles: ['basic user', 'Environment Maker'] }),
      )
      const user = await store.read(() => userByClaims({ applicationId: added.applicationId }))
      assert.equal(user?.fullName, 'Billing')
      assert.deepEqual(user.roleNames, ['Basic User', 'Environment Maker'])
      assert.ok(await isSecretOf(added.applicationId, 's'))
    })

    test('adds nothing when a role does not exist', async () => {
      const { organizationId, businessUnitId } = await seed()
      const application = { name: 'Billing', secret: 's', organizationId, businessUnitId, userId: null, now }
      await assert.rejects(
        store.write(() => addApplication({ ...application, roles: ['Boss'] })),
        { code: '0x80040203', message: /There is no role 'Boss'\. The roles are 'Basic User'/ },
      )
    })

    test('has one connection and reference for a machine group, found again, and others for another group', async () => {
      const { administrator, agent } = await seed()
      const connect = (groupId: string) =>
        store.write(() =>
          ensureConnection({ groupId, displayName: 'This machine', ownerId: administrator.userId, now }),
        )
      const groupOf = async (name: string) => {
        const machine = { machineId: null, groupName: null, agentVersion: '1', sessionCapacity: 1 }
        return (await store.write(() => registerMachine({ ...machine, name, ownerId: agent.userId, now }))).groupId
      }
      const first = await groupOf('machine-a')
      const connection = await connect(first)
      assert.match(connection.connectionName, /^[0-9a-f]{32}$/)
      assert.equal(connection.connectionReferenceLogicalName, 'dh_localmachine')
      assert.deepEqual(await connect(first), connection)

      const other = await connect(await groupOf('machine-b'))
      assert.equal(other.connectionReferenceLogicalName, `dh_localmachine_${other.connectionName}`)
      assert.deepEqual(await connect(first), connection)

      const row = await store.read(() =>
        findRow(dhConnection, 'dh_name', connection.connectionName, ['dh_machinegroupid', 'ownerid']),
      )
      assert.deepEqual({ ...row }, { dh_machinegroupid: first, ownerid: administrator.userId })
      const reference = await store.read(() =>
        findRow(connectionReference, 'connectionreferencelogicalname', 'dh_localmachine', ['connectionid']),
      )
      assert.equal(reference?.connectionid, connection.connectionName)
    })
  })
