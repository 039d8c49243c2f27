import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { binaryFileName } from '../src/binaryFileName.ts'

const id = '11111111-1111-4111-8111-111111111111'
const binary = { id, name: 'x', type: 'ManifestFile', reference: null, metadata: null, content: null }

describe('the file of a binary is called', () => {
  /** Its own name, its type of content, what it is called. */
  const cases: readonly (readonly [string | null, string | null, string])[] = [
    ['ManifestFile_1.json', 'application/json', 'ManifestFile_1.json'],
    ['Bild ä (1).png', 'image/png', 'Bild ä (1).png'],
    [null, 'application/json', `ManifestFile_${id}.json`],
    [null, 'image/png', `ManifestFile_${id}.png`],
    [null, null, `ManifestFile_${id}.bin`],
    ['../x.json', 'application/json', `ManifestFile_${id}.json`],
    ['a\\b.png', 'image/png', `ManifestFile_${id}.png`],
    ['..', null, `ManifestFile_${id}.bin`],
    [' x', null, `ManifestFile_${id}.bin`],
    ['a:b', null, `ManifestFile_${id}.bin`],
    ['a\u0001', null, `ManifestFile_${id}.bin`],
  ]
  for (const [fileName, mimeType, name] of cases)
    test(`${name} where it was ${JSON.stringify(fileName)}`, () =>
      assert.equal(binaryFileName({ ...binary, fileName, mimeType }), name))
})
