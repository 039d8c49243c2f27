import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { connect, localServer, type ServerDescription, serverFile } from '../src/connect.ts'

/** A data folder as a running server leaves it. */
function running(context: TestContext): { home: string; folder: string; description: ServerDescription } {
  const home = mkdtempSync(join(tmpdir(), 'deskhand-connect-'))
  context.after(() => rmSync(home, { recursive: true }))
  const folder = join(home, '.deskhand')
  mkdirSync(folder)
  const description: ServerDescription = {
    baseUrl: 'http://localhost:8080',
    httpsUrl: 'https://localhost:8443',
    caFile: null,
    tenantId: 'tenant',
    clientId: 'client',
    clientSecretFile: join(folder, 'client-secret'),
    connectionName: 'connection',
    connectionReferenceLogicalName: 'reference',
    pid: 1,
  }
  writeFileSync(description.clientSecretFile, 'secret\n')
  writeFileSync(serverFile(folder), JSON.stringify(description))
  return { home, folder, description }
}

const application = { DESKHAND_TENANT_ID: 't', DESKHAND_CLIENT_ID: 'c', DESKHAND_CLIENT_SECRET: 's' }

test('a server is found by what it wrote into its data folder', context => {
  const { folder, description } = running(context)
  assert.deepEqual(localServer({ data: folder }, {}), description)
  assert.deepEqual(localServer({}, { DESKHAND_DATA: folder }), description)
})

test('where none runs the message names the folder and the ways out', () => {
  assert.throws(() => localServer({ data: '/nowhere' }, {}), /data folder \/nowhere.*deskhand start.*--data.*--url/s)
})

const urls: readonly [
  title: string,
  options: (folder: string) => Record<string, string>,
  variables: Record<string, string | undefined>,
  url: string,
][] = [
  ['the data folder', folder => ({ data: folder }), {}, 'http://localhost:8080'],
  [
    'an address of that server',
    folder => ({ data: folder, url: 'https://localhost:8443/' }),
    {},
    'https://localhost:8443',
  ],
  [
    'an address in front of it',
    folder => ({ data: folder, url: 'https://proxy.example' }),
    {},
    'https://proxy.example',
  ],
  ['an address and an application', () => ({ url: 'https://far.example/' }), application, 'https://far.example'],
  ['variables alone', () => ({}), { DESKHAND_URL: 'https://far.example', ...application }, 'https://far.example'],
  [
    'an option before a variable',
    () => ({ url: 'https://a.example' }),
    { DESKHAND_URL: 'https://b.example', ...application },
    'https://a.example',
  ],
  [
    'a half application is none',
    folder => ({ data: folder }),
    { DESKHAND_URL: undefined, DESKHAND_CLIENT_ID: 'c' },
    'http://localhost:8080',
  ],
]
for (const [title, options, variables, url] of urls) {
  test(`the environment is named by ${title}`, async context => {
    const client = await connect(options(running(context).folder), variables)
    assert.equal(client.http.baseUrl, url)
  })
}

test('the secret of a folder that nobody named goes to its own server only', async context => {
  const { home } = running(context)
  const before = process.env.HOME
  context.after(() => {
    process.env.HOME = before
  })
  process.env.HOME = home
  assert.equal((await connect({ url: 'http://localhost:8080/' }, {})).http.baseUrl, 'http://localhost:8080')
  await assert.rejects(
    connect({ url: 'https://evil.example' }, {}),
    /evil\.example is not the server .*secret is not sent/,
  )
})
