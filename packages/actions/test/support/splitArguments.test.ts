import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitArguments } from '../../src/support/splitArguments.ts'

const cases: readonly (readonly [line: string, args: readonly string[]])[] = [
  ['', []],
  ['  a   b ', ['a', 'b']],
  ['-o "my file.txt"', ['-o', 'my file.txt']],
  [`'single "quoted"' x`, ['single "quoted"', 'x']],
  ['"say \\"hi\\""', ['say "hi"']],
  ['--name="A B"c', ['--name=A Bc']],
  ['C:\\Data\\a.txt', ['C:\\Data\\a.txt']],
  ['a\\ b ""', ['a b', '']],
]

for (const [line, args] of cases)
  test(`${JSON.stringify(line)} is ${JSON.stringify(args)}`, () => assert.deepEqual(splitArguments(line), args))
