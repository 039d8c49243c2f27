import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { zipSync } from 'fflate'
import { PackageError, type PackageErrorCode } from '../src/packageError.ts'
import { readSolution } from '../src/readSolution.ts'
import { writeSolution } from '../src/writeSolution.ts'
import { anySolution } from './anySolution.ts'
import { fc, property } from './property.ts'
import { refused } from './refused.ts'

const parent = '11111111-1111-4111-8111-111111111111'
const child = '22222222-2222-4222-8222-222222222222'

/** The parts of a small export, as they are written by the platform. */
const parts: Readonly<Record<string, string>> = {
  'solution.xml': `<ImportExportXml version="9.2"><SolutionManifest><UniqueName>Orders</UniqueName>
    <LocalizedNames><LocalizedName description="All orders" languagecode="1033" /></LocalizedNames>
    <Version>1.2.0.4</Version><Managed>1</Managed>
    <Publisher><UniqueName>contoso</UniqueName><CustomizationPrefix>con</CustomizationPrefix></Publisher>
    <RootComponents><RootComponent type="1" schemaName="con_order" behavior="0" />
    <RootComponent type="29" id="{${parent}}" behavior="0" /><RootComponent type="999" id="x" /></RootComponents>
  </SolutionManifest></ImportExportXml>`,
  'customizations.xml': `<ImportExportXml><Workflows>
    <Workflow WorkflowId="{${parent.toUpperCase()}}" Name="Read &amp; print orders"><Category>6</Category><StateCode>1</StateCode>
      <UIFlowType>2</UIFlowType><Inputs>{"schema":null}</Inputs>
      <Dependencies>{"childFlows":["${child}"]}</Dependencies>
      <Definition>"SET A TO $'''(?&lt;=\\\\s)\\"\\\\'''\\r\\nSET B TO 1 # ]]&gt; &amp;lt;\\r\\n"</Definition></Workflow>
    <Workflow WorkflowId="{${child}}" Name="Print"><Category>6</Category><StateCode>0</StateCode>
      <JsonFileName>/Workflows/Print.json</JsonFileName></Workflow>
    <Workflow WorkflowId="{33333333-3333-4333-8333-333333333333}" Name="Mail"><Category>5</Category></Workflow>
    </Workflows>
    <connectionreferences><connectionreference connectionreferencelogicalname="con_mail"><connectorid>/x/mail</connectorid></connectionreference></connectionreferences>
    <workqueues><workqueue><name>Orders to print</name></workqueue></workqueues></ImportExportXml>`,
  'Workflows/Print.json': JSON.stringify({
    properties: {
      definition: { name: 'Print', package: base64({ 'script.robin': '\uFEFFSET A TO 1', 'flow.manifest': '{}' }) },
      inputs: { schema: null },
    },
  }),
  'desktopflowbinaries/a/desktopflowbinary.xml': `<desktopflowbinary desktopflowbinaryid="44444444-4444-4444-8444-444444444444">
    <data mimetype="image/png">x.png</data><name>Image</name><process><workflowid>${parent}</workflowid></process>
    <reference>controlRepo-screenshots\\x.png</reference><type>ControlRepositoryImageFile</type></desktopflowbinary>`,
  'desktopflowbinaries/a/data/x.png': 'PNG',
}

function base64(files: Record<string, string>): string {
  const entries = Object.entries(files).map(([path, text]) => [
    path,
    new Uint8Array(Buffer.from(text, path.endsWith('.robin') ? 'utf16le' : 'utf8')),
  ])
  return Buffer.from(zipSync(Object.fromEntries(entries))).toString('base64')
}

const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new Uint8Array(Buffer.from(text))])))

