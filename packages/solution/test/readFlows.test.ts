import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { zipSync } from 'fflate'
import type { FlowFile } from '../src/flowFile.ts'
import { PackageError, type PackageErrorCode } from '../src/packageError.ts'
import { readFlows } from '../src/readFlows.ts'
import { writeRows } from '../src/writeRows.ts'
import { newSolution, writeSolution } from '../src/writeSolution.ts'
import { anySolution } from './anySolution.ts'
import { fc, property } from './property.ts'
import { refused } from './refused.ts'

const script = 'SET Name TO 1\r\n'
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding))
const definitionPackage = zipSync({
  'x/script.robin': bytes(`\uFEFF${script}`, 'utf16le'),
  'x/controlRepo-screenshots/a.png': bytes('PNG'),
  'x/controlRepo.appmask': bytes('{}'),
})
const clientdata = (packed: string): string =>
  JSON.stringify({ properties: { definition: { name: 'Orders', package: packed }, inputs: { schema: null } } })
const packed = clientdata(Buffer.from(definitionPackage).toString('base64'))
const workflowid = '78AC15AE-980A-EF11-9F89-000D3A24F839'
const row = { workflowid, name: 'Orders', category: 6, definition: script, inputs: '{"schema":null}' }

describe('flows are read from', () => {
  /** Title, bytes, kind, names. */
  const cases: readonly (readonly [string, Uint8Array | string, FlowFile['kind'], readonly (string | null)[]])[] = [
    ['a script', script, 'script', [null]],
    ['a script in UTF-16', bytes(script, 'utf16le'), 'script', [null]],
    ['a script that was saved as a JSON text', JSON.stringify(script), 'script', [null]],
    ['a definition package', definitionPackage, 'package', [null]],
    ['clientdata', packed, 'clientdata', ['Orders']],
    ['a row', JSON.stringify(row), 'rows', ['Orders']],
    [
      'a row whose definition is a JSON text',
      JSON.stringify({ ...row, definition: JSON.stringify(script) }),
      'rows',
      ['Orders'],
    ],
    ['a row with clientdata', JSON.stringify({ clientdata: packed }), 'rows', ['Orders']],
    ['a list of rows, without those of cloud flows', JSON.stringify([row, { category: 5 }]), 'rows', ['Orders']],
    [
      'an answer with rows, as UTF-16',
      bytes(`\uFEFF${JSON.stringify({ value: [row] })}`, 'utf16le'),
      'rows',
      ['Orders'],
    ],
  ]
  for (const [title, content, kind, names] of cases) {
    test(title, () => {
      const file = readFlows(typeof content === 'string' ? bytes(content) : content, 'x')
      assert.equal(file.kind, kind)
      assert.deepEqual(
        file.flows.map(flow => flow.name),
        names,
      )
      assert.deepEqual(
        file.flows.map(flow => flow.definition),
        [script],
      )
    })
  }

  test('a package with what lies beside the script, under the names the script knows', () =>
    assert.deepEqual(
      readFlows(definitionPackage, 'x').flows[0]?.binaries.map(({ reference, type, mimeType }) => [
        reference,
        type,
        mimeType,
      ]),
      [
        ['controlRepo-screenshots\\a.png', 'ControlRepositoryImageFile', 'image/png'],
        ['controlRepo.appmask', 'ControlRepository', 'application/json'],
      ],
    ))

  test('a row with its id in small letters and its schemas as they came', () => {
    const [flow] = readFlows(bytes(JSON.stringify({ ...row, outputs: { schema: null } })), 'x').flows
    assert.deepEqual(
      [flow?.workflowId, flow?.inputs, flow?.outputs],
      [workflowid.toLowerCase(), '{"schema":null}', '{"schema":null}'],
    )
  })

  property('rows that were written, all of them', anySolution, ({ flows }) => {
    if (flows.length === 0) return
    assert.deepEqual(structuredClone(readFlows(bytes(writeRows(flows)), 'x').flows), structuredClone(flows))
  })

  test('a solution that was written', () => {
    const { flows } = readFlows(bytes(JSON.stringify(row)), 'x')
    const solution = newSolution('Orders')
    const file = readFlows(writeSolution({ solution, flows, connectionReferences: [] }), 'x')
    assert.deepEqual([file.kind, file.solution, file.flows], ['solution', solution, flows])
  })
})

describe('refused is', () => {
  const cases: readonly (readonly [string, Uint8Array | string, PackageErrorCode, RegExp])[] = [
    ['broken JSON', '{"a":', 'json-damaged', /^x is no JSON: /],
    ['JSON that is no flow', '{"a":1}', 'nothing-inside', /x has no script: no text in 'definition'/],
    ['a list without flows', '[{"category":5}]', 'nothing-inside', /x holds no desktop flow/],
    ['the stub of an export', clientdata(''), 'nothing-inside', /give the solution/],
    [
      'a package without a script',
      zipSync({ a: bytes('b') }),
      'nothing-inside',
      /neither an exported solution .* nor a definition package/,
    ],
    ['broken base64', clientdata('UEsD-'), 'base64-damaged', /The package in x is no base64 text/],
    ['base64 of no package', clientdata('AAAA'), 'archive-damaged', /no zip/],
    [
      'the broken file of a binary',
      JSON.stringify({ ...row, workflow_desktopflowbinary_Process: [{ name: 'b', data: '*' }] }),
      'base64-damaged',
      /binary 'b' of x/,
    ],
  ]
  for (const [title, content, code, message] of cases)
    test(title, () =>
      refused(() => readFlows(typeof content === 'string' ? bytes(content) : content, 'x'), code, message),
    )

  property(
    'nothing but by a sentence',
    fc.oneof(
      fc.json().map(text => bytes(text)),
      fc.uint8Array(),
    ),
    content => {
      try {
        readFlows(content, 'x')
      } catch (error) {
        if (!(error instanceof PackageError)) throw error
      }
    },
  )
})
