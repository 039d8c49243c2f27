import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import type { FlowSchema, FlowVariable } from '@deskhand/contract/flowSchema'
import { checkRunInputs, maxInputBytes } from '../../src/operations/checkRunInputs.ts'

const variable = (type: FlowVariable['type']): FlowVariable => ({
  default: '',
  description: '',
  format: null,
  title: 'x',
  type,
  value: '',
})
const schema: FlowSchema = {
  schema: {
    properties: { Name: variable('string'), Count: variable('number'), Rows: variable('array') },
    type: 'object',
    required: ['Name'],
  },
}
const optional: FlowSchema = { schema: { properties: { Text: variable('string') }, type: 'object' } }

/** A JSON text of exactly this many bytes. */
const ofBytes = (bytes: number) => JSON.stringify({ Text: 'x'.repeat(bytes - '{"Text":""}'.length) })

const kept: readonly (readonly [string, FlowSchema, string | undefined, string])[] = [
  ['no inputs', optional, undefined, '{}'],
  ['the text as it came', schema, '{ "Name" : "a" }', '{ "Name" : "a" }'],
  ['numbers as text', schema, '{"Name":"a","Count":"12"}', '{"Name":"a","Count":"12"}'],
  ['null for an optional name', schema, '{"Name":"a","Count":null}', '{"Name":"a","Count":null}'],
  ['2 MB to the byte', optional, ofBytes(maxInputBytes), ofBytes(maxInputBytes)],
]

const refused: readonly (readonly [string, FlowSchema, string | undefined, string])[] = [
  ['text that is no JSON', schema, '{Name:1}', "The parameter 'inputs' is not JSON"],
  ['an empty text', optional, '', "The parameter 'inputs' is not JSON"],
  ['a list', optional, '[]', "The parameter 'inputs' is a JSON array; it must be a JSON object as text"],
  ['null', optional, 'null', "The parameter 'inputs' is a JSON null"],
  ['a number', optional, '7', "The parameter 'inputs' is a JSON number"],
  ['a missing name', schema, '{}', "The input 'Name' is missing."],
  ['a missing name without inputs', schema, undefined, "The input 'Name' is missing."],
  [
    'an unknown name',
    schema,
    '{"Name":"a","Nam":1}',
    "The input 'Nam' is not one of the flow's. Its inputs are 'Name', 'Count', 'Rows'.",
  ],
  [
    'a name for a flow without inputs',
    { schema: null },
    '{"A":1}',
    "The input 'A' is not one of the flow's. The flow has no inputs.",
  ],
  [
    'a wrong type',
    schema,
    '{"Name":"a","Count":"two"}',
    "The input 'Count' is of type string; the flow expects number.",
  ],
  [
    'a byte more than 2 MB',
    optional,
    ofBytes(maxInputBytes + 1),
    `The parameter 'inputs' holds ${maxInputBytes + 1} bytes; it may hold at most 2097152 (2 MB).`,
  ],
  [
    '2 MB of characters that take more bytes',
    optional,
    ofBytes(maxInputBytes).replace('xx', 'éé'),
    'holds 2097154 bytes',
  ],
]

describe('the inputs of a run', () => {
  for (const [title, flow, text, expected] of kept) {
    test(`${title}: kept`, () => assert.equal(checkRunInputs(flow, text) === expected, true))
  }
  for (const [title, flow, text, message] of refused) {
    test(`${title}: refused`, () => {
      assert.throws(
        () => checkRunInputs(flow, text),
        (error: DataverseError) =>
          error.status === 400 && error.code === '0x80040203' && error.message.includes(message)
            ? true
            : assert.fail(error.message),
      )
    })
  }
})
