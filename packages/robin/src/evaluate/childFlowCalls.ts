import type { ActionShape, Catalogue } from '../action/catalogue.ts'
import { walk } from '../check/walk.ts'
import type { ActionStatement, Expression, Flow } from '../syntax/ast.ts'

/** A place where a flow calls another. */
export interface ChildFlowCall {
  /** Id of the called flow. */
  readonly flowId: string
  /** Its name, where the annotation `@@flowname` says it. */
  readonly flowName: string | undefined
  /** From 1. */
  readonly line: number
}

/** The type of a parameter that takes the id of a flow. */
const flowType = 'desktopflow'

/**
 * The flows that a flow calls by constant ids, in the order of its text. What is disabled is left out.
 *
 * @example
 * childFlowCalls(parse("External.RunFlow FlowId: 'a0e1…'").tree, library)[0]?.flowId // 'a0e1…'
 */
export function childFlowCalls(tree: Flow, catalogue: Catalogue): ChildFlowCall[] {
  const calls: ChildFlowCall[] = []
  walk(tree, {
    statement(statement) {
      if (statement.kind !== 'Action') return
      const flowId = flowIdOf(statement, catalogue.find(statement.action.name.text))
      if (flowId === undefined) return
      const flowName = statement.annotations?.find(one => one.key.toLowerCase() === 'flowname')?.value
      calls.push({ flowId, flowName, line: statement.action.range.line })
    },
    action() {},
  })
  return calls
}

function flowIdOf({ action }: ActionStatement, shape: ActionShape | undefined): string | undefined {
  const name = Object.entries(shape?.inputs ?? {})
    .find(([, input]) => input.type === flowType)?.[0]
    .toLowerCase()
  const argument = action.args.find(one => !one.dynamic && one.name.text.toLowerCase() === name)
  return argument && constantText(argument.value)
}

function constantText(value: Expression): string | undefined {
  if (value.kind === 'Text') return value.value
  if (value.kind === 'PowerFx') return /^\s*=|\$\{/.test(value.text) ? undefined : value.text
  if (value.kind !== 'Interpolated') return undefined
  return value.parts.every(part => typeof part === 'string') ? value.parts.join('') : undefined
}
