import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ServerDescription } from '../../src/connect.ts'
import { page } from '../../src/start/page.ts'

const server: ServerDescription = {
  baseUrl: 'http://localhost:8080',
  httpsUrl: null,
  caFile: null,
  tenantId: 'tenant',
  clientId: 'client',
  clientSecretFile: '/data/client-secret',
  connectionName: 'c1',
  connectionReferenceLogicalName: 'dh_localmachine',
  pid: 7,
}

describe('The page that stands on the screen once the server is up', () => {
  test('names the connection of the local machine, and runs the flow there', () => {
    const text = page(server, { workflowid: 'flow', inputs: { Name: "O'Neil" } }, false)
    assert.match(text, /^ {2}Connection {6}c1 {3}\(reference: dh_localmachine\)$/m)
    assert.match(text, /"connectionName":"c1"/)
    assert.match(text, /"connectionName":"dh_localmachine","timeout":7200,.*"connectionType":2/)
    assert.match(text, /O'\\''Neil/)
  })

  test('says how to come by a connection where there is no machine yet', () => {
    const text = page({ ...server, connectionName: '', connectionReferenceLogicalName: '' }, undefined, false)
    assert.match(text, /^ {2}Connection {6}none yet: start a machine with `deskhand agent`, which makes one$/m)
    assert.match(text, /"connectionName":"<connection>"/)
    assert.doesNotMatch(text, /"connectionName":""/)
  })
})
