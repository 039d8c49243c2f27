import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { safePath } from '../src/safePath.ts'
import { refused } from './refused.ts'

describe('the path of an entry', () => {
  for (const [name, path] of [
    ['solution.xml', 'solution.xml'],
    ['Workflows\\Orders.json', 'Workflows/Orders.json'],
    ['folder/', 'folder/'],
    ['[Content_Types].xml', '[Content_Types].xml'],
    ['a/..b/c..', 'a/..b/c..'],
    ['日本/ä b', '日本/ä b'],
  ] as const)
    test(`may be ${name}`, () => assert.equal(safePath(name), path))

  for (const name of [
    '..',
    '../a',
    'a/../b',
    'a\\..\\b',
    '/a',
    '\\a',
    '//host/a',
    'C:a',
    'c:\\a',
    'a//b',
    './a',
    '',
    '/',
    'a\0b',
    'a\nb',
    'a'.repeat(1001),
  ])
    test(`may not be ${JSON.stringify(name.slice(0, 20))}`, () =>
      refused(() => safePath(name), 'path-refused', /does not name a file inside/))
})
