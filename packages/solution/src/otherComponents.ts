import { guid } from './guid.ts'
import type { Flow } from './solution.ts'
import { child, childrenOf, textOf, type XmlElement } from './xml.ts'

/** What a solution holds beside desktop flows and connection references, as a person would call it. */
export function otherComponents(
  manifest: XmlElement | undefined,
  customizations: XmlElement,
  flows: readonly Flow[],
): readonly string[] {
  const read = new Set(flows.map(flow => flow.workflowId))
  const processes = childrenOf(child(customizations, 'Workflows'), 'Workflow')
    .filter(one => !read.has(guid(one.attributes.WorkflowId ?? '')))
    .map(one => `${processKinds[textOf(one, 'Category') ?? ''] ?? 'process'} '${one.attributes.Name ?? ''}'`)
  const queues = childrenOf(child(customizations, 'workqueues'), 'workqueue').map(
    one => `work queue '${textOf(one, 'name') ?? ''}'`,
  )
  const roots = childrenOf(child(manifest, 'RootComponents'), 'RootComponent')
    .filter(one => one.attributes.type !== process)
    .map(({ attributes }) => {
      const kind = rootKinds[attributes.type ?? ''] ?? `component of type ${attributes.type}`
      return `${kind} '${attributes.schemaName ?? attributes.id ?? ''}'`
    })
  return [...new Set([...processes, ...queues, ...roots])]
}

const process = '29'

/** Source: Dataverse wire, section 1.2, category. */
const processKinds: Readonly<Record<string, string>> = {
  0: 'workflow',
  2: 'business rule',
  3: 'action',
  4: 'business process flow',
  5: 'cloud flow',
}

const rootKinds: Readonly<Record<string, string>> = {
  1: 'table',
  9: 'choice',
  20: 'role',
  60: 'form',
  61: 'web resource',
  80: 'app',
  300: 'canvas app',
  371: 'connector',
  372: 'connector',
  380: 'environment variable',
}
