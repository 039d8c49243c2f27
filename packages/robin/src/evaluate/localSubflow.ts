import { logicError } from '../runError.ts'
import type { SignatureVariable } from '../signature.ts'
import type { Value } from '../values/value.ts'
import type { Local } from './callee.ts'
import type { Compiler } from './compiler.ts'
import type { Slot } from './slot.ts'

/** The inputs and outputs of a local subflow, found by the variable's name, whatever its case. */
export function compileLocal(
  compiler: Compiler,
  inputs: readonly SignatureVariable[],
  outputs: readonly SignatureVariable[],
): Local {
  const { subflow, scope } = compiler
  const takers = inputs.map(({ name, default: fallback, optional }) => ({
    key: name.toLowerCase(),
    name,
    store: compiler.store(name),
    fallback: fallback && compiler.expression(fallback),
    optional,
  }))
  const known = new Set(takers.map(taker => taker.key))
  const slots = new Map<string, Slot>()
  for (const { name } of outputs) slots.set(name.toLowerCase(), compiler.variable(name))
  return {
    slots: () => new Array<Value>(scope.size).fill(null),
    take(run, given) {
      for (const key of given.keys()) if (!known.has(key)) throw unknown(subflow, 'input', key, takers)
      for (const { key, name, store, fallback, optional } of takers) {
        const value = given.get(key)
        if (value !== undefined) store(run, value)
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
