import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../support/execute.ts'

/** Expression → the text of its value, or `!` and the code of the logic error. */
const families: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  numbers: {
    '0.1 + 0.2': '0.3',
    '7 / 2': '3.5',
    '1 / 3': '0.3333333333333333333333333333',
    '10 / 5': '2',
    '5 * 3': '15',
    '-7 MOD 3': '-1',
    '2 - 5': '-3',
    '9007199254740991 + 2': '9007199254740993',
    '1E3': '1000',
    '0 * -1': '0',
    '1E20 * 1E20': '!OverflowError',
    '1 / 0': '!DivideByZeroError',
    '1 MOD 0': '!DivideByZeroError',
    '1 + 2 * 3': '7',
    '(1 + 2) * 3': '9',
    "'a' - 1": '!InvalidOperatorError',
  },
  'sums of other things': {
    "'a' + 1": 'a1',
    "1 + 'a'": '1a',
    "'a' + True": 'aTrue',
    '[1] + 2': '[1, 2]',
    '[1] + [2, 3]': '[1, 2, 3]',
    "{ ^['A'], [1] } + [2]": '[A]\r\n[1]\r\n[2]',
    'True + True': '!InvalidOperatorError',
  },
  comparisons: {
    "'a' = 'A'": 'False',
    "'a' = 'a'": 'True',
    '1 = 1.0': 'True',
    "1 = '1'": 'False',
    "1 <> '1'": 'True',
    "True = 'true'": 'True',
    "'FALSE' = False": 'True',
    "Unset = ''": 'True',
    '[1, 2] = [1, 2]': 'True',
    '[1, 2] = [2, 1]': 'False',
    "{ 'a': 1 } = { 'a': 1 }": 'True',
    '2 < 10': 'True',
    "'2' < '10'": 'False',
    "'a' < 'B'": 'True',
    "d'2022-02-30' = 1": '!InvalidLiteralError',
    "d'2022-03-25' < d'2022-03-26'": 'True',
    "1 < 'a'": '!InvalidComparisonError',
    'yes = True': 'True',
  },
  logic: {
    'True AND False': 'False',
    'True OR False': 'True',
    'True XOR True': 'False',
    'NOT(1 = 2)': 'True',
    '(1 = 1 AND 2 = 2) = True': 'True',
    'False AND (1 / 0 = 1)': 'False',
    '1 AND True': '!InvalidConditionError',
  },
  'items and properties': {
    "['a', 'b'][1]": 'b',
    "['a', 'b'][-1]": 'b',
    "['a', 'b'][2]": '!IndexOutOfRangeError',
    "['a'][0.5]": '!InvalidIndexError',
    '[1, 2, 3][1:]': '[2, 3]',
    '[1, 2, 3][:2]': '[1, 2]',
    '[1, 2, 3][1:2]': '[2]',
    '[1, 2][0:9]': '[1, 2]',
    "{ 'A': 1 }['A']": '1',
    "{ 'A': 1 }['a']": '1',
    "{ 'A': 1, 'a': 2 }['a']": '2',
    "{ 'A': 1 }['B']": '!UnknownPropertyError',
    "{ ^['A', 'B'], [1, 2] }[0]['b']": '2',
    "{ ^['A', 'B'], [1, 2] }[0][1]": '2',
    "{ ^['A', 'B'], [1, 2] }[0]['C']": '!ColumnNotFoundError',
    '5[0]': '!NotIndexedError',
  },
  functions: {
    "Contains('Invoice', 'VOICE', True)": 'True',
    "Contains('Invoice', 'VOICE', False)": 'False',
    "NotContains('Invoice', 'x', False)": 'True',
    "Contains([1, 'a'], 'A', True)": 'True',
    "Contains([1, 'a'], 1, False)": 'True',
    "Contains({ 'k': 1 }, 'k', False)": 'True',
    "StartsWith('abc', 'AB', True)": 'True',
    "NotEndsWith('abc', 'bc', False)": 'False',
    "IsEmpty('')": 'True',
    "IsEmpty(' ')": 'False',
    "IsBlank(' ')": 'True',
    'IsEmpty(Unset)': 'True',
    'IsNotEmpty([1])': 'True',
    'IsEmpty([])': 'True',
  },
  texts: {
    "$'''Sum: %1 + 1%%%'''": 'Sum: 2%',
    "$'''%[1, 'a']% %True%'''": '[1, a] True',
    "$'''%d'2022-03-25'%!'''": '3/25/2022 12:00:00 AM!',
    "$'''%Unset%x'''": 'x',
  },
}

for (const [family, rows] of Object.entries(families)) {
  describe(family, () => {
    for (const [expression, expected] of Object.entries(rows)) {
      test(`${expression} is ${expected}`, async () => {
        const { outcome, text } = await execute(`IF 1 = 2 THEN\nSET Unset TO 1\nEND\nSET R TO ${expression}`)
        if (expected.startsWith('!')) assert.equal(outcome.status === 'failed' && outcome.error.code, expected.slice(1))
        else {
          assert.equal(outcome.status, 'succeeded', JSON.stringify(outcome))
          assert.equal(text('R'), expected)
        }
      })
    }
  })
}

/** Value → property → text. */
const properties: readonly [value: string, property: string, expected: string][] = [
  ["' aB '", 'Length', '4'],
  ["' aB '", 'ToUpper', ' AB '],
  ["' aB '", 'tolower', ' ab '],
  ["' aB '", 'Trimmed', 'aB'],
  ["''", 'IsEmpty', 'True'],
  ['[1, 2]', 'Count', '2'],
  ["{ ^['A', 'B'], [1, 2] }", 'RowsCount', '1'],
  ["{ ^['A', 'B'], [1, 2] }", 'Columns', '[A, B]'],
  ["{ ^['A', 'B'], [1, 2] }", 'ColumnHeadersRow', '[A, B]'],
  ["{ ^['A'] }", 'IsEmpty', 'True'],
  ["{ ^['A', 'B'], [1, 2] }[0]", 'ColumnsCount', '2'],
  ["d'2024-03-01 14:05:06'", 'DayOfWeek', 'Friday'],
  ["d'2024-03-01 14:05:06'", 'DayOfYear', '61'],
  ["d'2024-03-01 14:05:06'", 'Hour', '14'],
  ["{ 'Count': 7 }", 'count', '7'],
]
for (const [value, property, expected] of properties)
  test(`property ${property} of ${value} is ${expected}`, async () => {
    assert.equal((await execute(`SET V TO ${value}\nSET R TO V.${property}`)).text('R'), expected)
  })
