import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BinaryValue } from '../../src/values/binaryValue.ts'
import { CredentialValue } from '../../src/values/credentialValue.ts'
import { dateTimeOf } from '../../src/values/dateTime.ts'
import { ErrorValue } from '../../src/values/errorValue.ts'
import { FileValue, FolderValue } from '../../src/values/fileValue.ts'
import { parseNumber } from '../../src/values/number.ts'
import { textOf } from '../../src/values/textOf.ts'
import { aTypeName, typeName } from '../../src/values/typeName.ts'
import { Instance, List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'

const rows: readonly [name: string, value: Value, text: string][] = [
  ['blank', null, ''],
  ['text', 'a\r\nb', 'a\r\nb'],
  ['boolean', true, 'True'],
  ['number', parseNumber('-0.50')!, '-0.5'],
  ['number', parseNumber('12345678901234567890')!, '12345678901234567890'],
  ['datetime', dateTimeOf(2026, 9, 9), '9/9/2026 12:00:00 AM'],
  ['list', new List([1, 'a', null, new List([true])]), '[1, a, , [True]]'],
  ['data row', new Row(['A', 'B'], [1, 'x']), '[1, x]'],
  ['data table', new Table(['A', 'B'], [[1, 'x'], [2]]), '[A, B]\r\n[1, x]\r\n[2, ]'],
  ['custom object', new RobinObject([['a', new List([parseNumber('0.10')!])]]), '{"a":[0.1]}'],
  ['file', new FileValue('/a/b.txt'), '/a/b.txt'],
  ['folder', new FolderValue('/a'), '/a'],
  ['error', new ErrorValue({ message: 'No file' }), 'No file'],
  ['error', new ErrorValue(), ''],
  ['binary data', new BinaryValue(new Uint8Array(2)), '[2 bytes]'],
  ['credential', new CredentialValue('ann', 's3cret'), '[credential]'],
  ['Excel instance', new Instance('excelinstance', {}), '[excelinstance]'],
]
for (const [name, value, text] of rows)
  test(`a ${name} in text is ${JSON.stringify(text)}`, () => {
    assert.equal(textOf(value, 'en-US'), text)
    assert.equal(typeName(value), name)
  })

test('a date is written as the culture does', () => {
  assert.equal(textOf(new List([dateTimeOf(2026, 9, 9)]), 'ja-JP'), '[2026/09/09 0:00:00]')
})

test('a sentence begins with the right article', () => {
  assert.equal(aTypeName(new ErrorValue()), 'An error')
  assert.equal(aTypeName(new List()), 'A list')
})
