import type { Flow } from '../syntax/ast.ts'
import { type Json, toJson } from '../values/json.ts'
import type { Compiler } from './compiler.ts'
import { externalName } from './inputs.ts'
import type { Run } from './run.ts'

/** What a run gives back. */
export interface Outputs {
  read(run: Run): Record<string, Json>
  /** External names of the sensitive ones. */
  readonly sensitive: readonly string[]
}

/** The outputs of a flow as JSON, by external name. */
export function compileOutputs(flow: Flow, compiler: Compiler, sensitive: ReadonlySet<number>): Outputs {
  const outputs = flow.variables
    .filter(declaration => declaration.direction === 'output')
    .map(declaration => ({ name: externalName(declaration), slot: compiler.slot(declaration.name.text) }))
  return {
    read: run => Object.fromEntries(outputs.map(({ name, slot }) => [name, toJson(run.slots[slot]!)])),
    sensitive: outputs.filter(({ slot }) => sensitive.has(slot)).map(({ name }) => name),
  }
}
