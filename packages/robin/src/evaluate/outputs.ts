import type { SignatureVariable } from '../signature.ts'
import { type Json, toJson } from '../values/json.ts'
import type { Compiler } from './compiler.ts'
import type { Run } from './run.ts'

/** What a run gives back. */
export interface Outputs {
  read(run: Run): Record<string, Json>
  /** External names of the sensitive ones. */
  readonly sensitive: readonly string[]
}

/** The outputs of a flow as JSON, by external name. */
export function compileOutputs(outputs: readonly SignatureVariable[], compiler: Compiler): Outputs {
  const read = outputs.map(({ externalName, name }) => ({ externalName, slot: compiler.slot(name) }))
  return {
    read: run => Object.fromEntries(read.map(({ externalName, slot }) => [externalName, toJson(run.slots[slot]!)])),
    sensitive: outputs.filter(output => output.sensitive).map(output => output.externalName),
  }
}
