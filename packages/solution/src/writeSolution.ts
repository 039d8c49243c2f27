import { binaryFileName } from './binaryFileName.ts'
import { binaryId } from './binaryId.ts'
import { definitionLiteral, jsonForXml } from './definitionText.ts'
import { PackageError } from './packageError.ts'
import type { ConnectionReference, Flow, FlowBinary, Solution, SolutionPackage } from './solution.ts'
import { writeArchive } from './writeArchive.ts'
import { element, writeXml, type XmlElement } from './xml.ts'

/**
 * Writes a solution as Power Platform exports one; `readSolution` reads the same from it, and the same solution gives
 * the same bytes. Every flow needs an id and a name. Other components are not written.
 *
 * @example
 * writeFileSync('reports.zip', writeSolution({ solution: newSolution('Reports'), flows, connectionReferences: [] }))
 *
 * Source: Robin language, section 12.2; Dataverse wire, sections 1.2 and 1.3.
 */
export function writeSolution({ solution, flows, connectionReferences }: Omit<SolutionPackage, 'others'>): Uint8Array {
  const named = flows.map(withId)
  refuseTwins(
    named.map(flow => flow.workflowId),
    'flows',
  )
  const binaries = named.flatMap(flow =>
    flow.binaries.map(binary => ({ ...binary, id: binaryId(flow.workflowId, binary), flowId: flow.workflowId })),
  )
  refuseTwins(
    binaries.map(binary => binary.id),
    'binaries',
  )
  const files: (readonly [string, Uint8Array | string])[] = [
    ['solution.xml', xml(solutionXml(solution, named))],
    ['customizations.xml', xml(customizationsXml(named, connectionReferences))],
    ...named.map(flow => [stubPath(flow).slice(1), stub] as const),
    ...binaries.flatMap(binary => binaryFiles(binary)),
  ]
  return writeArchive([['[Content_Types].xml', xml(contentTypes(files.map(([path]) => path)))], ...files])
}

/** A new head, for flows that came from no solution. */
export const newSolution = (uniqueName: string): Solution => ({
  uniqueName,
  displayName: uniqueName,
  version: '1.0.0.0',
  isManaged: false,
  publisher: { uniqueName: 'Deskhand', displayName: 'Deskhand', prefix: 'dh', optionValuePrefix: 10_000 },
})

type NamedFlow = Flow & { readonly workflowId: string; readonly name: string }

function withId(flow: Flow): NamedFlow {
  const { workflowId, name } = flow
  if (workflowId === null || name === null)
    throw new PackageError(
      'not-writable',
      `The flow '${name ?? workflowId}' has no ${name === null ? 'name' : 'id'}; a solution needs both.`,
    )
  return { ...flow, workflowId, name }
}

function refuseTwins(ids: readonly string[], what: string): void {
  const seen = new Set<string>()
  const twin = ids.find(id => seen.size === seen.add(id).size)
  if (twin !== undefined)
    throw new PackageError('not-writable', `Two ${what} have the id ${twin}; a solution holds each once.`)
}

const xml = (root: XmlElement): string => `<?xml version="1.0" encoding="utf-8"?>\n${writeXml(root)}`

/** What stands in the JSON file of a flow whose script is in a column. */
const stub = JSON.stringify({
  properties: {
    definition: { package: '' },
    inputs: { schema: { required: null, properties: {}, type: 'object' } },
    outputs: { schema: { properties: {}, type: 'object' } },
  },
  schemaversion: 'ROBIN_202208_DVRS',
})

const stubPath = ({ name, workflowId }: NamedFlow): string =>
  `/Workflows/${name.replace(/[^A-Za-z0-9]/g, '')}-${workflowId.toUpperCase()}.json`

function contentTypes(paths: readonly string[]): XmlElement {
  const endings = paths.map(path => /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? 'bin')
  return element(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    [...new Set(endings)]
      .sort()
      .map(ending => element('Default', { Extension: ending, ContentType: 'application/octet-stream' })),
  )
}

function solutionXml(
  { uniqueName, displayName, version, isManaged, publisher }: Solution,
  flows: readonly NamedFlow[],
) {
  const roots = flows
    .map(flow => flow.workflowId)
    .sort()
    .map(id => element('RootComponent', { type: '29', id: `{${id}}`, behavior: '0' }))
  return element('ImportExportXml', head, [
    element('SolutionManifest', {}, [
      element('UniqueName', {}, uniqueName),
      localizedNames(displayName),
      element('Descriptions', {}),
      element('Version', {}, version),
      element('Managed', {}, isManaged ? '1' : '0'),
      element('Publisher', {}, [
        element('UniqueName', {}, publisher.uniqueName),
        localizedNames(publisher.displayName),
        element('Descriptions', {}),
        element('CustomizationPrefix', {}, publisher.prefix),
        element('CustomizationOptionValuePrefix', {}, String(publisher.optionValuePrefix)),
      ]),
      element('RootComponents', {}, roots),
      element('MissingDependencies', {}),
    ]),
  ])
}

