import type { FlowSchema } from '@deskhand/contract/flowSchema'

/** Keeps the schemas of flows that were read lately, so that a run need not read them again. */
export interface FlowSchemas {
  /** The schema kept for this version of the flow's row, or what `read` gives. */
  get(flowId: string, version: number, read: () => Promise<string | undefined>): Promise<FlowSchema>
}

/**
 * A flow's schema changes only with its row, whose version is part of the key; the oldest are dropped.
 *
 * @example
 * const schema = await flowSchemas.get(id, row.versionnumber, () => readSchemaText(id))
 */
export function createFlowSchemas(most = 500): FlowSchemas {
  const kept = new Map<string, { version: number; schema: FlowSchema }>()
  return {
    async get(flowId, version, read) {
      const found = kept.get(flowId)
      if (found?.version === version) return found.schema
      const schema = parse(await read())
      kept.delete(flowId)
      kept.set(flowId, { version, schema })
      if (kept.size > most) kept.delete(kept.keys().next().value as string)
      return schema
    },
  }
}

/** A flow without a schema takes and gives nothing. */
const none: FlowSchema = { schema: null }

const parse = (text: string | undefined): FlowSchema => {
  if (text === undefined) return none
  try {
    return JSON.parse(text) as FlowSchema
  } catch {
    return none
  }
}
