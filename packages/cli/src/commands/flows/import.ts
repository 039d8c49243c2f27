import type { Client } from '@deskhand/sdk/client'
import type { FlowDefinition } from '@deskhand/sdk/flowDefinition'
import { childrenFirst } from '../../childrenFirst.ts'
import { type CommandContext, defineCommand, text } from '../../command.ts'
import { addConnectionReferences } from '../../connectionReferences.ts'
import { exitCodes } from '../../exitCodes.ts'
import { type NamedFlow, readFlowFile } from '../../flowFile.ts'
import { findings } from '../../source.ts'

export const command = defineCommand({
  summary:
    'Puts flows in: Robin texts, exported solutions, definition packages, rows; those that are there are replaced.',
  arguments: [
    { name: 'files', description: 'files of any of these kinds; what they are shows in their content', many: true },
  ],
  options: [
    {
      flag: '--name',
      value: '<name>',
      description: 'name of the flow, where the files hold one; by default its own, or that of the file',
    },
  ],
  remote: true,
  examples: [
    'deskhand flows import examples/order-report.robin',
    'deskhand flows import report.robin --name "Order report"',
    'deskhand flows import Orders_1_0_0_1.zip',
  ],
  async run({ args, options, out, client }) {
    // All files are read before anything is written, so that one that is broken stops all.
    const files = await Promise.all((args.files as readonly string[]).map(readFlowFile))
    const flows = childrenFirst(
      files.flatMap(file => file.flows.map(flow => ({ ...flow, isScript: file.kind === 'script' }))),
    )
    if (options.name !== undefined && flows.length !== 1)
      throw new Error(`--name goes with one flow; there are ${flows.length}`)
    for (const { file, others } of files)
      if (others.length > 0) out.note(`${file}: passed over, since they are no desktop flows: ${others.join(', ')}`)
    const environment = await client()
    const rows = []
    for (const flow of flows) {
      const named = options.name === undefined ? flow : { ...flow, name: text(options.name) }
      rows.push(await put(named, flow.isScript, environment, out))
    }
    const references = files.flatMap(file => file.connectionReferences)
    for (const name of await addConnectionReferences(environment, references))
      out.note(`connection reference '${name}' was made; point it to a connection before a run uses it`)
    out.print(rows)
    return rows.some(row => row.done === 'refused') ? exitCodes.refused : exitCodes.ok
  },
})

async function put(flow: NamedFlow, isScript: boolean, { flows }: Client, out: CommandContext['out']) {
  const { name } = flow
  try {
    const { id, created, isActive, problem } = await flows.write(definitionOf(flow, isScript))
    const done = created ? 'created' : 'replaced'
    if (problem !== null) await explain(flow, out)
    const why = problem ?? (flow.isActive ? null : 'it is switched off in the file')
    return { name, workflowid: id, done, state: isActive ? 'on' : 'draft', why: isActive ? null : why }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { name, workflowid: flow.workflowId, done: 'refused', state: null, why: error.message }
  }
}

/** Of a plain script nothing is known but its text: what the flow has besides stays. */
const definitionOf = (flow: NamedFlow, isScript: boolean): FlowDefinition => ({
  ...(flow.workflowId !== null && { workflowid: flow.workflowId }),
  name: flow.name,
  definition: flow.definition,
  ...(!isScript && {
    description: flow.description,
    inputs: flow.inputs,
    outputs: flow.outputs,
    metadata: flow.metadata,
    dependencies: flow.dependencies,
    connectionreferences: flow.connectionReferences,
    desktopflowmodules: flow.desktopFlowModules,
    uiflowtype: flow.uiFlowType,
    ...(!flow.isActive && { statecode: 0 }),
    binaries: flow.binaries.map(({ id, mimeType, ...binary }) => ({
      ...(id !== null && { desktopflowbinaryid: id }),
      mimetype: mimeType,
      ...binary,
    })),
  }),
})

/** Every finding in the script of a draft, as `deskhand check` shows it. */
async function explain({ name, definition }: NamedFlow, out: CommandContext['out']): Promise<void> {
  const { parse } = await import('@deskhand/robin/syntax/parse')
  const { check } = await import('@deskhand/robin/check/check')
  const { actionLibrary } = await import('@deskhand/actions/library')
  const { tree, diagnostics } = parse(definition)
  const all = [...diagnostics, ...check(tree, actionLibrary())].filter(one => one.severity === 'error')
  const shown = all.sort((a, b) => a.range.start - b.range.start).slice(0, 20)
  out.note(findings(name, definition, shown))
  if (all.length > shown.length) out.note(`${name}: ${all.length - shown.length} errors more; see: deskhand check`)
}
