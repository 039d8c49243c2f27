import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openStore } from '../../src/store/openStore.ts'
import { one, sql } from '../../src/store/steps.ts'
import { lostOf, misplaced } from './checkAcknowledged.ts'
import { killWriter } from './killWriter.ts'

test('Killed with SIGKILL at any moment, SQLite opens again with everything it acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-'))
  const said: string[] = []
  for (const lines of [1, 37, 110, 240, 500]) {
    said.push(...(await killWriter({ folder }, lines)))
    const store = await openStore({ folder }, { onError: error => assert.fail(String(error)) })
    assert.deepEqual(await lostOf(store, said), [])
    assert.equal(await misplaced(store), 0)
    assert.deepEqual(await store.scan(() => one(sql`pragma integrity_check`)), { integrity_check: 'ok' })
    await store.close()
  }
  rmSync(folder, { recursive: true })
})
