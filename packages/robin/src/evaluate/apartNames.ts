import type { Flow, Subflow } from '../syntax/ast.ts'

/**
 * In a flow with Power Fx, the variables that are given values: two of them are apart though only their case differs.
 * In other flows none are. Source: Robin language, section 1.2.
 */
export function apartNames(flow: Flow, root: Pick<Flow, 'variables' | 'main'> | Subflow = flow): readonly string[] {
  if (!has(flow, node => node.kind === 'PowerFx')) return []
  const names = new Set(root.variables.map(declaration => declaration.name.text))
  const bodies =
    'main' in root ? [root.main, ...flow.subflows.filter(one => one.global).map(one => one.body)] : [root.body]
  has(bodies, node => {
    const { kind, target, variable } = node
    if (kind === 'Set' && isNode(target) && target.kind === 'Variable') names.add(String(target.name))
    else if (isNode(variable) && typeof variable.text === 'string') names.add(variable.text)
    return false
  })
  return [...names]
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Whether one of the nodes of a tree is so; they are looked at in the order of the text. */
function has(root: unknown, wanted: (node: Node) => boolean): boolean {
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const node = pending.pop()
    if (!isNode(node)) continue
    if (wanted(node)) return true
    for (const [key, child] of Object.entries(node).reverse()) if (key !== 'range' && isNode(child)) pending.push(child)
  }
  return false
}
