import type { Json } from '../values/json.ts'
import type { Succeeded } from './outcome.ts'

/** The outputs of a run as they may be stored and shown: sensitive ones as null. Source: Dataverse wire, section 2.3. */
export function shownOutputs({ outputs, sensitiveOutputs }: Succeeded): Record<string, Json> {
  const hidden = new Set(sensitiveOutputs)
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, hidden.has(name) ? null : value]))
}
