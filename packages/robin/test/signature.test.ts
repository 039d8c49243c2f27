import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { signature } from '../src/signature.ts'
import { parse } from '../src/syntax/parse.ts'

const of = (text: string) => signature(parse(text).tree)

describe('A signature', () => {
  test('names what a caller gives and gets', () => {
    const { inputs, outputs, sensitive } = of(
      "@SENSITIVE: [Pin, Local]\n@OUTPUT Sum : { 'Type': 'Numeric' }\n@INPUT pin : { 'Description': 'Four digits', 'FriendlyName': 'The pin', 'Type': 'String', 'IsOptional': False, 'DefaultValue': '' }",
    )
    const [pin] = inputs
    assert.deepEqual(
      { ...pin, default: pin?.default?.kind },
      {
        name: 'pin',
        externalName: 'The pin',
        description: 'Four digits',
        type: 'string',
        robinType: 'String',
        optional: false,
        saysOptional: true,
        default: 'Text',
        sensitive: true,
      },
    )
    assert.deepEqual(
      outputs.map(({ name, externalName, type, sensitive }) => [name, externalName, type, sensitive]),
      [['Sum', 'Sum', 'number', false]],
    )
    assert.deepEqual(sensitive, ['pin', 'local'])
  })

  const rows = [
    ['String', 'string'],
    ['Numeric', 'number'],
    ['Bool', 'boolean'],
    ['List', 'array'],
    ['DataTable', 'array'],
    ['CustomObject', 'object'],
    ['DateTime', 'string'],
    ['File', 'string'],
    ['numeric', 'number'],
    ['Whatever', 'string'],
  ]
  for (const [robinType, type] of rows) {
    test(`shows ${robinType} as ${type}`, () => {
      assert.equal(of(`@INPUT A : { 'Type': '${robinType}' }`).inputs[0]?.type, type)
    })
  }

  test('takes inputs of older flows, which do not say IsOptional, for optional', () => {
    const [input] = of("@INPUT A : { 'Type': 'String' }").inputs
    assert.deepEqual([input?.optional, input?.saysOptional, input?.default], [true, false, undefined])
  })
})
