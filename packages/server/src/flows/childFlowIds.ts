/**
 * The ids of the flows that a flow calls, in small letters, from its `dependencies`. What is no id is left out: the
 * column is JSON that callers may write.
 *
 * @example
 * childFlowIds('{"childFlows":["5A8FD0C1-6F3C-4F0E-9A57-1F2B6C1D7E10"]}') // ['5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10']
 */
export function childFlowIds(dependencies: string | null): string[] {
  if (dependencies === null || !dependencies.includes('-')) return []
  try {
    const { childFlows } = JSON.parse(dependencies) as { readonly childFlows?: unknown }
    if (!Array.isArray(childFlows)) return []
    const ids = childFlows.filter(id => typeof id === 'string' && guid.test(id)) as string[]
    return [...new Set(ids.map(id => id.toLowerCase()))]
  } catch {
    return []
  }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
