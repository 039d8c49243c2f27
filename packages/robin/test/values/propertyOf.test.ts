import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { CredentialValue } from '../../src/values/credentialValue.ts'
import { dateTimeOf } from '../../src/values/dateTime.ts'
import { ErrorValue } from '../../src/values/errorValue.ts'
import { toJson } from '../../src/values/json.ts'
import { propertyOf, propertyReader, readers } from '../../src/values/propertyOf.ts'
import { textOf } from '../../src/values/textOf.ts'
import { types } from '../../src/values/types.ts'
import { Instance, List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'

test('the types of the language have just the properties the table says', () => {
  for (const [type, properties] of Object.entries(readers))
    assert.deepEqual(
      Object.keys(properties).sort(),
      Object.keys(types[type]?.properties ?? {})
        .map(name => name.toLowerCase())
        .sort(),
      type,
    )
})

const day = dateTimeOf(2024, 2, 29, 13, 5, 7)
const table = new Table(['Name', 'Age'], [['Ann', 30]])
const rows: readonly [value: Value, property: string, expected: string][] = [
  [' Ab ', 'Length', '4'],
  [' Ab ', 'trimmed', 'Ab'],
  [' Ab ', 'TOUPPER', ' AB '],
  [' Ab ', 'ToLower', ' ab '],
  ['', 'IsEmpty', 'True'],
  [null, 'IsEmpty', 'True'],
  [null, 'Length', '0'],
  [day, 'Year', '2024'],
  [day, 'Month', '2'],
  [day, 'Day', '29'],
  [day, 'DayOfWeek', 'Thursday'],
  [day, 'DayOfYear', '60'],
  [day, 'Hour', '13'],
  [day, 'Minute', '5'],
  [day, 'Second', '7'],
  [new List([1, 2]), 'Count', '2'],
  [table, 'RowsCount', '1'],
  [table, 'Columns', '[Name, Age]'],
  [table, 'IsEmpty', 'False'],
  [table, 'ColumnHeadersRow', '[Name, Age]'],
  [table.rows[0]!, 'ColumnsCount', '2'],
  [table.rows[0]!, 'ColumnsNames', '[Name, Age]'],
  [new RobinObject([['Count', 7]]), 'count', '7'],
  [new ErrorValue({ message: 'No', actionIndex: 3 }), 'Message', 'No'],
  [new ErrorValue({ message: 'No', actionIndex: 3 }), 'ActionIndex', '3'],
  [new CredentialValue('ann', 's3cret'), 'Username', 'ann'],
  [new CredentialValue('ann', 's3cret'), 'Password', 's3cret'],
  [new Instance('excelinstance', {}, () => ({ Handle: 12 })), 'handle', '12'],
  [new Instance('mailmessage', {}, () => ({ Subject: 'Hi' })), 'Subject', 'Hi'],
]
for (const [value, property, expected] of rows)
  test(`${property} of ${value instanceof Row ? 'a row' : inspect(value, { depth: 0 })} is ${expected}`, () => {
    assert.equal(textOf(propertyOf(value, property), 'en-US'), expected)
    assert.equal(textOf(propertyReader(property)(value, { timeZone: 'UTC' }), 'en-US'), expected)
  })

test('a property its type has, and the value has nothing to say of, is blank', () => {
  assert.equal(propertyOf(new Instance('mailmessage', {}, () => ({ Subject: 'Hi' })), 'Body'), null)
})

test('an unknown property is a logic error that names type and property', () => {
  const refusals: readonly [value: Value, property: string, message: string][] = [
    [new List(), 'IsEmpty', "A list has no property 'IsEmpty'."],
    [5, 'Length', "A number has no property 'Length'."],
    ['x', 'constructor', "A text has no property 'constructor'."],
    [new RobinObject(), 'x', "The custom object has no property 'x'."],
    [new Instance('excelinstance', {}), 'Name', "An Excel instance has no property 'Name'."],
  ]
  for (const [value, property, message] of refusals)
    assert.throws(() => propertyOf(value, property), { kind: 'logic', code: 'UnknownPropertyError', message })
})

test('a password shows in no text, JSON or dump', () => {
  const credential = new CredentialValue('ann', 's3cret')
  for (const text of [
    textOf(credential, 'en-US'),
    textOf(new List([credential]), 'en-US'),
    JSON.stringify(toJson(new RobinObject([['c', credential]]))),
    JSON.stringify(credential),
    inspect(credential, { showHidden: true, depth: 9 }),
  ])
    assert.ok(!text.includes('s3cret'), text)
})
