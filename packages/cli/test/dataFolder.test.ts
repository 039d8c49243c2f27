import assert from 'node:assert/strict'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { dataFolder } from '../src/dataFolder.ts'

const cases: readonly [title: string, option: string | undefined, variable: string | undefined, expected: string][] = [
  ['the option wins', '/a', '/b', '/a'],
  ['then the variable', undefined, '/b', '/b'],
  ['then the home folder', undefined, undefined, join(homedir(), '.deskhand')],
  ['an empty variable is none', undefined, '', join(homedir(), '.deskhand')],
  ['a relative folder is of the working folder', 'data', undefined, resolve('data')],
]
for (const [title, option, variable, expected] of cases)
  test(title, () => assert.equal(dataFolder(option, { DESKHAND_DATA: variable }), expected))
