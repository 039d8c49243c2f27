import type { Flow, Subflow } from '../syntax/ast.ts'
import type { FlowNames } from './flowNames.ts'

/** Names of all variables of the flow that it declares, reads or sets, as they are first written. */
export function variableNames(flow: Flow, { main, subflows }: FlowNames): string[] {
  const names = new Set<string>()
  for (const declaration of flow.variables) names.add(declaration.name.text)
  for (const name of flow.sensitive) names.add(name.text)
  for (const { text } of main.mentioned) names.add(text)
  for (const [subflow, { mentioned }] of subflows)
    for (const { text, global } of mentioned) if (subflow.global || global) names.add(text)
  return [...names]
}

/** Names of the variables a local subflow has of its own. */
export function localNames(subflow: Subflow, { subflows }: FlowNames): string[] {
  const names = new Set(subflow.variables.map(declaration => declaration.name.text))
  for (const { text, global } of subflows.get(subflow)!.mentioned) if (!global) names.add(text)
  return [...names]
}
