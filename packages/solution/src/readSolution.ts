import { decodeScript } from './decodeScript.ts'
import { definitionText } from './definitionText.ts'
import { guid } from './guid.ts'
import { otherComponents } from './otherComponents.ts'
import { PackageError } from './packageError.ts'
import { type Archive, readArchive } from './readArchive.ts'
import { readClientData } from './readClientData.ts'
import { readFlowBinary } from './readFlowBinary.ts'
import type { ConnectionReference, Flow, FlowBinary, Solution, SolutionPackage } from './solution.ts'
import { child, childrenOf, readXml, textOf, type XmlElement } from './xml.ts'

/**
 * Reads an exported solution: its desktop flows with all that belongs to them; other components are named.
 *
 * @example
 * readSolution(readFileSync('Reports_1_0_0_1.zip')).flows.map(flow => flow.name)
 *
 * Source: Robin language, section 12.2.
 */
export const readSolution = (bytes: Uint8Array): SolutionPackage => solutionIn(readArchive(bytes))

/** The same for an archive that is unpacked. */
export function solutionIn(archive: Archive): SolutionPackage {
  const manifest = child(xmlIn(archive, 'solution.xml'), 'SolutionManifest')
  const customizations = xmlIn(archive, 'customizations.xml')
  const workflows = childrenOf(child(customizations, 'Workflows'), 'Workflow')
  const binaries = binariesIn(archive)
  const flows = workflows.filter(isDesktopFlow).map(one => readFlow(one, archive, binaries))
  const ids = new Set<string>()
  for (const { workflowId, name } of flows) {
    if (workflowId === null) continue
    if (ids.has(workflowId))
      throw new PackageError(
        'xml-damaged',
        `customizations.xml has two flows with the id ${workflowId}, one is '${name}'.`,
      )
    ids.add(workflowId)
  }
  return {
    solution: readHead(manifest),
    flows,
    connectionReferences: readConnectionReferences(customizations),
    others: otherComponents(manifest, customizations, flows),
  }
}

const desktopFlow = '6'
const isDesktopFlow = (workflow: XmlElement): boolean => textOf(workflow, 'Category')?.trim() === desktopFlow

function xmlIn(archive: Archive, path: string): XmlElement {
  const content = archive.get(path)
  if (content === undefined)
    throw new PackageError('nothing-inside', `The archive has no ${path}, so it is no exported solution.`)
  return readXml(decodeScript(content).text, path)
}

function readHead(manifest: XmlElement | undefined): Solution {
  const publisher = child(manifest, 'Publisher')
  const uniqueName = textOf(manifest, 'UniqueName')
  if (uniqueName === undefined)
    throw new PackageError('xml-damaged', 'solution.xml does not name the solution (SolutionManifest, UniqueName).')
  return {
    uniqueName,
    displayName: localizedName(manifest) ?? uniqueName,
    version: textOf(manifest, 'Version') ?? '1.0.0.0',
    isManaged: textOf(manifest, 'Managed') === '1',
    publisher: {
      uniqueName: textOf(publisher, 'UniqueName') ?? '',
      displayName: localizedName(publisher) ?? '',
      prefix: textOf(publisher, 'CustomizationPrefix') ?? '',
      optionValuePrefix: Number(textOf(publisher, 'CustomizationOptionValuePrefix') ?? 10_000) || 10_000,
    },
  }
}

const localizedName = (parent: XmlElement | undefined): string | undefined =>
  child(child(parent, 'LocalizedNames'), 'LocalizedName')?.attributes.description

function readFlow(workflow: XmlElement, archive: Archive, binaries: ReadonlyMap<string, readonly FlowBinary[]>): Flow {
  const workflowId = guid(workflow.attributes.WorkflowId ?? '')
  const name = workflow.attributes.Name ?? localizedName(workflow) ?? null
  if (workflowId === null)
    throw new PackageError('xml-damaged', `The flow '${name}' in customizations.xml has no id (WorkflowId).`)
  const own = binaries.get(workflowId) ?? []
  const column = (tag: string): string | null => {
    const text = textOf(workflow, tag)
    return text === undefined || text === '' ? null : text
  }
  const text = column('Definition')
  const packed = text === null ? packageOf(workflow, archive, name) : undefined
  return {
    workflowId,
    name,
    description: childDescription(workflow) ?? packed?.description ?? null,
    definition: text === null ? (packed?.definition ?? '') : definitionText(text, `The flow '${name}'`),
    inputs: column('Inputs') ?? packed?.inputs ?? null,
    outputs: column('Outputs') ?? packed?.outputs ?? null,
    metadata: column('Metadata'),
    dependencies: column('Dependencies'),
    connectionReferences: column('ConnectionReferences'),
    desktopFlowModules: column('DesktopFlowModules'),
    uiFlowType: Number(textOf(workflow, 'UIFlowType') ?? 2),
    isActive: textOf(workflow, 'StateCode') !== '0',
    binaries: own.length > 0 ? own : (packed?.binaries ?? []),
  }
}

/** Flows of the first format keep script and schemas in the JSON file beside. */
function packageOf(workflow: XmlElement, archive: Archive, name: string | null): Flow | undefined {
  const file = textOf(workflow, 'JsonFileName')?.replace(/^\//, '')
  const content = file === undefined ? undefined : archive.get(file)
  if (content === undefined) return undefined
  return readClientData(decodeScript(content).text, `${file} of the flow '${name}'`)
}

const childDescription = (workflow: XmlElement): string | undefined =>
  child(child(workflow, 'Descriptions'), 'Description')?.attributes.description ?? textOf(workflow, 'Description')

function binariesIn(archive: Archive): ReadonlyMap<string, readonly FlowBinary[]> {
  const byFlow = new Map<string, FlowBinary[]>()
  for (const [path, content] of archive) {
    if (!/^desktopflowbinaries\/[^/]+\/desktopflowbinary\.xml$/i.test(path)) continue
    const { flowId, binary } = readFlowBinary(readXml(decodeScript(content).text, path), path, archive)
    const known = byFlow.get(flowId)
    if (known === undefined) byFlow.set(flowId, [binary])
    else known.push(binary)
  }
  return byFlow
}

function readConnectionReferences(customizations: XmlElement): readonly ConnectionReference[] {
  return childrenOf(child(customizations, 'connectionreferences'), 'connectionreference').map(one => {
    const logicalName = one.attributes.connectionreferencelogicalname ?? ''
    return {
      logicalName,
      displayName: textOf(one, 'connectionreferencedisplayname') ?? logicalName,
      connectorId: textOf(one, 'connectorid') ?? null,
      description: textOf(one, 'description') ?? null,
    }
  })
}
