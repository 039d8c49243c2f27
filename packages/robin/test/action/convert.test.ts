import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConversionError } from '../../src/action/convert.ts'
import {
  any,
  binary,
  boolean,
  choice,
  credential,
  datetime,
  exactNumber,
  file,
  files,
  folder,
  folders,
  type Input,
  instance,
  integer,
  list,
  listOf,
  number,
  object,
  password,
  row,
  table,
  text,
  variable,
} from '../../src/action/parameters.ts'
import { BinaryValue } from '../../src/values/binaryValue.ts'
import { CredentialValue } from '../../src/values/credentialValue.ts'
import { dateTimeOf } from '../../src/values/dateTime.ts'
import { ErrorValue } from '../../src/values/errorValue.ts'
import { FileValue, FolderValue } from '../../src/values/fileValue.ts'
import { parseNumber } from '../../src/values/number.ts'
import { textOf } from '../../src/values/textOf.ts'
import { Instance, List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'

const context = { culture: 'en-US', folder: '/made' }
const label = { label: 'Made' }

const parameters: Readonly<Record<string, Input<unknown>>> = {
  text: text(label),
  password: password(label),
  number: number(label),
  exactNumber: exactNumber(label),
  integer: integer(label),
  boolean: boolean(label),
  datetime: datetime(label),
  list: list(label),
  'list of numbers': listOf(number, label),
  table: table(label),
  row: row(label),
  object: object(label),
  file: file(label),
  folder: folder(label),
  files: files(label),
  folders: folders(label),
  choice: choice('Made.Choice', ['First', 'Second'], label),
  any: any(label),
  binary: binary(label),
  instance: instance('excelinstance', label),
  credential: credential(label),
}

const made = new Row(['a', 'b'], [1, 'x'])
const values: Readonly<Record<string, Value>> = {
  blank: null,
  "''": '',
  "'abc'": 'abc',
  "' 12.50 '": ' 12.50 ',
  "'7'": '7',
  "'TRUE'": 'TRUE',
  "'2025-01-02'": '2025-01-02',
  "'second'": 'second',
  7: 7,
  '1.5': parseNumber('1.5')!,
  '1e20': parseNumber('1e20')!,
  True: true,
  date: dateTimeOf(2025, 1, 2, 13),
  '[1, 2]': new List([1, 2]),
  '[]': new List(),
  "['a', file]": new List(['a', new FileValue('/made/b')]),
  '[row]': new List([made]),
  row: made,
  table: new Table(['a'], [[1]]),
  object: new RobinObject([['k', 1]]),
  file: new FileValue('/f/x.txt'),
  folder: new FolderValue('/f'),
  error: new ErrorValue({ message: 'Broken' }),
  binary: new BinaryValue(new Uint8Array(3)),
  excel: new Instance('excelinstance', {}),
  browser: new Instance('browserinstance', {}),
  credential: new CredentialValue('ann', 's3cret'),
}

function shown(given: unknown): string {
  if (Array.isArray(given)) return `(${given.map(shown).join(' ')})`
  if (given instanceof FileValue) return `file ${given.path}`
  if (given instanceof FolderValue) return `folder ${given.path}`
  if (given instanceof Table) return `table ${given.columns.join(',')} × ${given.rows.length}`
  return typeof given === 'string' ? `'${given}'` : textOf(given as Value, 'en-US')
}

function outcome(parameter: Input<unknown>, value: Value): string {
  try {
    return shown(parameter.convert(value, context))
  } catch (thrown) {
    assert.ok(thrown instanceof ConversionError)
    assert.match(thrown.message, / is not /)
    return '-'
  }
}
/** What each parameter takes, and what becomes of it; every other value of the table is refused. */
const taken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: {
    '7': "'7'",
    blank: "''",
    "''": "''",
    "'abc'": "'abc'",
    "' 12.50 '": "' 12.50 '",
    "'7'": "'7'",
    "'TRUE'": "'TRUE'",
    "'2025-01-02'": "'2025-01-02'",
    "'second'": "'second'",
    '1.5': "'1.5'",
    '1e20': "'100000000000000000000'",
    True: "'True'",
    date: "'1/2/2025 1:00:00 PM'",
    '[1, 2]': "'[1, 2]'",
    '[]': "'[]'",
    "['a', file]": "'[a, /made/b]'",
    '[row]': "'[[1, x]]'",
    row: "'[1, x]'",
    table: "'[a]\r\n[1]'",
    object: '\'{"k":1}\'',
    file: "'/f/x.txt'",
    folder: "'/f'",
    error: "'Broken'",
    binary: "'[3 bytes]'",
    excel: "'[excelinstance]'",
    browser: "'[browserinstance]'",
  },
  number: {
    '7': '7',
    "' 12.50 '": '12.5',
    "'7'": '7',
    '1.5': '1.5',
    '1e20': '100000000000000000000',
  },
  exactNumber: {
    '7': '7',
    "' 12.50 '": '12.5',
    "'7'": '7',
    '1.5': '1.5',
    '1e20': '100000000000000000000',
  },
  integer: {
    '7': '7',
    "'7'": '7',
  },
  boolean: {
    "'TRUE'": 'True',
    True: 'True',
  },
  datetime: {
    "'2025-01-02'": '1/2/2025 12:00:00 AM',
    date: '1/2/2025 1:00:00 PM',
  },
  list: {
    '[1, 2]': '[1, 2]',
    '[]': '[]',
    "['a', file]": '[a, /made/b]',
    '[row]': '[[1, x]]',
    row: '[1, x]',
  },
  'list of numbers': {
    '7': '(7)',
    "' 12.50 '": '(12.5)',
    "'7'": '(7)',
    '1.5': '(1.5)',
    '1e20': '(100000000000000000000)',
    '[1, 2]': '(1 2)',
    '[]': '()',
  },
  table: {
    '[row]': 'table a,b × 1',
    row: 'table a,b × 1',
    table: 'table a × 1',
  },
  row: {
    row: '[1, x]',
  },
  object: {
    object: '{"k":1}',
  },
  file: {
    "'abc'": 'file /made/abc',
    "' 12.50 '": 'file /made/ 12.50 ',
    "'7'": 'file /made/7',
    "'TRUE'": 'file /made/TRUE',
    "'2025-01-02'": 'file /made/2025-01-02',
    "'second'": 'file /made/second',
    file: 'file /f/x.txt',
    folder: 'file /f',
  },
  folder: {
    "'abc'": 'folder /made/abc',
    "' 12.50 '": 'folder /made/ 12.50 ',
    "'7'": 'folder /made/7',
    "'TRUE'": 'folder /made/TRUE',
    "'2025-01-02'": 'folder /made/2025-01-02',
    "'second'": 'folder /made/second',
    file: 'folder /f/x.txt',
    folder: 'folder /f',
  },
  files: {
    "'abc'": '(file /made/abc)',
    "' 12.50 '": '(file /made/ 12.50 )',
    "'7'": '(file /made/7)',
    "'TRUE'": '(file /made/TRUE)',
    "'2025-01-02'": '(file /made/2025-01-02)',
    "'second'": '(file /made/second)',
    '[]': '()',
    "['a', file]": '(file /made/a file /made/b)',
    file: '(file /f/x.txt)',
    folder: '(file /f)',
  },
  folders: {
    "'abc'": '(folder /made/abc)',
    "' 12.50 '": '(folder /made/ 12.50 )',
    "'7'": '(folder /made/7)',
    "'TRUE'": '(folder /made/TRUE)',
    "'2025-01-02'": '(folder /made/2025-01-02)',
    "'second'": '(folder /made/second)',
    '[]': '()',
    "['a', file]": '(folder /made/a folder /made/b)',
    file: '(folder /f/x.txt)',
    folder: '(folder /f)',
  },
  choice: {
    "'second'": "'Second'",
  },
  binary: {
    binary: '[3 bytes]',
  },
  instance: {
    excel: '[excelinstance]',
  },
  credential: {
    credential: '[credential]',
  },
}

