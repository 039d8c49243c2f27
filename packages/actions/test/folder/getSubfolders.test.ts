import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { FolderValue } from '@deskhand/robin/values/fileValue'
import { getSubfolders } from '../../src/folder/getSubfolders.ts'
import { asNobody, onlyRoot, testContext } from '../support/context.ts'

const unsorted = {
  SortBy1: 'NoSort',
  SortDescending1: false,
  SortBy2: 'NoSort',
  SortDescending2: false,
  SortBy3: 'NoSort',
  SortDescending3: false,
} as const

test('a subfolder that may not be read fails, or is left out', { skip: onlyRoot }, async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'deskhand-test-'))
  try {
    await mkdir(path.join(root, 'closed/inner'), { recursive: true })
    await chmod(root, 0o755)
    await chmod(path.join(root, 'closed'), 0)
    const list = (FailOnAccessDenied: boolean) =>
      asNobody(() =>
        getSubfolders.run(
          {
            Folder: new FolderValue(root),
            FolderFilter: '*',
            IncludeSubfolders: true,
            FailOnAccessDenied,
            ...unsorted,
          },
          testContext(),
        ),
      )
    await assert.rejects(list(true), { code: 'CantRetrieveListOfSubfoldersError' })
    const result = await list(false)
    assert.ok(typeof result === 'object')
    assert.deepEqual(
      result.Subfolders.map(found => path.relative(root, typeof found === 'string' ? found : found.path)),
      ['closed'],
    )
  } finally {
    await rm(root, { recursive: true })
  }
})
