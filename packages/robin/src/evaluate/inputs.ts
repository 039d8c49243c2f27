import { RunError } from '../runError.ts'
import type { Declaration, Flow, ObjectLiteral } from '../syntax/ast.ts'
import { fromTypedJson } from '../values/fromTypedJson.ts'
import type { Value } from '../values/value.ts'
import type { Compiler, Evaluate, Store } from './compiler.ts'
import type { Run } from './run.ts'

/** Puts what the caller gave into the input variables. */
export type TakeInputs = (run: Run, given: Readonly<Record<string, unknown>>) => void

/**
 * The inputs of a flow: found by their external name or the variable's, whatever the case; otherwise their default.
 * Source: Robin language, section 10.
 */
export function compileInputs(flow: Flow, compiler: Compiler, _sensitive: ReadonlySet<number>): TakeInputs {
  const inputs = flow.variables
    .filter(declaration => declaration.direction === 'input')
    .map(declaration => compileInput(declaration, compiler))
  return (run, given) => {
    const names = new Map(Object.keys(given).map(name => [name.toLowerCase(), name]))
    for (const input of inputs) {
      const key = input.names.map(name => names.get(name.toLowerCase())).find(name => name !== undefined)
      const value = key === undefined ? undefined : given[key]
      if (value !== undefined && value !== null) input.store(run, convert(input, value))
      else if (input.default) input.store(run, input.default(run))
      else if (input.required)
        throw new RunError(
          'action',
          'InvalidInputError',
          `The input '${input.names[0]}' is missing and has no default.`,
        )
    }
  }
}

interface CompiledInput {
  /** External name first. */
  readonly names: readonly string[]
  readonly type: string
  readonly required: boolean
  readonly default: Evaluate | undefined
  readonly store: Store
}

function compileInput(declaration: Declaration, compiler: Compiler): CompiledInput {
  const { properties, name } = declaration
  const defaultNode = entry(properties, 'DefaultValue')
  const optional = entry(properties, 'IsOptional')
  return {
    names: [externalName(declaration), name.text],
    type: textProperty(properties, 'Type') ?? '',
    required: optional?.kind === 'Boolean' && !optional.value,
    default: defaultNode && compiler.expression(defaultNode),
    store: compiler.store(name.text),
  }
}

function convert(input: CompiledInput, json: unknown): Value {
  const value = fromTypedJson(json, input.type)
  if (value === undefined)
    throw new RunError(
      'action',
      'InvalidInputError',
      `The input '${input.names[0]}' takes a value of type ${input.type}; what was given is none.`,
    )
  return value
}

/** The name a caller knows a variable by. */
export const externalName = (declaration: Declaration): string =>
  textProperty(declaration.properties, 'FriendlyName') || declaration.name.text

function entry(properties: ObjectLiteral, key: string) {
  return properties.entries.find(one => one.key.toLowerCase() === key.toLowerCase())?.value
}

function textProperty(properties: ObjectLiteral, key: string): string | undefined {
  const value = entry(properties, key)
  return value?.kind === 'Text' ? value.value : undefined
}