describe('an exported solution', () => {
  const read = readSolution(zip(parts))
  const [first, second] = read.flows

  test('says what it is called, its version and its publisher', () =>
    assert.deepEqual(read.solution, {
      uniqueName: 'Orders',
      displayName: 'All orders',
      version: '1.2.0.4',
      isManaged: true,
      publisher: { uniqueName: 'contoso', displayName: '', prefix: 'con', optionValuePrefix: 10_000 },
    }))

  test('gives the script of a flow exactly, out of XML and then JSON', () => {
    assert.equal(first?.definition, `SET A TO $'''(?<=\\s)"\\'''\r\nSET B TO 1 # ]]> &lt;\r\n`)
    assert.deepEqual([first?.workflowId, first?.name, first?.isActive], [parent, 'Read & print orders', true])
    assert.equal(first?.dependencies, `{"childFlows":["${child}"]}`)
  })

  test('gives the script of a flow of the first format out of the package beside', () => {
    assert.equal(second?.definition, 'SET A TO 1')
    assert.deepEqual(
      [second?.inputs, second?.isActive, second?.binaries[0]?.reference],
      ['{"schema":null}', false, 'flow.manifest'],
    )
  })

  test('gives images and what else belongs to a flow', () =>
    assert.deepEqual(first?.binaries, [
      {
        id: '44444444-4444-4444-8444-444444444444',
        name: 'Image',
        type: 'ControlRepositoryImageFile',
        reference: 'controlRepo-screenshots\\x.png',
        mimeType: 'image/png',
        metadata: null,
        fileName: 'x.png',
        content: new Uint8Array(Buffer.from('PNG')),
      },
    ]))

  test('names what it holds besides', () => {
    assert.deepEqual(read.others, [
      "cloud flow 'Mail'",
      "work queue 'Orders to print'",
      "table 'con_order'",
      "component of type 999 'x'",
    ])
    assert.deepEqual(read.connectionReferences, [
      { logicalName: 'con_mail', displayName: 'con_mail', connectorId: '/x/mail', description: null },
    ])
  })
})

describe('refused is a solution', () => {
  /** Title, changed parts, code, sentence. */
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, PackageErrorCode, RegExp])[] = [
    ['without a customizations.xml', { 'customizations.xml': '' }, 'nothing-inside', /has no customizations\.xml/],
    ['without a name', { 'solution.xml': '<a/>' }, 'xml-damaged', /does not name the solution/],
    [
      'with a flow without an id',
      { 'customizations.xml': workflows('<Workflow Name="X"><Category>6</Category></Workflow>') },
      'xml-damaged',
      /'X' in customizations\.xml has no id/,
    ],
    [
      'with two flows of one id',
      { 'customizations.xml': workflows(one('"a"').repeat(2)) },
      'xml-damaged',
      /two flows with the id/,
    ],
    [
      'with a definition that is no JSON',
      { 'customizations.xml': workflows(one('"a\\x"')) },
      'json-damaged',
      /'X' has a definition that is no JSON text/,
    ],
    [
      'with a document type',
      { 'customizations.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' },
      'xml-refused',
      /customizations\.xml/,
    ],
    [
      'with a broken package',
      { 'Workflows/Print.json': '{"properties":{"definition":{"package":"UEsDB!"}}}' },
      'base64-damaged',
      /Workflows\/Print\.json of the flow 'Print'/,
    ],
    [
      'with a binary of no flow',
      { 'desktopflowbinaries/a/desktopflowbinary.xml': '<desktopflowbinary/>' },
      'xml-damaged',
      /to which flow/,
    ],
    [
      'with a binary whose file is missing',
      { 'desktopflowbinaries/a/data/x.png': '' },
      'nothing-inside',
      /a\/data\/x\.png/,
    ],
  ]
  for (const [title, changes, code, message] of cases) {
    test(title, () => {
      const kept = Object.entries({ ...parts, ...changes }).filter(([, text]) => text !== '')
      refused(() => readSolution(zip(Object.fromEntries(kept))), code, message)
    })
  }

  function workflows(text: string): string {
    return `<ImportExportXml><Workflows>${text}</Workflows></ImportExportXml>`
  }
  function one(definition: string): string {
    return `<Workflow WorkflowId="{${child}}" Name="X"><Category>6</Category><Definition>${definition}</Definition></Workflow>`
  }
})

property(
  'a solution whose bytes were changed is read or refused by a sentence',
  fc.tuple(
    anySolution,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 })), { maxLength: 5 }),
  ),
  ([given, changes]) => {
    const bytes = writeSolution(given)
    for (const [at, value] of changes) bytes[Math.floor(at * (bytes.length - 1))] = value
    try {
      readSolution(bytes)
    } catch (error) {
      if (!(error instanceof PackageError)) throw error
    }
  },
)

property(
  'a solution whose XML was changed is read or refused by a sentence',
  fc.tuple(
    fc.constantFrom('solution.xml', 'customizations.xml', 'Workflows/Print.json'),
    fc.nat(),
    fc.nat({ max: 50 }),
    fc.string({ maxLength: 5 }),
  ),
  ([path, at, length, inserted]) => {
    const text = parts[path] ?? ''
    const start = at % text.length
    const changed = text.slice(0, start) + inserted + text.slice(start + length)
    try {
      readSolution(zip({ ...parts, [path]: changed }))
    } catch (error) {
      if (!(error instanceof PackageError)) throw error
    }
  },
)
