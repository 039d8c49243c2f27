import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sourcePlaces } from '../../src/runner/sourcePlaces.ts'

// Line 2, column 3 of built.js is line 5, column 7 of source.ts.
const map = { version: 3, sources: ['../robin/source.ts'], names: [], mappings: ';EAIM' }

describe('Places in a stack', () => {
  const path = mkdtempSync(join(tmpdir(), 'deskhand-places-'))
  writeFileSync(join(path, 'built.js.map'), JSON.stringify(map))
  const folder = pathToFileURL(`${path}/`)
  const stack = (place: string) => `TypeError: no\n    at add (${place})\n    at ${place}`
  test.after(() => rmSync(path, { recursive: true }))

  for (const [title, given, expected] of [
    ['are told as places in the sources', `${folder}built.js:2:3`, `${new URL('../robin/source.ts', folder)}:5:7`],
    ['stay in files without a map', `${folder}other.js:2:3`, `${folder}other.js:2:3`],
    ['stay before the first place the map knows', `${folder}built.js:1:1`, `${folder}built.js:1:1`],
    ['stay in files that stand elsewhere', 'file:///built.js:2:3', 'file:///built.js:2:3'],
    ['stay in sources', `${folder}source.ts:2:3`, `${folder}source.ts:2:3`],
  ] as const)
    test(title, () => assert.equal(sourcePlaces(stack(given), folder), stack(expected)))
})
