import { logicError } from '../runError.ts'
import type { SignatureVariable } from '../signature.ts'
import type { Value } from '../values/value.ts'
import type { Local } from './callee.ts'
import type { Compiler } from './compiler.ts'
import type { Slot } from './slot.ts'

/** The inputs and outputs of a local subflow, found by the variable's name or its external name, whatever the case. */
export function compileLocal(
  compiler: Compiler,
  inputs: readonly SignatureVariable[],
  outputs: readonly SignatureVariable[],
): Local {
  const { subflow, scope } = compiler
  const takers = inputs.map(({ name, externalName, default: fallback, optional }) => ({
    keys: [name.toLowerCase(), externalName.toLowerCase()],
    name,
    store: compiler.store(name),
    fallback: fallback && compiler.expression(fallback),
    optional,
  }))
  const known = new Set(takers.flatMap(taker => taker.keys))
  const slots = new Map<string, Slot>()
  for (const { name, externalName } of outputs) {
    const slot = compiler.variable(name)
    for (const key of [externalName, name]) slots.set(key.toLowerCase(), slot)
  }
  return {
    slots: () => new Array<Value>(scope.size).fill(null),
    take(run, given) {
      for (const key of given.keys()) if (!known.has(key)) throw unknown(subflow, 'input', key, takers)
      for (const { keys, name, store, fallback, optional } of takers) {
        const key = keys.find(one => given.has(one))
        if (key !== undefined) store(run, given.get(key)!)
        else if (fallback) store(run, fallback(run))
        else if (!optional)
          throw logicError('SubflowArgumentsError', `CALL ${subflow} lacks the input '${name}', which has no default.`)
      }
    },
    output(name) {
      const slot = slots.get(name.toLowerCase())
      if (slot === undefined) throw unknown(subflow, 'output', name, outputs)
      return slot
    },
  }
}

function unknown(subflow: string, what: string, name: string, declared: readonly { readonly name: string }[]): Error {
  const names = declared.map(one => one.name).join(', ')
  const has = names === '' ? `it has no ${what}s` : `it has ${names}`
  return logicError('SubflowArgumentsError', `Subflow '${subflow}' has no ${what} '${name}'; ${has}.`)
}
