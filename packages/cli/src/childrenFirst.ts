/** A flow as far as its place among others goes. */
interface Calling {
  readonly workflowId: string | null
  readonly definition: string
  readonly dependencies: string | null
}

/**
 * The same flows with those that others call before their callers, otherwise in the order given. A caller has the id
 * of what it calls in its text or its dependencies. Flows that call each other stay as they stand.
 */
export function childrenFirst<Flow extends Calling>(flows: readonly Flow[]): readonly Flow[] {
  const byId = new Map(flows.flatMap(flow => (flow.workflowId === null ? [] : [[flow.workflowId, flow] as const])))
  const placed = new Set<Flow>()
  for (const flow of flows) place(flow)
  return [...placed]

  function place(first: Flow): void {
    // A list of what is to be placed, not calls in calls: a chain of flows may be long.
    const path = [{ flow: first, children: children(first) }]
    const entered = new Set([first])
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const child = at.children.pop()
      if (child === undefined) {
        placed.add(at.flow)
        path.pop()
      } else if (!entered.has(child) && !placed.has(child)) {
        entered.add(child)
        path.push({ flow: child, children: children(child) })
      }
    }
  }

  function children(flow: Flow): Flow[] {
    const named = new Set(`${flow.definition} ${flow.dependencies ?? ''}`.toLowerCase().match(guids))
    return [...byId]
      .filter(([id, other]) => other !== flow && named.has(id))
      .map(([, other]) => other)
      .reverse()
  }
}

const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
