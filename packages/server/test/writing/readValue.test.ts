import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { workflow } from '@deskhand/contract/tables/workflow'
import { readValue } from '../../src/writing/readValue.ts'

const kept: readonly (readonly [string, Table, string, unknown, unknown])[] = [
  ['a whole number as text', workflow, 'languagecode', '1033', 1033],
  ['a whole number with an exponent', workflow, 'languagecode', '1e3', 1000],
  ['a choice as text', workflow, 'category', '6', 6],
  ['a whole number with a fraction of nothing', workflow, 'languagecode', 1033.0, 1033],
  ['text with characters of two halves', workflow, 'name', 'a😀b', 'a😀b'],
]

const refused: readonly (readonly [string, Table, string, unknown, string])[] = [
  ['half a character', workflow, 'name', 'a\ud800b', '0x80040278'],
  ['the other half of a character', workflow, 'name', '\udc00', '0x80040278'],
  ['text that is no number', workflow, 'languagecode', '10a', '0x80044354'],
  ['no text for a number', workflow, 'languagecode', '', '0x80044354'],
  ['a number in hexadecimal', workflow, 'languagecode', '0x10', '0x80044354'],
  ['a number with blanks', workflow, 'languagecode', ' 1', '0x80044354'],
  ['a number with a fraction as text', workflow, 'languagecode', '1.5', '0x80044354'],
  ['a number as text that no Int32 holds', workflow, 'languagecode', '3000000000', '0x8004432f'],
  ['a number as text that is none of the choices', workflow, 'category', '99', '0x8004431a'],
  ['a boolean as text', workflow, 'ondemand', 'true', '0x80044354'],
  ['a guid that is none', flowMachine, 'flowmachineid', 'x', '0x80044354'],
]

describe('A value in a body', () => {
  for (const [what, table, column, value, expected] of kept)
    test(`may be ${what}`, () => assert.equal(readValue(table, column, value), expected))

  for (const [what, table, column, value, code] of refused)
    test(`may not be ${what}: ${code}`, () =>
      assert.throws(
        () => readValue(table, column, value),
        (error: unknown) => error instanceof DataverseError && error.code === code,
      ))
})
