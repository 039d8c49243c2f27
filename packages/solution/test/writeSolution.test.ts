import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { jsonForXml } from '../src/definitionText.ts'
import { readArchive } from '../src/readArchive.ts'
import { readSolution } from '../src/readSolution.ts'
import { scriptFlow } from '../src/scriptFlow.ts'
import type { Flow } from '../src/solution.ts'
import { newSolution, writeSolution } from '../src/writeSolution.ts'
import { anySolution } from './anySolution.ts'
import { property } from './property.ts'
import { refused } from './refused.ts'

const workflowId = '78ac15ae-980a-ef11-9f89-000d3a24f839'
const flow: Flow = {
  ...scriptFlow({ definition: "SET A TO $'''\\'''\r\n", binaries: [] }),
  workflowId,
  name: 'Orders: all',
}
const manifest = {
  id: null,
  name: 'Desktop flow manifest file',
  type: 'ManifestFile',
  reference: 'flow.manifest',
  mimeType: 'application/json',
  metadata: '{}',
  fileName: null,
  content: Buffer.from('{}'),
}
const write = (flows: readonly Flow[]): Uint8Array =>
  writeSolution({ solution: newSolution('Orders'), flows, connectionReferences: [] })

describe('a solution that is written', () => {
  property('reads in again to the same, and gives the same bytes again', anySolution, given => {
    const bytes = writeSolution(given)
    const { others, ...again } = readSolution(bytes)
    assert.deepEqual(structuredClone(again), structuredClone(inXml(given)))
    assert.deepEqual(others, [])
    assert.deepEqual(writeSolution(again), bytes)
  })

  test('has the layout of an export', () => {
    const files = readArchive(write([{ ...flow, binaries: [manifest] }]))
    const id = [...files.keys()][4]?.split('/')[1]
    assert.match(id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.deepEqual(
      [...files.keys()],
      [
        '[Content_Types].xml',
        'solution.xml',
        'customizations.xml',
        'Workflows/Ordersall-78AC15AE-980A-EF11-9F89-000D3A24F839.json',
        `desktopflowbinaries/${id}/desktopflowbinary.xml`,
        `desktopflowbinaries/${id}/data/ManifestFile_${id}.json`,
      ],
    )
    const text = (path: string): string => Buffer.from(files.get(path)!).toString()
    assert.match(
      text('solution.xml'),
      /<RootComponent type="29" id="\{78ac15ae-980a-ef11-9f89-000d3a24f839\}" behavior="0" \/>/,
    )
    assert.match(text('customizations.xml'), /<Definition>&quot;SET A TO \$'''\\\\'''\\r\\n&quot;<\/Definition>/)
    assert.match(text('[Content_Types].xml'), /<Default Extension="json" ContentType="application\/octet-stream" \/>/)
  })

  test('is refused where a flow has no id or no name, or two have the same', () => {
    refused(() => write([{ ...flow, workflowId: null }]), 'not-writable', /'Orders: all' has no id/)
    refused(() => write([{ ...flow, name: null }]), 'not-writable', /has no name/)
    refused(() => write([flow, flow]), 'not-writable', /Two flows have the id 78ac/)
    refused(() => write([{ ...flow, name: 'a\u0001' }]), 'not-writable', /U\+0001 of "a\\u0001"/)
  })
})

/** What XML cannot hold stands in columns of JSON as JSON writes it. */
const inXml = (given: Parameters<typeof writeSolution>[0]): unknown => ({
  ...given,
  flows: given.flows.map(one => ({
    ...one,
    inputs: one.inputs && jsonForXml(one.inputs),
    outputs: one.outputs && jsonForXml(one.outputs),
  })),
})
