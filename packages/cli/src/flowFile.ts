import { basename } from 'node:path'
import type { FlowFile } from '@deskhand/solution/flowFile'
import { PackageError } from '@deskhand/solution/packageError'
import { readScript } from '@deskhand/solution/readScript'
import type { Flow } from '@deskhand/solution/solution'
import { readBytes } from './source.ts'

/** A flow of a file; one that came without a name has that of its file. */
export interface NamedFlow extends Flow {
  readonly name: string
  readonly file: string
}

/** What a file of flows holds, with a name for every flow. */
export interface NamedFlowFile extends Omit<FlowFile, 'flows'> {
  readonly file: string
  readonly flows: readonly NamedFlow[]
}

/**
 * Reads the flows of a file of any kind: a script in any encoding, a solution, a definition package, clientdata, rows.
 * `-` is standard input.
 *
 * @example
 * (await readFlowFile('Orders_1_0_0_1.zip')).flows.map(flow => flow.name)
 */
export async function readFlowFile(file: string): Promise<NamedFlowFile> {
  const bytes = readBytes(file)
  try {
    // What reads the other kinds is loaded when there is one.
    const read = readScript(bytes) ?? (await import('@deskhand/solution/readFlows')).readFlows(bytes, file)
    return { ...read, file, flows: read.flows.map(flow => ({ ...flow, name: flow.name ?? nameOf(file), file })) }
  } catch (error) {
    if (!(error instanceof PackageError) || error.message.includes(file)) throw error
    throw new Error(`${file}: ${error.message}`, { cause: error })
  }
}

/**
 * The one flow of a file that is meant: by name or id, or the only one there is.
 *
 * @throws Error that names the flows where none or several fit
 */
export function flowNamed({ file, flows }: NamedFlowFile, wanted: string | undefined): NamedFlow {
  const same = (text: string | null): boolean => text !== null && text.toLowerCase() === wanted?.toLowerCase()
  const fitting = wanted === undefined ? flows : flows.filter(flow => same(flow.name) || same(flow.workflowId))
  const [flow] = fitting
  if (flow !== undefined && fitting.length === 1) return flow
  const names = flows.map(one => `'${one.name}'`).join(', ')
  if (wanted === undefined)
    throw new Error(`${file} holds ${flows.length} flows; say which one with --flow: ${names || 'none'}`)
  throw new Error(
    `${file} holds ${fitting.length === 0 ? 'no' : 'more than one'} flow '${wanted}', but: ${names || 'none'}`,
  )
}

const nameOf = (file: string): string =>
  file === '-' ? 'flow' : basename(file).replace(/\.(robin|txt|json|zip)$/i, '')
