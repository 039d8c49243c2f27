import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lockFolder } from '../src/lockFolder.ts'

test('A folder is held by one agent at a time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-lock-'))
  const unlock = await lockFolder(folder)
  await assert.rejects(lockFolder(folder), /Another agent uses the folder/)
  unlock()
  const again = await lockFolder(folder)
  again()
  rmSync(folder, { recursive: true })
})
