import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FlowSchema, FlowVariable } from '@deskhand/contract/flowSchema'
import { dependenciesText, keptColumns, schemaText } from '../../src/flows/keptColumns.ts'

const variable = (type: FlowVariable['type'], format: FlowVariable['format'] = null): FlowVariable => ({
  default: '',
  description: '',
  format,
  title: 'x',
  type,
  value: '',
})
const declared: FlowSchema = {
  schema: { properties: { A: variable('string'), B: variable('number') }, type: 'object' },
}
const made = JSON.stringify(declared)

describe('a schema that came with a script', () => {
  /** Title, schema, whether it is kept. */
  const cases: readonly (readonly [string, string | undefined, boolean])[] = [
    [
      'is kept where it says more of the same variables',
      '{"schema":{"properties":{"B":{"type":"number","title":"Bee"},"A":{"type":"string","format":null}},"required":["A"]}}',
      true,
    ],
    ['is not kept where a variable is missing', '{"schema":{"properties":{"A":{"type":"string"}}}}', false],
    [
      'is not kept where a variable has another type',
      '{"schema":{"properties":{"A":{"type":"string"},"B":{"type":"string"}}}}',
      false,
    ],
    [
      'is not kept where it does not say that a value is sensitive, or does',
      '{"schema":{"properties":{"A":{"type":"string","format":"password"},"B":{"type":"number"}}}}',
      false,
    ],
    ['is not kept where it has none', '{"schema":null}', false],
    ['is not kept where it is something else', '[null]', false],
    ['is not kept where it is nothing', undefined, false],
    ['is not kept where its variables are no objects', '{"schema":{"properties":{"A":null,"B":1}}}', false],
  ]
  for (const [title, kept, isKept] of cases)
    test(title, () => assert.equal(schemaText(kept, declared), isKept ? kept : made))

  test('is kept where there are no variables on either side', () =>
    assert.equal(schemaText('{ "schema": null }', { schema: null }), '{ "schema": null }'))
})

describe('dependencies that came with a script', () => {
  /** Given, called, kept. */
  const cases: readonly (readonly [string | undefined, readonly string[], string])[] = [
    [undefined, ['a'], '{"childFlows":["a"],"workQueues":[],"environmentVariables":[],"requiredBinaries":[]}'],
    ['{"childFlows":["A","b"], "x":1}', ['a'], '{"childFlows":["A","b"], "x":1}'],
    ['{"childFlows":["b"],"x":1}', ['a'], '{"childFlows":["b","a"],"x":1}'],
    ['{"x":1}', ['a'], '{"x":1,"childFlows":["a"]}'],
    ['[]', ['a'], '{"childFlows":["a"],"workQueues":[],"environmentVariables":[],"requiredBinaries":[]}'],
  ]
  for (const [given, called, text] of cases)
    test(`${given} with calls of ${called} are ${text}`, () => assert.equal(dependenciesText(given, called), text))
})

test('columns that are kept must be JSON', () => {
  assert.deepEqual(keptColumns({ metadata: '{}', inputs: null, name: 'x' }), { metadata: '{}' })
  assert.throws(() => keptColumns({ metadata: '{' }), /The column 'metadata' of a desktop flow holds JSON/)
})
