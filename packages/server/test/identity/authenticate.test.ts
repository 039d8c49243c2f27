import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { createAuthenticator, type KnownUser } from '../../src/identity/authenticate.ts'
import { challenge, Unauthorized } from '../../src/identity/unauthorized.ts'

const context = { userId: 'user-1' } as UserContext
const identity = { applicationId: 'app-1', objectId: null }

function authenticatorOver(users: readonly (KnownUser | undefined)[]) {
  let time = 0
  let asked = 0
  const authenticator = createAuthenticator({
    verify: async token => (token === 'good' ? identity : Promise.reject(new Unauthorized('bad'))),
    userOf: async () => users[Math.min(asked++, users.length - 1)],
    now: () => time,
  })
  return {
    ask: (header: string | undefined = 'Bearer good') => authenticator.authenticate(header, 'https://localhost'),
    forget: authenticator.forget,
    pass: (ms: number) => {
      time += ms
    },
    asked: () => asked,
  }
}

describe('authentication', () => {
  for (const header of [undefined, '', 'good', 'Basic good', 'Bearer', 'Bearer good twice']) {
    test(`asks for a token when the header is ${JSON.stringify(header)}`, async () => {
      const { ask } = authenticatorOver([{ context, isDisabled: false }])
      await assert.rejects(ask(header ?? ''), error => error instanceof Unauthorized && error.message === '')
    })
  }

  test('gives the user behind a good token, the scheme in any case', async () => {
    const { ask } = authenticatorOver([{ context, isDisabled: false }])
    assert.equal(await ask('bearer good'), context)
  })

  test('passes on why a token is refused', async () => {
    const { ask } = authenticatorOver([{ context, isDisabled: false }])
    await assert.rejects(ask('Bearer other'), new Unauthorized('bad'))
  })

  test('answers a stranger with UserNotMember, and finds it as soon as it is added', async () => {
    const { ask } = authenticatorOver([undefined, { context, isDisabled: false }])
    await assert.rejects(ask(), (error: DataverseError) => error.code === '0x80072560' && error.status === 403)
    assert.equal(await ask(), context)
  })

  test('answers a disabled user with UserDisabled', async () => {
    const { ask } = authenticatorOver([{ context, isDisabled: true }])
    await assert.rejects(ask(), (error: DataverseError) => error.code === '0x80040225' && error.status === 403)
  })

  test('asks the store once in five seconds, also for requests at the same time', async () => {
    const { ask, pass, asked } = authenticatorOver([{ context, isDisabled: false }])
    await Promise.all([ask(), ask(), ask()])
    pass(4999)
    await ask()
    assert.equal(asked(), 1)
    pass(1)
    await ask()
    assert.equal(asked(), 2)
  })

  test('asks again once it was told that something changed', async () => {
    const { ask, forget } = authenticatorOver([
      { context, isDisabled: false },
      { context, isDisabled: true },
    ])
    await ask()
    forget()
    await assert.rejects(ask(), { code: '0x80040225' })
  })
})

describe('the challenge', () => {
  const where = {
    authorizationUri: 'https://localhost:8443/t/oauth2/authorize',
    resourceId: 'https://localhost:8443/',
  }
  for (const [title, error, header] of [
    [
      'says where to get a token',
      new Unauthorized(),
      'Bearer authorization_uri=https://localhost:8443/t/oauth2/authorize, resource_id=https://localhost:8443/',
    ],
    [
      'says first what is wrong with the one that was shown',
      new Unauthorized('Bad "issuer"\r\nX: y'),
      `Bearer error="invalid_token", error_description="Bad 'issuer'??X: y", authorization_uri=https://localhost:8443/t/oauth2/authorize, resource_id=https://localhost:8443/`,
    ],
  ] as const) {
    test(title, () => assert.equal(challenge(error, where), header))
  }
})
