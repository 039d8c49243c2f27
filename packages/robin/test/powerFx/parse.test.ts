// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Power Fx writes ${…} in texts.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formulaFacts } from '../../src/powerFx/formulaFacts.ts'
import { parseFormula } from '../../src/powerFx/parse.ts'
import { showFormula } from '../../src/powerFx/showFormula.ts'
import { List, RobinObject, type Value } from '../../src/values/value.ts'
import { evaluate } from '../support/formula.ts'

describe('a value of Power Fx', () => {
  const rows: Readonly<Record<string, string>> = {
    '': '""',
    '=': 'Blank()',
    '= // nothing': 'Blank()',
    '=""': '""',
    'plain text': '"plain text"',
    '60': '"60"',
    '1 = 1': '"1 = 1"',
    '${1 + 1}': '"2"',
    'a ${1 + 1} b ${"}"} c': '"a 2 b } c"',
    'costs $${Price} or $5': '"costs ${Price} or $5"',
    '$$${1}': '"$${1}"',
    '${{a: 1}.a}': '"1"',
    '=$"{1}{2}"': '"12"',
  }
  for (const [source, shown] of Object.entries(rows))
    test(`${JSON.stringify(source)} is ${shown}`, () => assert.equal(showFormula(evaluate(source)), shown))
})

describe('a formula with a mistake', () => {
  const rows: Readonly<Record<string, string>> = {
    '=1 +': '4-4 power-fx-syntax Expected a value, found the end of the formula.',
    '=1 2': "3-4 power-fx-syntax Unexpected '2' behind the formula.",
    '=(1': '3-3 power-fx-syntax Expected ) behind the formula, found the end of the formula.',
    '=Len(1': '6-6 power-fx-syntax Expected ) behind the arguments of Len, found the end of the formula.',
    '=[1, ]': "5-6 power-fx-syntax Expected a value, found ']'.",
    '={a 1}': "4-5 power-fx-syntax Expected : behind the name of a field, found '1'.",
    '={1: 2}': "2-3 power-fx-syntax Expected a name as the name of a field, found '1'.",
    '=A.': '3-3 power-fx-syntax Expected a name behind the dot, found the end of the formula.',
    '=A[1]': '2-3 power-fx-syntax Power Fx takes items by Index(List, 1), counted from 1, not by [ ].',
    '="a': '1-3 power-fx-unterminated The text has no closing ".',
    "='a": "1-3 power-fx-unterminated The quoted name has no closing '.",
    '=$"a{1}': '1-7 power-fx-unterminated The text has no closing ".',
    '=$"}"': '3-4 power-fx-syntax A } inside a text is written }}.',
    '=1 /* two': '3-5 power-fx-unterminated The comment has no closing */.',
    '=1; 2': '2-3 power-fx-chaining Formulas cannot be chained by ;.',
    '=Sum(1; 2)': '6-7 power-fx-chaining Formulas cannot be chained by ;.',
    '=1 ~ 2': "3-4 power-fx-syntax '~' means nothing in a Power Fx formula.",
    '=in': "1-3 power-fx-syntax Expected a value, found the operator 'in'.",
    '=Self.Fill': "1-5 power-fx-syntax 'Self' belongs to the controls of an app; a desktop flow has none.",
    '=Excel.Open(1)': "1-11 power-fx-unknown-function Function 'Excel.Open' doesn't exist.",
    'a ${1': 'power-fx',
    'a ${1 2}': "6-7 power-fx-syntax Unexpected '2' behind the formula. Write } behind the formula, or $${",
  }
  for (const [source, expected] of Object.entries(rows)) {
    test(`${source} is refused at its place`, () => {
      const { formula, problems } = parseFormula(source)
      assert.equal(formula, undefined)
      const [{ start, end, code, message }] = problems as [(typeof problems)[0]]
      const found = `${start}-${end} ${code} ${message}`
      assert.ok(found.includes(expected), found)
    })
  }

  test('is refused where it nests or chains too many parts, whatever they are', () => {
    const long = 100_000
    for (const source of [
      `=${'('.repeat(long)}`,
      `=${'-'.repeat(long)}1`,
      `=${'['.repeat(long)}`,
      `=${'{a:'.repeat(long)}`,
      `=${'Len('.repeat(long)}`,
      `=${'$"{'.repeat(long)}`,
      `=1${'+1'.repeat(long)}`,
      `=1${'^1'.repeat(long)}`,
      `=1${'%'.repeat(long)}`,
      `=A${'.A'.repeat(long)}`,
    ])
      assert.equal(parseFormula(source).problems[0]?.code, 'power-fx-too-deep', source.slice(0, 10))
    assert.deepEqual(parseFormula(`=[${'1,'.repeat(long)}1]`).problems, [])
    assert.deepEqual(parseFormula('${1}'.repeat(long)).problems, [])
  })
})

describe('reading a formula', () => {
  const piece = fc.constantFrom(
    ...[
      '=',
      '$',
      '${',
      '}',
      '{',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '$"',
      ',',
      '.',
      ':',
      ';',
      '+',
      '-',
      '^',
      '%',
      '&',
      '&&',
    ],
    ...['<=', '!', '@', '[@', '/*', '*/', '//', '\r\n', ' ', 'Not ', 'And', ' in ', ' As ', 'If(', 'Filter(', 'Len('],
    ...['ThisRecord', 'Name', 'true', '1', '2.5e3', 'é', '😀', '\u0000', '\ud800'],
  )

  test('never throws, and finds places in the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const source = pieces.join('')
        for (const { start, end, message } of formulaFacts(source).problems) {
          assert.ok(0 <= start && start <= end && end <= source.length)
          assert.match(message, /\.$|\?$|\]\)\.$/)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('gives back the value that was written', () => {
    const value = fc.letrec<{ value: Value }>(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }).map(items => new List(items)),
        fc
          .dictionary(fc.stringMatching(/^[A-Za-z_]\w{0,5}$/), tie('value'), { maxKeys: 3 })
          .map(fields => new RobinObject(Object.entries(fields))),
      ),
    })).value
    fc.assert(
      fc.property(value, written => {
        const shown = showFormula(written)
        assert.equal(showFormula(evaluate(`=${shown}`)), shown)
      }),
    )
  })

  test('calculates as written with brackets', () => {
    const term = fc.letrec<{ term: { text: string; value: number } }>(tie => ({
      term: fc.oneof(
        { maxDepth: 5 },
        fc.integer({ min: 0, max: 99 }).map(value => ({ text: String(value), value })),
        fc.tuple(tie('term'), fc.constantFrom('+', '-'), tie('term')).map(([a, sign, b]) => ({
          text: `${a.text} ${sign} (${b.text})`,
          value: sign === '+' ? a.value + b.value : a.value - b.value,
        })),
        fc.tuple(tie('term'), tie('term')).map(([a, b]) => ({
          text: `(${a.text}) * (${b.text})`,
          value: Math.abs(a.value * b.value) < 1e9 ? a.value * b.value : Number.NaN,
        })),
      ),
    })).term
    fc.assert(
      fc.property(term, ({ text, value }) => {
        fc.pre(!Number.isNaN(value))
        assert.equal(Number(evaluate(`=${text}`)) + 0, value + 0)
      }),
    )
  })
})
