import type { ActionDefinition } from '../action/defineAction.ts'
import type { ActionCall, Output } from '../syntax/ast.ts'
import { share } from '../values/share.ts'
import type { Value } from '../values/value.ts'
import { outputsOf } from './actionArguments.ts'
import type { Compiler } from './compiler.ts'
import type { Run } from './run.ts'

/** Puts what an action gave into the variables of a call. */
export type StoreOutputs = (run: Run, result: unknown) => undefined

export function compileStoreOutputs(compiler: Compiler, definition: ActionDefinition, call: ActionCall): StoreOutputs {
  const dynamic = definition.dynamic ? call.outs.filter(out => out.dynamic) : []
  const stores = [
    ...outputsOf(definition, call).map(({ name, output, variable }) => {
      const store = compiler.store(variable.text, variable.global)
      return (run: Run, result: unknown): void => {
        const given = (result as Record<string, unknown> | undefined)?.[name]
        const value = given === undefined ? null : output.toValue(given)
        if (output.sensitive) run.mask.add(value, run.host.culture)
        store(run, share(value))
      }
    }),
    ...dynamic.map(out => compileDynamicOutput(compiler, out)),
  ]
  return (run, result) => {
    for (const store of stores) store(run, result)
  }
}

function compileDynamicOutput(compiler: Compiler, out: Output): (run: Run, result: unknown) => void {
  const store = compiler.store(out.variable.text, out.variable.global)
  const wanted = out.name.text.toLowerCase()
  return (run, result) => {
    const given = (result as { readonly dynamic?: Readonly<Record<string, Value>> } | undefined)?.dynamic ?? {}
    const [, value = null] = Object.entries(given).find(([name]) => name.toLowerCase() === wanted) ?? []
    store(run, share(value))
  }
}
