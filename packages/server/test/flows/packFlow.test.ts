import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FlowSchema, FlowVariable } from '@deskhand/contract/flowSchema'
import { unzipSync } from 'fflate'
import { packFlow } from '../../src/flows/packFlow.ts'
import type { ScriptFacts } from '../../src/flows/readScript.ts'

const variable = (title: string, value: string | null): FlowVariable => ({
  default: '',
  description: '',
  format: null,
  title,
  type: 'string',
  value,
})
const schemaOf = (properties: Record<string, FlowVariable>): FlowSchema => ({ schema: { properties, type: 'object' } })
const facts: ScriptFacts = {
  problem: null,
  inputs: schemaOf({ Input1: variable('Input 1', '0'), Input2: variable('Input2', '') }),
  outputs: schemaOf({ Output1: variable('Output', null) }),
  modules: ['Text', 'File'],
  childFlows: [],
}
const definition = "SET Name TO $'''Zoë'''\r\n"
const now = Date.UTC(2026, 10, 21, 12)
const flow = { name: 'Desktop Flow 1', definition, now }
const { values } = packFlow(flow, () => facts)

describe('a packed flow', () => {
  test('has the clientdata of the seed page, member for member', () => {
    const text = String(values.clientdata)
    const pack = JSON.parse(text).properties.definition.package
    assert.equal(
      text,
      `{"clientversion":"2.19.00170.22097","properties":{"definition":{"dependencies":[],"isvalid":true,"name":"Desktop Flow 1","package":"${pack}","$schema":"https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#"},"inputs":{"schema":{"properties":{"Input1":{"default":"","description":"","format":null,"title":"Input 1","type":"string","value":"0"},"Input2":{"default":"","description":"","format":null,"title":"Input2","type":"string","value":""}},"type":"object"}},"outputs":{"schema":{"properties":{"Output1":{"default":"","description":"","format":null,"title":"Output","type":"string","value":null}},"type":"object"}}},"schemaversion":"ROBIN_20211012","targets":{"schema":{"properties":{},"type":"object"}}}`,
    )
  })

  test('carries a real zip with the script as UTF-16 LE behind a byte order mark', () => {
    const pack: string = JSON.parse(String(values.clientdata)).properties.definition.package
    assert.match(pack, /^UEsDB/)
    const files = unzipSync(Buffer.from(pack, 'base64'))
    assert.deepEqual(Object.keys(files), [
      'script.robin',
      'flow.manifest',
      'flow.dependencies',
      'controlRepo.appmask',
      'imageRepo.imgrepo',
    ])
    assert.deepEqual([...files['script.robin']!.subarray(0, 4)], [0xff, 0xfe, 0x53, 0x00])
    assert.equal(Buffer.from(files['script.robin']!).toString('utf16le'), `\uFEFF${definition}`)
    const manifest = JSON.parse(Buffer.from(files['flow.manifest']!).toString())
    assert.deepEqual(manifest.ModuleReferences, [{ Name: 'Text' }, { Name: 'File' }])
  })

  test('is the same for the same script at the same time', () =>
    assert.deepEqual(packFlow(flow, () => facts).values, values))

  test('has the schemas of the 2024 seed page as its own columns', () => {
    assert.equal(values.inputs, JSON.stringify(facts.inputs))
    assert.equal(values.outputs, JSON.stringify(facts.outputs))
  })

  test('is activated and published', () =>
    assert.deepEqual(
      [values.statecode, values.statuscode, values.componentstate, values.suspensionreasondetails],
      [1, 2, 0, null],
    ))

  test('with an error in its script is a draft that says why', () => {
    const { values } = packFlow(flow, () => ({ ...facts, problem: 'Line 3: expected END.' }))
    assert.deepEqual(
      [values.statecode, values.statuscode, values.componentstate, values.suspensionreasondetails],
      [0, 1, 1, 'Line 3: expected END.'],
    )
    assert.equal(JSON.parse(String(values.clientdata)).properties.definition.isvalid, false)
  })
})
