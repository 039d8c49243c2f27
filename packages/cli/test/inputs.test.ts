import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FlowSchema } from '@deskhand/contract/flowSchema'
import { inputsOf } from '../src/inputs.ts'

const variable = (type: 'string' | 'number' | 'boolean' | 'array') => ({
  default: '',
  description: '',
  format: null,
  title: '',
  type,
  value: '',
})
const schema: FlowSchema = {
  schema: {
    type: 'object',
    properties: {
      Text: variable('string'),
      Count: variable('number'),
      On: variable('boolean'),
      All: variable('array'),
    },
  },
}

describe('inputsOf', () => {
  const cases: readonly [
    title: string,
    options: Parameters<typeof inputsOf>[0],
    expected: object,
    schema?: FlowSchema,
  ][] = [
    ['nothing given is nothing', {}, {}],
    ['all as JSON', { inputs: '{"A":1,"B":[true]}' }, { A: 1, B: [true] }],
    ['pairs', { input: ['A=x', 'B=y z'] }, { A: 'x', B: 'y z' }],
    ['a value may hold the sign itself', { input: ['A=b=c'] }, { A: 'b=c' }],
    ['a value may be empty', { input: ['A='] }, { A: '' }],
    [
      'values that are JSON',
      { input: ['A=1', 'B=true', 'C=[1]', 'D="x"', 'E=null'] },
      { A: 1, B: true, C: [1], D: 'x', E: null },
    ],
    ['values that only look like it stay texts', { input: ['A=007', 'B=1.', 'C={'] }, { A: '007', B: '1.', C: '{' }],
    ['what the flow calls a text stays one', { input: ['Text=5', 'Count=5'] }, { Text: '5', Count: 5 }, schema],
    ['a flow without inputs has no say', { input: ['Text=5'] }, { Text: 5 }, { schema: null }],
    ['a pair wins over the JSON', { inputs: '{"A":1,"B":2}', input: ['A=3'] }, { A: 3, B: 2 }],
    ['the last of two pairs wins', { input: ['A=1', 'A=2'] }, { A: 2 }],
  ]
  for (const [title, options, expected, known] of cases)
    test(title, () => assert.deepEqual(inputsOf(options, known), expected))

  const refusals: readonly [title: string, options: Parameters<typeof inputsOf>[0], message: RegExp][] = [
    ['a pair without a sign', { input: ['A'] }, /--input takes name=value, not 'A'/],
    ['a pair without a name', { input: ['=1'] }, /--input takes name=value, not '=1'/],
    ['no JSON', { inputs: '{A' }, /--inputs is no JSON object: \{A/],
    ['an array', { inputs: '[]' }, /--inputs must be a JSON object/],
    ['null', { inputs: 'null' }, /--inputs must be a JSON object/],
    ['a number', { inputs: '1' }, /--inputs must be a JSON object/],
  ]
  for (const [title, options, message] of refusals)
    test(`${title} is refused`, () => assert.throws(() => inputsOf(options), message))
})
