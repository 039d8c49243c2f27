import type { FlowSchema } from '@deskhand/contract/flowSchema'
import type { Http } from './core/http.ts'
import type { FlowDefinition } from './flowDefinition.ts'
import { readFlow } from './readFlow.ts'
import { create } from './requests/create.ts'
import type { Query } from './requests/query.ts'
import { retrieveValue } from './requests/retrieve.ts'
import { retrieveMultiple } from './requests/retrieveMultiple.ts'
import { update } from './requests/update.ts'
import { type WrittenFlow, writeFlow } from './writeFlow.ts'

export interface FlowSummary {
  readonly name: string
  readonly workflowid: string
}

/** Desktop flows. */
export interface Flows {
  /** All desktop flows the caller may see, by name. */
  list(query?: Query): AsyncGenerator<FlowSummary>
  /** The flow with this id or this name. */
  find(idOrName: string): Promise<FlowSummary | undefined>
  inputs(id: string): Promise<FlowSchema>
  outputs(id: string): Promise<FlowSchema>
  /** A flow with all that belongs to it. */
  read(id: string): Promise<FlowDefinition>
  /** Makes a flow under its id, or replaces the one of that id; without an id, the one of its name. Deskhand only. */
  write(flow: FlowDefinition): Promise<WrittenFlow>
  /** Makes a flow of Robin text, or replaces the text of the flow of that name. Deskhand only. */
  import(name: string, definition: string): Promise<{ id: string; created: boolean }>
}

export function flowsOf(http: Http): Flows {
  const list = (query: Query = {}) =>
    retrieveMultiple<FlowSummary>(http, 'workflows', {
      select: ['name', 'workflowid'],
      orderby: 'name',
      ...query,
      filter: query.filter ? `category eq 6 and (${query.filter})` : 'category eq 6',
    })
  const find = async (idOrName: string) => {
    const filter = isGuid(idOrName) ? `workflowid eq ${idOrName}` : `name eq '${idOrName.replaceAll("'", "''")}'`
    for await (const flow of list({ filter, unpublished: true })) return flow
    return undefined
  }
  const schema = async (id: string, property: 'inputs' | 'outputs') =>
    JSON.parse((await retrieveValue(http, 'workflows', id, property)) ?? '{"schema":null}') as FlowSchema
  return {
    list,
    find,
    inputs: id => schema(id, 'inputs'),
    outputs: id => schema(id, 'outputs'),
    read: id => readFlow(http, id),
    write: async flow => writeFlow(http, flow, (await find(flow.workflowid ?? flow.name))?.workflowid),
    async import(name, definition) {
      const known = await find(name)
      if (known === undefined)
        return { id: await create(http, 'workflows', { name, category: 6, definition }), created: true }
      await update(http, 'workflows', known.workflowid, { definition })
      return { id: known.workflowid, created: false }
    },
  }
}

const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
