import type { SignatureVariable } from '../signature.ts'
import { type Json, toJson } from '../values/json.ts'
import type { Compiler } from './compiler.ts'
import type { Run } from './run.ts'

/** What a run gives back. */
export interface Outputs {
  read(run: Run): Record<string, Json>
  /** Names of the sensitive ones. */
  readonly sensitive: readonly string[]
}

/** The outputs of a flow as JSON, by the variable's name, as the seed's runs show them: title `Output`, member `Output1`. */
export function compileOutputs(outputs: readonly SignatureVariable[], compiler: Compiler): Outputs {
  const read = outputs.map(({ name }) => ({ name, slot: compiler.variable(name) }))
  return {
    read: run => Object.fromEntries(read.map(({ name, slot }) => [name, toJson(slot.read(run))])),
    sensitive: outputs.filter(output => output.sensitive).map(output => output.name),
  }
}
