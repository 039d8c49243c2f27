import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { FolderValue } from '@deskhand/robin/values/fileValue'
import { deleteFolder } from '../../src/folder/delete.ts'
import { asNobody, onlyRoot, testContext } from '../support/context.ts'

test('a folder in one that may not be changed cannot be deleted', { skip: onlyRoot }, async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'deskhand-test-'))
  try {
    const inner = path.join(root, 'inner')
    await mkdir(inner)
    await chmod(root, 0o755)
    const deleted = asNobody(() => deleteFolder.run({ Folder: new FolderValue(inner) }, testContext()))
    await assert.rejects(deleted, { code: 'CantDeleteFolderError' })
    assert.equal(existsSync(inner), true)
  } finally {
    await rm(root, { recursive: true })
  }
})
