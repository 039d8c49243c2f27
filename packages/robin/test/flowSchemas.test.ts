import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowSchemas } from '../src/flowSchemas.ts'
import { signature } from '../src/signature.ts'
import { parse } from '../src/syntax/parse.ts'

const of = (text: string) => flowSchemas(signature(parse(text).tree))

describe('The schemas of a flow', () => {
  test('are null without variables', () => {
    assert.equal(JSON.stringify(of('')), '{"inputs":{"schema":null},"outputs":{"schema":null}}')
  })

  test('are those of the seed page, member for member, for a flow that does not say IsOptional', () => {
    const { inputs, outputs } = of(
      "@INPUT inputText : { 'Type': 'String', 'DefaultValue': '' }\n@INPUT inputInteger : { 'Type': 'Numeric', 'DefaultValue': 0 }\n" +
        "@OUTPUT outputText : { 'Type': 'String' }\n@OUTPUT outputInteger : { 'Type': 'Numeric' }",
    )
    const variable = (title: string, type: string, value: string | null) =>
      `"${title}":{"default":"","description":"","format":null,"title":"${title}","type":"${type}","value":${JSON.stringify(value)}}`
    assert.equal(
      JSON.stringify(inputs),
      `{"schema":{"properties":{${variable('inputText', 'string', '')},${variable('inputInteger', 'number', '0')}},"type":"object"}}`,
    )
    assert.equal(
      JSON.stringify(outputs),
      `{"schema":{"properties":{${variable('outputText', 'string', null)},${variable('outputInteger', 'number', null)}},"type":"object"}}`,
    )
  })

  test('list the required inputs of a flow that says IsOptional', () => {
    const { inputs } = of(
      "@INPUT a : { 'FriendlyName': 'A', 'Description': 'x', 'Type': 'Bool', 'IsOptional': False, 'DefaultValue': True }\n" +
        "@INPUT b : { 'Type': 'String', 'IsOptional': True, 'DefaultValue': '' }",
    )
    assert.equal(
      JSON.stringify(inputs),
      '{"schema":{"required":["a"],"properties":{' +
        '"a":{"default":"","description":"x","format":null,"title":"A","type":"boolean","value":"True","isOptional":false},' +
        '"b":{"default":"","description":"","format":null,"title":"b","type":"string","value":"","isOptional":true}},"type":"object"}}',
    )
  })

  test('say null where nothing is required', () => {
    const { inputs } = of("@INPUT b : { 'Type': 'String', 'IsOptional': True, 'DefaultValue': '' }")
    assert.equal(inputs.schema?.required, null)
  })

  test('hide sensitive values', () => {
    const { inputs, outputs } = of(
      "@SENSITIVE: [A, B]\n@INPUT A : { 'Type': 'String', 'DefaultValue': 'x' }\n@OUTPUT B : { 'Type': 'String' }",
    )
    assert.deepEqual([inputs.schema?.properties.A?.format, inputs.schema?.properties.A?.value], ['password', null])
    assert.equal(outputs.schema?.properties.B?.format, 'password')
  })

  const rows: readonly (readonly [value: string, text: string | null])[] = [
    ["''", ''],
    ["'a b'", 'a b'],
    ["$'''100%%'''", '100%'],
    ['0', '0'],
    ['-1.50', '-1.50'],
    ['12345678901234567890', '12345678901234567890'],
    ['False', 'False'],
    ['[]', '[\r\n]\r\n'],
    ["['a', 1]", '[\r\n  "a",\r\n  1\r\n]\r\n'],
    ['{{ }}', '{  }'],
    ["{ 'a': { 'b': [True] } }", '{"a":{"b":[true]}}'],
    ["{ ^['A', 'B'], [1, 'x'] }", '[\r\n  {\r\n    "A": 1,\r\n    "B": "x"\r\n  }\r\n]\r\n'],
    ['d"2022-03-25"', '2022-03-25'],
    ['1 + 1', null],
  ]
  for (const [value, text] of rows) {
    test(`write the default ${value} as ${JSON.stringify(text)}`, () => {
      const { inputs } = of(`@INPUT A : { 'Type': 'String', 'DefaultValue': ${value} }`)
      assert.equal(inputs.schema?.properties.A?.value, text)
    })
  }

  test('say null where there is no default', () => {
    assert.equal(of("@INPUT A : { 'Type': 'String' }").inputs.schema?.properties.A?.value, null)
  })
})
