import type { Flow } from '../syntax/ast.ts'

/** Names of all variables a flow declares, reads or sets, as they are first written. */
export function variableNames(flow: Flow): string[] {
  const names = new Set<string>()
  const add = (name: unknown): void => {
    if (isRecord(name) && typeof name.text === 'string') names.add(name.text)
  }
  const pending: unknown[] = [flow.variables, flow.main, flow.subflows]
  for (const declaration of flow.variables) names.add(declaration.name.text)
  for (const name of flow.sensitive) names.add(name.text)
  while (pending.length > 0) {
    const node = pending.pop()
    if (Array.isArray(node)) pending.push(...[...node].reverse())
    else if (isRecord(node)) {
      if (node.kind === 'Variable') names.add(node.name as string)
      else {
        add(node.variable)
        for (const [key, child] of Object.entries(node))
          if (key !== 'range' && key !== 'name' && typeof child === 'object') pending.push(child)
      }
    }
  }
  return [...names]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
