import { RunError } from '../runError.ts'
import type { SignatureVariable } from '../signature.ts'
import { fromTypedJson } from '../values/fromTypedJson.ts'
import type { Value } from '../values/value.ts'
import type { Compiler } from './compiler.ts'
import type { Run } from './run.ts'

/** Puts what the caller gave into the input variables. */
export type TakeInputs = (run: Run, given: Readonly<Record<string, unknown>>) => void

/**
 * The inputs of a flow: found by the variable's name or its external name, whatever the case; otherwise their default.
 * What the caller gives besides is passed over. Source: Robin language, section 10.
 */
export function compileInputs(inputs: readonly SignatureVariable[], compiler: Compiler): TakeInputs {
  const takers = inputs.map(input => compileInput(input, compiler))
  return (run, given) => {
    const folded = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
    for (const take of takers) take(run, folded)
  }
}

function compileInput(input: SignatureVariable, compiler: Compiler) {
  const { externalName, name, robinType } = input
  const store = compiler.store(name)
  const fallback = input.default && compiler.expression(input.default)
  return (run: Run, given: ReadonlyMap<string, unknown>): void => {
    const json = given.get(name.toLowerCase()) ?? given.get(externalName.toLowerCase()) ?? undefined
    if (json !== undefined) {
      const value = run.caller === undefined ? fromTypedJson(json, robinType, run.host) : (json as Value)
      if (value === undefined)
        throw invalid(`The input '${name}' takes a value of type ${robinType}; what was given is none.`)
      store(run, value)
    } else if (fallback) store(run, fallback(run))
    else if (!input.optional) throw invalid(`The input '${name}' is missing and has no default.`)
  }
}

const invalid = (message: string): RunError => new RunError('action', 'InvalidInputError', message)
