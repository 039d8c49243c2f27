import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { serverFile } from '../src/connect.ts'
import { connectionOf } from '../src/connection.ts'

test('the connection is the one named, else that of the local machine', context => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-connection-'))
  context.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(serverFile(folder), JSON.stringify({ connectionName: 'local' }))
  assert.deepEqual(connectionOf({ connection: 'named', data: folder }, {}), { connectionName: 'named' })
  assert.deepEqual(connectionOf({ data: folder }, {}), { connectionName: 'local' })
})
