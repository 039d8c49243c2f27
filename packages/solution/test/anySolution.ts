import type { Flow, FlowBinary, SolutionPackage } from '../src/solution.ts'
import { fc } from './property.ts'

const id = fc.uuid()
const trap = fc.constantFrom(
  ']]>',
  '<![CDATA[',
  '&amp;',
  '&#13;',
  '\r\n',
  '\r',
  "\\'",
  "'''",
  '"',
  '\\\\"',
  '\u0000',
  '\u0001',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u200b',
  '\ud83d',
  '\udc00',
  '😀',
  'テスト',
)
/** Texts of all kinds of characters, among them those that formats stumble over. */
export const anyText = fc
  .array(fc.oneof(trap, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })), { maxLength: 12 })
  .map(parts => parts.join(''))
/** What a column of a row may hold: XML has no zero and no other control characters. */
const column = anyText.map(text => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/g, ''))
const filled = column.filter(text => text !== '')
const json = fc.option(fc.dictionary(filled, anyText, { maxKeys: 3 }).map(value => JSON.stringify(value)))
const fileName = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}\.(json|png|bin)$/)

const binary: fc.Arbitrary<FlowBinary> = fc
  .record({
    id,
    name: column,
    type: fc.constantFrom('ManifestFile', 'ControlRepository', 'ControlRepositoryImageFile', 'ConnectorDefinition'),
    reference: fc.option(fc.oneof(column, fc.constant('controlRepo-screenshots\\a.png'))),
    mimeType: fc.option(fc.constantFrom('application/json', 'image/png')),
    metadata: fc.option(column),
    file: fc.option(fc.record({ fileName, content: fc.uint8Array({ maxLength: 100 }) })),
  })
  .map(({ file, ...rest }) => ({ ...rest, fileName: file?.fileName ?? null, content: file?.content ?? null }))

const flow: fc.Arbitrary<Flow> = fc.record({
  workflowId: id,
  name: column,
  description: fc.option(column),
  // No statement begins with a quotation mark.
  definition: anyText.filter(text => !text.trimStart().startsWith('"')),
  inputs: json,
  outputs: json,
  metadata: fc.option(filled),
  dependencies: fc.option(filled),
  connectionReferences: fc.option(fc.constant('[]')),
  desktopFlowModules: fc.option(fc.constant('[]')),
  uiFlowType: fc.constantFrom(0, 2),
  isActive: fc.boolean(),
  binaries: fc.array(binary, { maxLength: 3 }),
})

/** Solutions of flows with all that may belong to them. */
export const anySolution: fc.Arbitrary<Omit<SolutionPackage, 'others'>> = fc.record({
  solution: fc.record({
    uniqueName: filled,
    displayName: column,
    version: fc.constantFrom('1.0.0.0', '2.13.5.7'),
    isManaged: fc.boolean(),
    publisher: fc.record({
      uniqueName: column,
      displayName: column,
      prefix: fc.constantFrom('dh', 'new'),
      optionValuePrefix: fc.integer({ min: 10_000, max: 99_999 }),
    }),
  }),
  flows: fc.uniqueArray(flow, { selector: one => one.workflowId, maxLength: 4 }),
  connectionReferences: fc.array(
    fc.record({
      logicalName: column,
      displayName: column,
      connectorId: fc.option(column),
      description: fc.option(column),
    }),
    { maxLength: 2 },
  ),
})
