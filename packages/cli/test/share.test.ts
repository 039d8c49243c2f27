import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient } from '@deskhand/sdk/client'
import { share } from '../src/share.ts'

const row = 'workflows(1)'
const principal = { '@odata.id': 'systemusers(u1)' }

/** A client whose service knows one user. */
function stage(users: readonly object[] = [{ systemuserid: 'u1' }]) {
  const asked: { path: string; body: unknown }[] = []
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    const path = decodeURIComponent(String(url).replace(/^.*\/v9\.2\//, ''))
    asked.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined })
    return init.method === 'GET' ? Response.json({ value: users }) : new Response(null, { status: 204 })
  }
  const client = createClient({
    baseUrl: 'http://a.example',
    credential: async () => 't',
    fetch: fetch as typeof globalThis.fetch,
  })
  return { client, asked }
}

test('sharing as user gives Read alone', async () => {
  const { client, asked } = stage()
  assert.deepEqual(await share(client, row, { with: "O'Hara", as: 'user' }), { user: "O'Hara", access: 'user' })
  assert.equal(asked[0]?.path, "systemusers?$select=systemuserid&$filter=fullname eq 'O''Hara'")
  const body = { Target: { '@odata.id': row }, PrincipalAccess: { Principal: principal, AccessMask: 'ReadAccess' } }
  assert.deepEqual(asked[1], { path: 'GrantAccess', body })
})

test('sharing as co-owner gives all rights but Create', async () => {
  const { client, asked } = stage()
  await share(client, row, { with: 'a', as: 'co-owner' })
  const { PrincipalAccess } = (asked[1] as (typeof asked)[number]).body as { PrincipalAccess: { AccessMask: string } }
  assert.equal(
    PrincipalAccess.AccessMask,
    'ReadAccess, WriteAccess, AppendAccess, AppendToAccess, DeleteAccess, ShareAccess, AssignAccess',
  )
})

test('a share is taken back', async () => {
  const { client, asked } = stage()
  assert.deepEqual(await share(client, row, { with: 'a', as: 'user', revoke: true }), { user: 'a', access: 'none' })
  assert.deepEqual(asked[1], { path: 'RevokeAccess', body: { Target: { '@odata.id': row }, Revokee: principal } })
})

const refusals: readonly [
  title: string,
  options: Parameters<typeof share>[2],
  users: readonly object[],
  message: RegExp,
][] = [
  ['nobody named', { as: 'user' }, [], /--with names the user/],
  ['an unknown way', { with: 'a', as: 'owner' }, [], /--as takes user or co-owner, not 'owner'/],
  ['an unknown user', { with: 'a', as: 'user' }, [], /there is no user 'a'\. See: deskhand apps list/],
]
for (const [title, options, users, message] of refusals)
  test(`${title} is refused before anything is shared`, async () => {
    const { client, asked } = stage(users)
    await assert.rejects(share(client, row, options), message)
    assert.ok(asked.every(({ path }) => path.startsWith('systemusers')))
  })
