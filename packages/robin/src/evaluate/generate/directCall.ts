import type { ActionDefinition } from '../../action/defineAction.ts'
import type { ActionStatement, Variable } from '../../syntax/ast.ts'
import { type GivenInput, inputsOf, outputsOf, type TakenOutput, variableOf } from '../actionArguments.ts'

/** The call of an action that code can make itself. */
export interface DirectCall {
  readonly definition: ActionDefinition
  readonly inputs: readonly (GivenInput & { readonly reference?: number })[]
  readonly outputs: readonly TakenOutput[]
}

/** What has to be known of a flow to find out. */
export interface Surroundings {
  /** As `Compiler.plainSlot`. */
  plainSlot(name: string, global?: boolean): number | undefined
  /** As `Compiler.action`. */
  action(name: ActionStatement['action']['name']): ActionDefinition | undefined
}

/**
 * The direct call of an action, its handler aside. Undefined where it is no matter of a moment, its arguments are not
 * all declared, or somebody has to hear of what it does with a variable: then it goes the general way.
 */
export function directCall(
  { action, plainSlot }: Surroundings,
  { action: call }: ActionStatement,
): DirectCall | undefined {
  const definition = action(call.name)
  if (definition === undefined || definition.kind !== 'action' || definition.dynamic || isAsync(definition))
    return undefined
  const inputs: DirectCall['inputs'][number][] = []
  for (const one of inputsOf(definition, call)) {
    const variable = one.input.byReference ? variableOf(one.argument) : undefined
    const reference = variable && slotOf(plainSlot, variable)
    if (one.input.byReference && one.argument !== undefined && reference === undefined) return undefined
    inputs.push({ ...one, ...(reference !== undefined && { reference }) })
  }
  return { definition, inputs, outputs: outputsOf(definition, call) }
}

const slotOf = (plainSlot: Surroundings['plainSlot'], { name, global }: Variable): number | undefined =>
  plainSlot(name, global)

/** The word says that an action may wait. */
const isAsync = ({ run }: ActionDefinition): boolean => run.constructor.name === 'AsyncFunction'
