import type { ActionDefinition } from '../action/defineAction.ts'
import type { Input, Output } from '../action/parameters.ts'
import { variableOfPowerFx } from '../powerFx/formulaFacts.ts'
import type { ActionCall, Argument, Name, Variable } from '../syntax/ast.ts'

/** An input of an action, and what a call gives for it. */
export interface GivenInput {
  readonly name: string
  readonly input: Input
  readonly argument: Argument | undefined
}

/** The inputs of an action as it declares them, with the arguments of a call. */
export const inputsOf = (definition: ActionDefinition, { args }: ActionCall): readonly GivenInput[] =>
  Object.entries(definition.inputs).map(([name, input]) => {
    const folded = name.toLowerCase()
    return { name, input, argument: args.find(one => !one.dynamic && one.name.text.toLowerCase() === folded) }
  })

/** An output of an action, and the variable a call puts it into. */
export interface TakenOutput {
  readonly name: string
  readonly output: Output
  readonly variable: Name
}

/** The outputs a call takes. What the action does not have is passed over: it may be of a newer version. */
export const outputsOf = (definition: ActionDefinition, { outs }: ActionCall): readonly TakenOutput[] =>
  outs.flatMap(out => {
    if (out.dynamic) return []
    const wanted = out.name.text.toLowerCase()
    const [name, output] = Object.entries(definition.outputs).find(([key]) => key.toLowerCase() === wanted) ?? []
    return name === undefined || output === undefined ? [] : [{ name, output, variable: out.variable }]
  })

/** The variable an argument is, also as the one value of a text. */
export function variableOf(argument: Argument | undefined): Variable | undefined {
  let node = argument?.value
  while (node?.kind === 'Parenthesized' || (node?.kind === 'Interpolated' && node.parts.length === 1)) {
    const inner = node.kind === 'Parenthesized' ? node.inner : node.parts[0]
    if (inner === undefined || typeof inner === 'string') return undefined
    node = inner
  }
  if (node?.kind === 'PowerFx') return variableOfPowerFx(node)
  return node?.kind === 'Variable' ? node : undefined
}
