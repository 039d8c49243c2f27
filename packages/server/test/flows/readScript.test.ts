import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { readCatalogue } from '../../src/flows/readCatalogue.ts'
import { scriptReader } from '../../src/flows/readScript.ts'

const catalogue = await readCatalogue(join(import.meta.dirname, '../../../actions/catalogue.json'))

describe('what is known of a script', () => {
  test('is what it declares and which modules it uses', () => {
    const script = [
      "@INPUT Path : { 'Description': 'A file', 'FriendlyName': 'File', 'Type': 'String', 'DefaultValue': '' }",
      "@OUTPUT Total : { 'Description': '', 'FriendlyName': 'Total', 'Type': 'Numeric' }",
      "File.Copy Files: Path Destination: $'''out'''",
      'SET Total TO 1',
    ].join('\r\n')
    assert.deepEqual(scriptReader(catalogue)(script), {
      problem: null,
      inputs: {
        schema: {
          properties: {
            Path: { default: '', description: 'A file', format: null, title: 'File', type: 'string', value: '' },
          },
          type: 'object',
        },
      },
      outputs: {
        schema: {
          properties: {
            Total: { default: '', description: '', format: null, title: 'Total', type: 'number', value: null },
          },
          type: 'object',
        },
      },
      modules: ['File'],
      childFlows: [],
    })
  })

  const rows: readonly (readonly [string, string, RegExp | null])[] = [
    ['an empty script', '', null],
    ['an error of grammar', 'SET A TO', /^Line 1, column \d+: Expected a value/],
    ['an unknown action', 'Filed.Copi', /^Line 1, column 1: Action 'Filed\.Copi' doesn't exist\./],
    ['an unknown variable', 'SET A TO Custmer', /^Line 1, column 10: Variable 'Custmer' doesn't exist\./],
    ['several errors', 'SET A TO X1\r\nSET B TO X2', /\(and 1 more\)$/],
  ]
  for (const [title, script, problem] of rows) {
    test(`includes what is wrong with ${title}`, () => {
      const facts = scriptReader(catalogue)(script)
      if (problem === null) assert.equal(facts.problem, null)
      else assert.match(String(facts.problem), problem)
    })
  }

  test('without a catalogue says nothing of actions', () =>
    assert.equal(scriptReader(undefined)('Filed.Copi').problem, null))
})
