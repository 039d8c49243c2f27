import type { Flow, Subflow } from '../syntax/ast.ts'
import type { FlowNames } from './flowNames.ts'

/**
 * In a flow with Power Fx, the variables that are given values: two of them are apart though only their case differs.
 * In other flows none are. Those of the flow, or of a local subflow. Source: Robin language, section 1.2.
 */
export function apartNames(flow: Flow, names: FlowNames, local?: Subflow): readonly string[] {
  if (!names.hasPowerFx) return []
  const found = new Set((local ?? flow).variables.map(declaration => declaration.name.text))
  const bodies =
    local === undefined
      ? [names.main, ...flow.subflows.filter(one => one.global).map(one => names.subflows.get(one)!)]
      : [names.subflows.get(local)!]
  for (const { given } of bodies) for (const name of given) found.add(name)
  return [...found]
}
