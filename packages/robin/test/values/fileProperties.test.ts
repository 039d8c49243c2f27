import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { FileValue, FolderValue } from '../../src/values/fileValue.ts'
import { propertyOf } from '../../src/values/propertyOf.ts'
import { textOf } from '../../src/values/textOf.ts'

test('files and folders tell what is on the disk now', t => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskhand-files-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = new FileValue(path.join(folder, 'Report.final.txt'))
  const tell = (value: FileValue | FolderValue, name: string) => textOf(propertyOf(value, name), 'en-US')

  assert.equal(tell(file, 'Exists'), 'False')
  assert.throws(() => propertyOf(file, 'Size'), { code: 'FileNotFoundError', kind: 'logic' })
  assert.equal(tell(new FolderValue(folder), 'IsEmpty'), 'True')

  writeFileSync(file.path, 'abc')
  mkdirSync(path.join(folder, 'inner'))
  const rows: readonly [value: FileValue | FolderValue, property: string, expected: string][] = [
    [file, 'Exists', 'True'],
    [file, 'Size', '3'],
    [file, 'Name', 'Report.final.txt'],
    [file, 'NameWithoutExtension', 'Report.final'],
    [file, 'Extension', '.txt'],
    [file, 'Directory', folder],
    [file, 'IsReadOnly', 'False'],
    [new FolderValue(folder), 'FilesCount', '1'],
    [new FolderValue(folder), 'FoldersCount', '1'],
    [new FolderValue(folder), 'Parent', path.dirname(folder)],
  ]
  for (const [value, property, expected] of rows) assert.equal(tell(value, property), expected, property)
})

test('the dates of a file are those of the clocks where the flow runs', t => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskhand-files-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'a.txt')
  writeFileSync(file, 'abc')
  utimesSync(file, new Date(Date.UTC(2026, 6, 1, 12)), new Date(Date.UTC(2026, 6, 1, 12)))
  const shown = (timeZone: string) => textOf(propertyOf(new FileValue(file), 'LastModified', { timeZone }), 'en-US')
  assert.equal(shown('UTC'), '7/1/2026 12:00:00 PM')
  assert.equal(shown('Asia/Tokyo'), '7/1/2026 9:00:00 PM')
})
