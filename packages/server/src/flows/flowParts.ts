import type { FlowSchemas } from './flowSchemas.ts'
import type { ScriptReader } from './readScript.ts'
import type { RunTargets } from './runTargets.ts'

/** What working with desktop flows needs. */
export interface FlowParts {
  readonly flowSchemas: FlowSchemas
  readonly readScript: ScriptReader
  readonly runTargets: RunTargets
}