for (const [name, parameter] of Object.entries(parameters))
  test(`a parameter of type ${name} takes what it can read and refuses the rest`, () => {
    const outcomes = Object.entries(values).map(([value, given]) => [value, outcome(parameter, given)] as const)
    const wanted = name === 'password' ? taken.text : taken[name]
    for (const [value, result] of outcomes)
      if (name === 'any') assert.notEqual(result, '-', value)
      else assert.equal(result, wanted?.[value] ?? '-', `${value} as ${name}`)
  })

test('a refusal names the value, and a long text by its length only', () => {
  const rows: readonly [parameter: string, value: Value, message: string][] = [
    ['number', 'abc', "'abc' is not a number"],
    ['number', null, 'Blank is not a number'],
    ['integer', parseNumber('1.5')!, '1.5 is not a whole number'],
    ['boolean', '', 'Empty text is not True or False'],
    ['datetime', 'x'.repeat(201), 'A text of 201 characters is not a date and time'],
    ['list', 'a', "'a' is not a list"],
    ['table', made.cells[0]!, '1 is not a data table'],
    ['file', new List(), 'A value of type list is not a file or the path of one'],
    ['file', 'a\0b', "'a\0b' is not a file or the path of one"],
    ['choice', 'Third', "'Third' is not one of First, Second"],
    [
      'instance',
      new Instance('browserinstance', {}),
      'A value of type Browser instance is not an instance of excelinstance',
    ],
    ['text', new CredentialValue('a', 'b'), 'A value of type credential is not text; take its Username or Password'],
  ]
  for (const [name, value, message] of rows)
    assert.throws(() => parameters[name]!.convert(value, context), { name: 'ConversionError', message })
})

test('dates are read as the culture of the run writes them', () => {
  const read = (text: string, culture: string) =>
    textOf(datetime(label).convert(text, { ...context, culture }) as Value, 'en-US')
  assert.equal(read('5.9.2026', 'de-DE'), '9/5/2026 12:00:00 AM')
  assert.equal(read('9/5/2026', 'en-US'), '9/5/2026 12:00:00 AM')
})

test('a variable that holds nothing is made a list, a table, an object or a zero when an action changes it', () => {
  const empties: readonly [item: Parameters<typeof variable>[0], expected: Value][] = [
    [list, new List()],
    [table, new Table()],
    [object, new RobinObject()],
    [exactNumber, 0],
  ]
  for (const [item, expected] of empties)
    for (const start of [null, '']) {
      let held: Value = start
      const reference = variable(item, label).convert(null, context, {
        read: () => held,
        write: next => {
          held = next
        },
      })
      assert.deepEqual(reference.value, expected)
    }
})
