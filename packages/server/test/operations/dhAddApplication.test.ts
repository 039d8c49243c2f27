import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { userContext } from '../../src/authorization/userContext.ts'
import { secretMatches } from '../../src/environment/secretHash.ts'
import { seedEnvironment } from '../../src/environment/seedEnvironment.ts'
import { dhAddApplication } from '../../src/operations/dhAddApplication.ts'
import type { OperationCall } from '../../src/operations/operationHandler.ts'
import type { ApiParts } from '../../src/routes/apiRequest.ts'
import { openStore } from '../../src/store/openStore.ts'
import { secretHashesOf } from '../../src/store/secretHashesOf.ts'
import type { Store } from '../../src/store/steps.ts'
import { userByClaims } from '../../src/store/userByClaims.ts'

describe('dh_AddApplication', () => {
  let folder: string
  let store: Store
  let parts: ApiParts
  let applicationId: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'add-application-'))
    store = await openStore({ folder }, { onError: error => assert.fail(String(error)) })
    parts = { store } as ApiParts
    const environment = await seedEnvironment({ store, dataFolder: folder, isShared: false, now: 0 })
    applicationId = environment.administrator.applicationId
  })
  after(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  const callAs = async (client: string): Promise<OperationCall> => {
    const user = await store.read(() => userByClaims({ applicationId: client }))
    return {
      user: userContext(user ?? assert.fail()),
      id: '',
      table: undefined,
      headers: {},
      now: 1,
      baseUrl: '',
    }
  }
  const add = async (parameters: Record<string, unknown>, client = applicationId) => {
    const call = await callAs(client)
    await dhAddApplication.authorize(call, parts)
    const result = await dhAddApplication.run(call, parameters, undefined, parts)
    return result as { applicationId: string; userId: string; clientSecret: string }
  }

  test('answers with client id, user and a secret that nobody sees again', async () => {
    const added = await add({ name: ' Billing ', roles: 'Environment Maker, basic user' })
    const user = await store.read(() => userByClaims({ applicationId: added.applicationId }))
    assert.equal(user?.fullName, 'Billing')
    assert.equal(user.userId, added.userId)
    assert.deepEqual(user.roleNames, ['Basic User', 'Environment Maker'])
    const hashes = await store.read(() => secretHashesOf(added.applicationId))
    assert.ok(secretMatches(added.clientSecret, hashes))
    assert.ok(!hashes.includes(added.clientSecret))
  })

  test('gives the role Basic User when none is named', async () => {
    const added = await add({ name: 'Reader' })
    const user = await store.read(() => userByClaims({ applicationId: added.applicationId }))
    assert.deepEqual(user?.roleNames, ['Basic User'])
  })

  for (const [title, parameters, code] of [
    ['an empty name', { name: ' ' }, '0x80040203'],
    ['a name that is too long', { name: 'x'.repeat(201) }, '0x80044331'],
    ['a role that does not exist', { name: 'Billing', roles: 'Boss' }, '0x80040203'],
  ] as const) {
    test(`refuses ${title}`, () => assert.rejects(add(parameters), { code }))
  }

  test('is refused to those who may not make users everywhere', async () => {
    const maker = await add({ name: 'Maker', roles: 'Environment Maker' })
    await assert.rejects(add({ name: 'Mine', roles: 'System Administrator' }, maker.applicationId), {
      code: '0x80040220',
      message: /prvCreateUser /,
    })
  })
})
