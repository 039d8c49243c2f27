import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { collectFacts } from '../../src/check/facts.ts'
import { parse } from '../../src/syntax/parse.ts'
import { catalogue } from '../support/catalogue.ts'

/** The type of the variable X of a flow. */
function typeOfX(text: string): string | undefined {
  const { tree, diagnostics } = parse(text)
  assert.deepEqual(diagnostics, [])
  const facts = collectFacts(tree, catalogue, new Set(), () => {})
  return facts.typeOf({ kind: 'Variable', name: 'x', range: tree.range }, { around: [] })
}

const rows: Readonly<Record<string, readonly [text: string, type: string | undefined]>> = {
  'a number': ['SET X TO -1', 'number'],
  'a text': ["SET X TO 'a'", 'text'],
  'a text with expressions': ["SET X TO $'''%1% %2%'''", 'text'],
  'a text that is one expression': ["SET X TO $'''%1%'''", 'number'],
  'a truth value': ['SET X TO NOT (1 < 2)', 'boolean'],
  'a comparison': ["SET X TO 'a' = 1", 'boolean'],
  'a function': ["SET X TO IsEmpty('a')", 'boolean'],
  'a date': ['SET X TO d"2022-03-25"', 'datetime'],
  'a list': ['SET X TO [1, 2]', 'list'],
  'a table': ["SET X TO { ^['A'], [1] }", 'datatable'],
  'a row of a table': ["SET T TO { ^['A'], [1] }\nSET X TO T[0]", 'datarow'],
  'rows of a table': ["SET T TO { ^['A'], [1] }\nSET X TO T[0:1]", 'datatable'],
  'an object': ['SET X TO {{ }}', 'customobject'],
  'a sum': ['SET X TO 1 + 2 * 3', 'number'],
  'a text and something known': ["SET X TO 1 + 'a'", 'text'],
  'a list and something known': ['SET X TO [1] + 2', 'list'],
  'a sum of something unknown': ['SET O TO {{ }}\nSET X TO O.a + 1', undefined],
  'a difference of something unknown': ['SET O TO {{ }}\nSET X TO O.a - 1', 'number'],
  'another variable': ['SET A TO B\nSET B TO [1]\nSET X TO (A)', 'list'],
  'a property': ["SET T TO { ^['A'], [1] }\nSET X TO T.ColumnHeadersRow.ColumnsNames", 'list<text>'],
  'an item of a list of one type': ["SET T TO { ^['A'], [1] }\nSET X TO T.Columns[0]", 'text'],
  'an item of any list': ['SET L TO [1]\nSET X TO L[0]', undefined],
  'itself and more': ['SET X TO 0\nSET X TO X + 1', 'number'],
  'the counter of a loop': ['LOOP X FROM 1 TO 2\nEND', 'number'],
  'the row of a loop': ["SET T TO { ^['A'], [1] }\nLOOP FOREACH X IN T\nEND", 'datarow'],
  'the item of a loop': ["SET T TO { ^['A'], [1] }\nLOOP FOREACH X IN T.Columns\nEND", 'text'],
  'the last error': ['ERROR => X', 'error'],
  'an output of an action': ['Text.Join.Plain List: [] Joined=> X', 'text'],
  'an output of an unknown action': ['Foo.Bar Result=> X', undefined],
  'an argument that is changed': ['Variables.AddItemToList Item: 1 List: X', 'list'],
  'an input': ["@INPUT X : { 'Type': 'Numeric' }", 'number'],
  'an input of an unheard type': ["@INPUT X : { 'Type': 'Spaceship' }", undefined],
  'an input that is set to something else': ["@INPUT X : { 'Type': 'Numeric' }\nSET X TO 'a'", undefined],
  'different things': ["SET X TO 'a'\nSET X TO 1", undefined],
  'two variables in a ring': ['SET X TO A\nSET A TO X', undefined],
  'lists of different things': ["SET T TO { ^['A'], [1] }\nSET X TO T.Columns\nSET X TO [1]", 'list'],
  'a list with a place that was set': ["SET T TO { ^['A'], [1] }\nSET X TO T.Columns\nSET X[0] TO 1", 'list'],
  'an output of a local subflow': ["CALL S R=> X\nFUNCTION S\n@OUTPUT R : { 'Type': 'Bool' }\nEND FUNCTION", 'boolean'],
  'something a local subflow gives': ['SET X TO 1\nFUNCTION S\nSET global.X TO [1]\nEND FUNCTION', undefined],
  'something of its name in a local subflow': ['SET X TO 1\nFUNCTION S\nSET X TO [1]\nEND FUNCTION', 'number'],
  'Power Fx': ["SET X TO $fx'=1'", undefined],
}

describe('The type of a variable that is given', () => {
  for (const [title, [text, type]] of Object.entries(rows)) {
    test(`${title} is ${type ?? 'not known'}`, () => assert.equal(typeOfX(text), type))
  }

  test('a chain of variables longer than the stack is not known', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => `SET A${at} TO A${at + 1}`)
    assert.equal(typeOfX(`SET X TO A0\n${chain.join('\n')}`), undefined)
  })
})
