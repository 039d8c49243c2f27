import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Client } from '@deskhand/sdk/client'
import { statusLabel } from '@deskhand/sdk/runs'
import type { Output } from '../output.ts'
import type { PageFlow } from './page.ts'
import type { Progress } from './progress.ts'

/** The example flows: in the published package, or at the top of the repository. */
export const examplesFolder =
  ['../../examples', '../../../../examples']
    .map(path => join(import.meta.dirname, path))
    .find(folder => existsSync(folder)) ?? ''

/** Puts the example flows in, lists them, runs one through the HTTP API and prints what it gave. */
export async function tour(
  client: Client,
  connectionName: string,
  workFolder: string,
  out: Output,
  progress: Progress,
): Promise<PageFlow> {
  for (const file of globSync('*.robin', { cwd: examplesFolder }).sort()) {
    const name = nameOf(file)
    const definition = readFileSync(join(examplesFolder, file), 'utf8')
    await progress.during(`Putting in '${name}'`, () => client.flows.import(name, definition))
  }
  const flows = await Array.fromAsync(client.flows.list())
  out.say(
    `Desktop flows (GET workflows?$filter=category eq 6):\n${flows.map(flow => `  ${flow.workflowid}  ${flow.name}`).join('\n')}\n`,
  )

  const flow = flows.find(({ name }) => name === 'Order report')
  if (flow === undefined) throw new Error(`the example flow 'Order report' is missing from ${examplesFolder}`)
  const inputs = {
    OrdersFile: join(examplesFolder, 'data/orders.csv'),
    ReportFile: join(workFolder, 'order-report.txt'),
    LargeOrder: 400,
  }
  out.say(`RunDesktopFlow '${flow.name}' with ${JSON.stringify(inputs)}`)
  const runId = await client.runs.start(flow.workflowid, { connectionName, inputs })
  out.say(`  accepted as ${runId}`)
  for await (const { statuscode, errormessage } of client.runs.follow(runId))
    out.say(`  ${statusLabel(statuscode)}${errormessage ? `: ${errormessage}` : ''}`)
  const outputs = (await client.runs.outputs(runId)) ?? {}
  out.say(
    `Outputs:\n${Object.entries(outputs)
      .map(([name, value]) => `  ${name}: ${indented(value)}`)
      .join('\n')}`,
  )
  return { workflowid: flow.workflowid, inputs }
}

/** `order-report.robin` is the flow `Order report`. */
const nameOf = (file: string): string => {
  const words = basename(file, '.robin').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const indented = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\r?\n/g, '\n    ') : JSON.stringify(value)
