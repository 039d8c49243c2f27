import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import Fastify, { type FastifyInstance } from 'fastify'
import { secretBox } from '../../src/environment/secretBox.ts'
import { type Environment, seedEnvironment } from '../../src/environment/seedEnvironment.ts'
import { type Identity, openIdentity } from '../../src/identity/openIdentity.ts'
import { serverOrigins } from '../../src/identity/serverOrigins.ts'
import { Unauthorized } from '../../src/identity/unauthorized.ts'
import { openStore } from '../../src/store/openStore.ts'
import { readSetting } from '../../src/store/readSetting.ts'
import type { Store } from '../../src/store/steps.ts'
import { updateRow } from '../../src/store/updateRow.ts'

describe('who is asking', () => {
  let folder: string
  let store: Store
  let environment: Environment
  let identity: Identity
  let app: FastifyInstance
  let origin: string
  let own: readonly string[] = []
  const fail = (error: unknown) => assert.fail(String(error))
  const now = () => Date.now()
  const open = async () =>
    openIdentity({
      store,
      tenantId: environment.tenantId,
      box: await secretBox(join(folder, 'encryption-key')),
      origins: { publicUrl: null, own: () => own },
      trustedIssuers: [],
      now,
      onError: fail,
    })

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity-'))
    store = await openStore({ folder }, { onError: fail })
    environment = await seedEnvironment({ store, dataFolder: folder, isShared: false, now: now() })
    identity = await open()
    app = Fastify({ forceCloseConnections: true })
    await app.register(identity.routes)
    app.get('/who', async (request, reply) => {
      try {
        return await identity.authenticate(request.raw)
      } catch (error) {
        const challenge = identity.challengeFor(error, request.raw)
        if (challenge === undefined) return reply.code(403).send(error)
        return reply.code(401).header('www-authenticate', challenge).send()
      }
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    origin = `http://127.0.0.1:${port}`
    own = serverOrigins({ http: port, https: null }, [])
  })
  after(async () => {
    await app.close()
    await store.close()
    await rm(folder, { recursive: true })
  })

  const token = async (audience = origin) => {
    const { applicationId, secretFile } = environment.administrator
    const answer = await fetch(`${origin}/${environment.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: applicationId,
        client_secret: (await readFile(secretFile, 'utf8')).trim(),
        scope: `${audience}/.default`,
      }),
    })
    const body = (await answer.json()) as { access_token?: string }
    return body.access_token ?? assert.fail(JSON.stringify(body))
  }
  const ask = async (bearer?: string) =>
    fetch(`${origin}/who`, bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } })

  test('is the administrator, when it comes with a token for its client id and secret', async () => {
    const answer = await ask(await token())
    const user = (await answer.json()) as Record<string, unknown>
    assert.equal(user.userId, environment.administrator.userId)
    assert.equal(user.fullName, 'Deskhand administrator')
    assert.deepEqual(user.roleNames, ['System Administrator'])
    assert.deepEqual((user.privileges as Record<string, unknown>).workflow, {
      ...{ Create: 'Global', Read: 'Global', Write: 'Global', Delete: 'Global' },
      ...{ Append: 'Global', AppendTo: 'Global', Assign: 'Global', Share: 'Global' },
    })
  })

  test('may use a token for one URL of the server at another', async () => {
    const other = origin.replace('127.0.0.1', 'localhost')
    assert.equal((await ask(await token(other))).status, 200)
  })

  test('is asked to show a token, and told where to get one', async () => {
    const answer = await ask()
    assert.equal(answer.status, 401)
    assert.equal(
      answer.headers.get('www-authenticate'),
      `Bearer authorization_uri=${origin}/${environment.tenantId}/oauth2/authorize, resource_id=${origin}/`,
    )
  })

  test('is sent to no tenant in particular where it looks for environments', () =>
    assert.equal(
      identity.challengeFor(new Unauthorized(), {
        url: '/api/discovery/v2.0/Instances',
        headers: { host: new URL(origin).host },
        socket: {},
      } as IncomingMessage),
      `Bearer authorization_uri=${origin}/common/oauth2/authorize, resource_id=${origin}/`,
    ))

  test('is told what is wrong with a token', async () => {
    const answer = await ask('nonsense')
    assert.equal(answer.status, 401)
    assert.match(
      answer.headers.get('www-authenticate') ?? '',
      /^Bearer error="invalid_token", error_description="The token is not/,
    )
  })

  test('is still known after a restart, by keys that the database keeps encrypted', async () => {
    const bearer = await token()
    const restarted = await open()
    const request = { headers: { authorization: `Bearer ${bearer}`, host: new URL(origin).host }, socket: {} }
    assert.equal((await restarted.authenticate(request as never)).userId, environment.administrator.userId)
    const kept = await store.read(() => readSetting('signing-keys'))
    assert.match(kept ?? '', /^v1:/)
  })

  test('is refused when the user was disabled', async () => {
    const bearer = await token()
    const { userId } = environment.administrator
    await store.write(() => updateRow(systemUser, userId, { isdisabled: true }, { userId, now: now() }))
    identity.forget()
    const answer = await ask(bearer)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /0x80040225/)
    await assert.rejects(token(), /invalid_client/)
    await store.write(() => updateRow(systemUser, userId, { isdisabled: false }, { userId, now: now() }))
    identity.forget()
  })
})
