import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startDeskhand, temporaryFolder } from './deskhand.ts'

/** An application written for Dataverse: an unmodified @azure/identity gets the token, fetch lists the flows. */
const application = `
import { ClientSecretCredential } from '@azure/identity'
const { url, tenantId, clientId, clientSecret } = JSON.parse(process.argv[1])
const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, { authorityHost: url, disableInstanceDiscovery: true })
const { token } = await credential.getToken(url + '/.default')
const response = await fetch(url + '/api/data/v9.2/workflows?$filter=category+eq+6&$select=name,workflowid&$orderby=name', {
  headers: { Authorization: 'Bearer ' + token, Accept: 'application/json' },
})
console.log(response.status, JSON.stringify((await response.json()).value.map(flow => flow.name)))
`

test('an application that uses @azure/identity gets a token over HTTPS and lists flows', async context => {
  const server = await startDeskhand(context, ['--data', temporaryFolder(context), '--port', '0', '--no-agent'])
  const { httpsUrl, caFile, tenantId, clientId, clientSecretFile } = server.description
  await server.client().flows.import('Desktop flow 1', 'SET X TO 1')
  const given = { url: httpsUrl, tenantId, clientId, clientSecret: readFileSync(clientSecretFile, 'utf8').trim() }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', application, JSON.stringify(given)],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile ?? '' }, cwd: import.meta.dirname },
  )
  assert.equal(stdout, '200 ["Desktop flow 1"]\n')
})