const head = {
  version: '9.2.0.0',
  SolutionPackageVersion: '9.2',
  languagecode: '1033',
  generatedBy: 'Deskhand',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
}

const localizedNames = (description: string): XmlElement =>
  element('LocalizedNames', {}, [element('LocalizedName', { description, languagecode: '1033' })])

function customizationsXml(flows: readonly NamedFlow[], references: readonly ConnectionReference[]): XmlElement {
  return element('ImportExportXml', { 'xmlns:xsi': head['xmlns:xsi'] }, [
    element('Entities', {}),
    element('Roles', {}),
    element('Workflows', {}, flows.map(workflowXml)),
    element('FieldSecurityProfiles', {}),
    element('Templates', {}),
    element('EntityMaps', {}),
    element('EntityRelationships', {}),
    element('OrganizationSettings', {}),
    element('optionsets', {}),
    element('CustomControls', {}),
    element('EntityDataProviders', {}),
    ...(references.length === 0 ? [] : [element('connectionreferences', {}, references.map(referenceXml))]),
    element('Languages', {}, [element('Language', {}, '1033')]),
  ])
}

/** Elements and fixed values in the order of an exported desktop flow. */
function workflowXml(flow: NamedFlow): XmlElement {
  const column = (name: string, text: string | null): readonly XmlElement[] =>
    text === null ? [] : [element(name, {}, jsonForXml(text))]
  return element('Workflow', { WorkflowId: `{${flow.workflowId}}`, Name: flow.name }, [
    element('JsonFileName', {}, stubPath(flow)),
    ...Object.entries(fixedBefore).map(([name, value]) => element(name, {}, value)),
    element('StateCode', {}, flow.isActive ? '1' : '0'),
    element('StatusCode', {}, flow.isActive ? '2' : '1'),
    ...Object.entries(fixedBehind).map(([name, value]) => element(name, {}, value)),
    element('UIFlowType', {}, String(flow.uiFlowType)),
    element('IsCustomProcessingStepAllowedForOtherPublishers', {}, '1'),
    ...column('Metadata', flow.metadata),
    ...column('Inputs', flow.inputs),
    ...column('Outputs', flow.outputs),
    ...column('Dependencies', flow.dependencies),
    ...column('ConnectionReferences', flow.connectionReferences),
    element('Definition', {}, definitionLiteral(flow.definition)),
    element('SchemaVersion', {}, '2022.07'),
    ...column('DesktopFlowModules', flow.desktopFlowModules),
    element('PrimaryEntity', {}, 'none'),
    localizedNames(flow.name),
    ...(flow.description === null
      ? []
      : [
          element('Descriptions', {}, [
            element('Description', { languagecode: '1033', description: flow.description }),
          ]),
        ]),
  ])
}

const fixedBefore = {
  Type: '1',
  Subprocess: '0',
  Category: '6',
  Mode: '0',
  Scope: '4',
  OnDemand: '0',
  TriggerOnCreate: '0',
  TriggerOnDelete: '0',
  AsyncAutodelete: '0',
  SyncWorkflowLogOnFailure: '0',
}

const fixedBehind = { RunAs: '1', IsTransacted: '1', IntroducedVersion: '1.0', IsCustomizable: '1' }

const optional = (name: string, text: string | null): readonly XmlElement[] =>
  text === null ? [] : [element(name, {}, text)]

function referenceXml({ logicalName, displayName, connectorId, description }: ConnectionReference): XmlElement {
  return element('connectionreference', { connectionreferencelogicalname: logicalName }, [
    element('connectionreferencedisplayname', {}, displayName),
    ...optional('connectorid', connectorId),
    ...optional('description', description),
    element('iscustomizable', {}, '1'),
    element('promptingbehavior', {}, '0'),
    element('statecode', {}, '0'),
    element('statuscode', {}, '1'),
  ])
}

type PlacedBinary = FlowBinary & { readonly id: string; readonly flowId: string }

function binaryFiles(binary: PlacedBinary): readonly (readonly [string, Uint8Array | string])[] {
  const folder = `desktopflowbinaries/${binary.id}`
  const fileName = binary.content === null ? null : binaryFileName(binary)
  const row: readonly [string, string] = [`${folder}/desktopflowbinary.xml`, xml(binaryXml(binary, fileName))]
  return binary.content === null ? [row] : [row, [`${folder}/data/${fileName}`, binary.content]]
}

function binaryXml(
  { id, flowId, name, type, reference, mimeType, metadata }: PlacedBinary,
  fileName: string | null,
): XmlElement {
  const data = fileName === null ? [] : [element('data', mimeType === null ? {} : { mimetype: mimeType }, fileName)]
  return element('desktopflowbinary', { desktopflowbinaryid: id }, [
    ...data,
    element('iscustomizable', {}, '1'),
    ...optional('metadata', metadata),
    ...optional('mimetype', mimeType),
    element('name', {}, name),
    element('process', {}, [element('workflowid', {}, flowId)]),
    ...optional('reference', reference),
    element('statecode', {}, '0'),
    element('statuscode', {}, '1'),
    element('type', {}, type),
  ])
}
