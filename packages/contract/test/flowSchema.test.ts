import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkInputs, type FlowSchema, type FlowVariableType, inputName } from '../src/flowSchema.ts'

const variable = (type: FlowVariableType, title: string) => ({
  default: '',
  description: '',
  format: null,
  title,
  type,
  value: '',
})
const schema: FlowSchema = {
  schema: {
    required: ['Input1'],
    properties: {
      Input1: variable('string', 'Input 1'),
      Count: variable('number', 'Count'),
      Flag: variable('boolean', 'Flag'),
      Items: variable('array', 'Items'),
      Thing: variable('object', 'Thing'),
    },
    type: 'object',
  },
}

const rows: readonly [title: string, inputs: Record<string, unknown>, problems: unknown[]][] = [
  ['all as declared', { Input1: 'a', Count: 1.5, Flag: true, Items: [1], Thing: { a: 1 } }, []],
  ['texts that read as what is wanted', { Input1: 'a', Count: '7200', Flag: 'True', Items: '[1]', Thing: '{}' }, []],
  ['numbers and booleans where a text is wanted', { Input1: 5, Count: 1 }, []],
  ['the title instead of the name', { 'Input 1': 'a' }, []],
  ['a required input that is missing', {}, [{ kind: 'missing', name: 'Input1' }]],
  ['a required input that is null', { Input1: null }, [{ kind: 'missing', name: 'Input1' }]],
  ['null for an optional one', { Input1: 'a', Count: null }, []],
  ['a name the flow does not have', { Input1: 'a', input1: 'b' }, [{ kind: 'unknown', name: 'input1' }]],
  ['a name every object has', { Input1: 'a', constructor: 'b' }, [{ kind: 'unknown', name: 'constructor' }]],
  [
    'a word for a number',
    { Input1: 'a', Count: 'two' },
    [{ kind: 'type', name: 'Count', expected: 'number', actual: 'string' }],
  ],
  [
    'a number for a boolean',
    { Input1: 'a', Flag: 1 },
    [{ kind: 'type', name: 'Flag', expected: 'boolean', actual: 'number' }],
  ],
  [
    'an object for a list',
    { Input1: 'a', Items: {} },
    [{ kind: 'type', name: 'Items', expected: 'array', actual: 'object' }],
  ],
  [
    'a list for an object',
    { Input1: 'a', Thing: [] },
    [{ kind: 'type', name: 'Thing', expected: 'object', actual: 'array' }],
  ],
  ['an object for a text', { Input1: {} }, [{ kind: 'type', name: 'Input1', expected: 'string', actual: 'object' }]],
]

for (const [title, inputs, problems] of rows)
  test(`inputs of a run: ${title}`, () => assert.deepEqual(checkInputs(schema, inputs), problems))

test('a flow without inputs takes none', () => {
  assert.deepEqual(checkInputs({ schema: null }, {}), [])
  assert.deepEqual(checkInputs({ schema: null }, { A: 1 }), [{ kind: 'unknown', name: 'A' }])
})

test('an input is found by its name first, then by its title', () => {
  assert.equal(inputName(schema, 'Input1'), 'Input1')
  assert.equal(inputName(schema, 'Input 1'), 'Input1')
  assert.equal(inputName(schema, 'INPUT1'), undefined)
})
