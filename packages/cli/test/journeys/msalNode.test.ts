import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startDeskhand, temporaryFolder } from './deskhand.ts'

/**
 * An application written for Dataverse on an unmodified @azure/msal-node: a token, the same one from its cache, one
 * that is new, a secret that is wrong; then Microsoft's sample of a change set whose requests refer to each other.
 */
const application = `
import { ConfidentialClientApplication } from '@azure/msal-node'
const { url, tenantId, clientId, clientSecret } = JSON.parse(process.argv[1])
const client = secret => new ConfidentialClientApplication({
  auth: { clientId, clientSecret: secret, authority: url + '/' + tenantId, knownAuthorities: [new URL(url).host] },
})
const scopes = [url + '/.default']
const own = client(clientSecret)
const first = await own.acquireTokenByClientCredential({ scopes })
const second = await own.acquireTokenByClientCredential({ scopes })
const third = await own.acquireTokenByClientCredential({ scopes, skipCache: true })
const refused = await client('wrong').acquireTokenByClientCredential({ scopes }).catch(error => error.errorCode)
console.log(first.tokenType, first.fromCache, second.fromCache, third.fromCache, refused)

const request = (id, line, body) => [
  '--changeset_1', 'Content-Type:application/http', 'Content-Transfer-Encoding:binary', 'Content-ID:' + id, '',
  line + ' HTTP/1.1', 'Content-Type:application/json', '', JSON.stringify(body), '',
]
const body = [
  '--batch_AAA123', 'Content-Type: multipart/mixed; boundary=changeset_1', '',
  ...request(1, 'POST ' + url + '/api/data/v9.2/workqueues', { name: 'Queue', workqueuekey: 'queue' }),
  ...request(2, 'POST ' + url + '/api/data/v9.2/workqueueitems', { name: 'Item', 'workqueueid@odata.bind': '$1' }),
  ...request(3, 'PUT $1/description', { value: 'Made in a change set' }),
  ...request(4, 'PATCH $2', { name: 'Renamed' }),
  '--changeset_1--',
  '--batch_AAA123', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '',
  'GET /api/data/v9.2/workqueues?$select=name,description&$expand=workqueue_workqueueitem($select=name) HTTP/1.1', '', '',
  '--batch_AAA123--', '',
].join('\\r\\n')
const answer = await fetch(url + '/api/data/v9.2/$batch', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + third.accessToken,
    'Content-Type': 'multipart/mixed;boundary=batch_AAA123',
    'OData-MaxVersion': '4.0', 'OData-Version': '4.0', 'If-None-Match': 'null', Accept: 'application/json',
  },
  body,
})
const text = await answer.text()
console.log(answer.status, text.match(/HTTP\\/1.1 \\d+/g).join(), text.match(/"name":"[^"]*"|"description":"[^"]*"/g).join())
`

test('an application that uses @azure/msal-node gets tokens over HTTPS and sends a change set', async context => {
  const server = await startDeskhand(context, ['--data', temporaryFolder(context), '--port', '0', '--no-agent'])
  const { httpsUrl, caFile, tenantId, clientId, clientSecretFile } = server.description
  const given = { url: httpsUrl, tenantId, clientId, clientSecret: readFileSync(clientSecretFile, 'utf8').trim() }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', application, JSON.stringify(given)],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile ?? '' }, cwd: import.meta.dirname },
  )
  assert.deepEqual(stdout.trim().split('\n'), [
    'Bearer false true false invalid_client',
    '200 HTTP/1.1 204,HTTP/1.1 204,HTTP/1.1 204,HTTP/1.1 204,HTTP/1.1 200 "name":"Queue","description":"Made in a change set","name":"Renamed"',
  ])
})
