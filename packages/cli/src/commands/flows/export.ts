import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Client } from '@deskhand/sdk/client'
import type { FlowDefinition } from '@deskhand/sdk/flowDefinition'
import type { Flow } from '@deskhand/solution/solution'
import { defineCommand, text } from '../../command.ts'
import { connectionReferencesNamed } from '../../connectionReferences.ts'

export const command = defineCommand({
  summary: 'Writes flows as a solution that Power Automate and Deskhand take in, as rows, or as Robin texts.',
  arguments: [{ name: 'flows', description: 'names or ids', many: true }],
  options: [
    {
      flag: '--output',
      short: '-o',
      value: '<path>',
      description: 'file to write (.zip, .json, .robin), or the folder for Robin texts',
    },
    {
      flag: '--format',
      value: '<format>',
      description: 'solution, rows or robin; by default what the ending of the output says',
    },
    { flag: '--with-children', description: 'also the flows that these call; a solution has them anyway' },
    { flag: '--without-children', description: 'a solution of the flows named only' },
    { flag: '--solution', value: '<name>', description: 'unique name of the solution; by default that of the file' },
  ],
  remote: true,
  examples: [
    'deskhand flows export "Order report" -o orders.zip',
    'deskhand flows export "Order report" "Read mail" --format rows -o flows.json',
    'deskhand flows export "Order report" --with-children --format robin -o flows',
  ],
  async run({ args, options, out, client }) {
    if (options.output === undefined) throw new Error('-o names the file or folder to write')
    const output = text(options.output)
    const format = formatOf(options.format, output)
    const environment = await client()
    const withChildren = options.withChildren === true || (format === 'solution' && options.withoutChildren !== true)
    const { flows, missing } = await collect(environment, args.flows as readonly string[], withChildren)
    for (const id of missing) out.note(`the flow ${id}, which one of these calls, is not here; it is left out`)
    const files = await formats[format](flows, { environment, output, solution: options.solution })
    for (const [path, content] of files) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
    }
    const file = (index: number) => files[files.length === 1 ? 0 : index]?.[0]
    return flows.map(({ name, workflowId, binaries }, index) => ({
      name,
      workflowid: workflowId,
      binaries: binaries.length,
      file: file(index),
    }))
  },
})

type Files = readonly (readonly [path: string, content: string | Uint8Array])[]

interface Target {
  readonly environment: Client
  readonly output: string
  readonly solution: string | readonly string[] | boolean | undefined
}

const formats: Readonly<
  Record<'solution' | 'rows' | 'robin', (flows: readonly NamedFlow[], to: Target) => Promise<Files>>
> = {
  async solution(flows, { environment, output, solution }) {
    const { newSolution, writeSolution } = await import('@deskhand/solution/writeSolution')
    const name = uniqueName(solution === undefined ? output.replace(/^.*[\\/]|\.zip$/gi, '') : text(solution))
    const connectionReferences = await connectionReferencesNamed(environment, new Set(flows.flatMap(referencedBy)))
    return [[output, writeSolution({ solution: newSolution(name), flows, connectionReferences })]]
  },
  async rows(flows, { output }) {
    const { writeRows } = await import('@deskhand/solution/writeRows')
    return [[output, writeRows(flows)]]
  },
  async robin(flows, { output }) {
    if (extname(output) !== '' && !isFolder(output)) {
      if (flows.length > 1)
        throw new Error(`${flows.length} flows do not go into the one text ${output}; name a folder`)
      return flows.map(({ definition }) => [output, definition] as const)
    }
    const taken = new Set<string>()
    return flows.map(({ name, workflowId, definition }) => {
      const plain = name
        .replaceAll(/[^\p{L}\p{M}\p{N} ._-]/gu, '_')
        .replace(/^\.+|[. ]+$/g, '_')
        .slice(0, 100)
      const file = plain === '' || taken.has(plain.toLowerCase()) ? `${plain} ${workflowId}`.trim() : plain
      taken.add(file.toLowerCase())
      return [join(output, `${file}.robin`), definition] as const
    })
  },
}

function formatOf(option: unknown, output: string): keyof typeof formats {
  const byEnding: Readonly<Record<string, string>> = { '.zip': 'solution', '.json': 'rows' }
  const format = option === undefined ? (byEnding[extname(output).toLowerCase()] ?? 'robin') : String(option)
  if (Object.hasOwn(formats, format)) return format as keyof typeof formats
  throw new Error(`--format takes solution, rows or robin, not '${format}'`)
}

type NamedFlow = Flow & { readonly name: string; readonly workflowId: string }

/** The flows named, then what they call, each once. */
async function collect({ flows }: Client, wanted: readonly string[], withChildren: boolean) {
  const found = new Map<string, NamedFlow>()
  const missing: string[] = []
  const ids: string[] = []
  for (const name of wanted) {
    const flow = await flows.find(name)
    if (flow === undefined) throw new Error(`there is no desktop flow '${name}'. See: deskhand flows list`)
    ids.push(flow.workflowid)
  }
  const asked = new Set(ids)
  for (const id of ids) {
    if (found.has(id)) continue
    const read = flowOf(id, await flows.read(id))
    found.set(id, read)
    if (!withChildren) continue
    for (const child of childrenOf(read)) {
      if (asked.has(child)) continue
      asked.add(child)
      if ((await flows.find(child)) === undefined) missing.push(child)
      else ids.push(child)
    }
  }
  return { flows: [...found.values()], missing }
}

const flowOf = (workflowId: string, flow: FlowDefinition): NamedFlow => ({
  workflowId,
  name: flow.name,
  description: flow.description ?? null,
  definition: flow.definition,
  inputs: flow.inputs ?? null,
  outputs: flow.outputs ?? null,
  metadata: flow.metadata ?? null,
  dependencies: flow.dependencies ?? null,
  connectionReferences: flow.connectionreferences ?? null,
  desktopFlowModules: flow.desktopflowmodules ?? null,
  uiFlowType: flow.uiflowtype ?? 2,
  isActive: flow.statecode !== 0,
  binaries: (flow.binaries ?? []).map(({ desktopflowbinaryid, mimetype, ...binary }) => ({
    id: desktopflowbinaryid ?? null,
    mimeType: mimetype,
    ...binary,
  })),
})

/** Ids of the flows it calls; the server keeps them in the dependencies. */
function childrenOf({ dependencies }: Flow): readonly string[] {
  const { childFlows } = jsonOf(dependencies) as { childFlows?: unknown }
  return Array.isArray(childFlows) ? childFlows.map(id => String(id).toLowerCase()) : []
}

/** Logical names of the connection references it uses. */
function referencedBy({ connectionReferences }: Flow): readonly string[] {
  const list = jsonOf(connectionReferences)
  return JSON.stringify(list).match(/(?<="[Cc]onnectionReferenceLogicalName":")[^"]+/g) ?? []
}

function jsonOf(column: string | null): object {
  try {
    const value: unknown = JSON.parse(column ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Letters, digits and underscores, a letter first. */
const uniqueName = (name: string): string => name.replaceAll(/[^A-Za-z0-9_]/g, '').replace(/^(?![A-Za-z])/, 'Flows')

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
