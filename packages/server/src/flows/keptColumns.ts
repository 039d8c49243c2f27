import { dataverseError } from '@deskhand/contract/errors'
import type { FlowSchema } from '@deskhand/contract/flowSchema'
import type { SqlValue } from '../store/steps.ts'

/** Columns that tools write beside the script, as JSON texts. */
export const toolColumns = ['metadata', 'dependencies', 'connectionreferences', 'desktopflowmodules'] as const

/** Columns that came with a script and are kept as they are: text by name. */
export type KeptColumns = Readonly<Partial<Record<(typeof toolColumns)[number] | 'inputs' | 'outputs', string>>>

/** What a caller wrote of them. @throws DataverseError `InvalidArgument` where one is no JSON */
export function keptColumns(written: Readonly<Record<string, SqlValue>>): KeptColumns {
  const given = [...toolColumns, 'inputs', 'outputs'].flatMap(name => {
    const text = written[name]
    if (typeof text !== 'string') return []
    if (parsed(text) === undefined)
      throw dataverseError(
        'InvalidArgument',
        `The column '${name}' of a desktop flow holds JSON; what was given is none.`,
      )
    return [[name, text] as const]
  })
  return Object.fromEntries(given)
}

/**
 * The schema that came with a script, as text, where it names the variables that the script declares; else the one
 * made of the declarations. What came may say more of them: titles, defaults, what is required.
 */
export function schemaText(kept: string | undefined, declared: FlowSchema): string {
  if (kept !== undefined && signatureOf(parsed(kept)) === signatureOf(declared)) return kept
  return JSON.stringify(declared)
}

/** Dependencies that came with a script, and what it calls besides. */
export function dependenciesText(kept: string | undefined, childFlows: readonly string[]): string {
  const given = kept === undefined ? undefined : parsed(kept)
  const base = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : none
  const listed = 'childFlows' in base && Array.isArray(base.childFlows) ? base.childFlows : []
  const known = new Set(listed.map(id => String(id).toLowerCase()))
  const missing = childFlows.filter(id => !known.has(id))
  if (kept !== undefined && base === given && missing.length === 0) return kept
  return JSON.stringify({ ...base, childFlows: [...listed, ...missing] })
}

const none = { childFlows: [], workQueues: [], environmentVariables: [], requiredBinaries: [] }

function signatureOf(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('schema' in schema)) return undefined
  const properties = (schema as { schema: { properties?: unknown } | null }).schema?.properties ?? {}
  if (typeof properties !== 'object') return undefined
  const variables = Object.entries(properties as Record<string, { type?: unknown; format?: unknown } | null>)
  return JSON.stringify(variables.map(([name, one]) => [name, one?.type, one?.format ?? null]).sort())
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
