import type { Client } from '@deskhand/sdk/client'
import type { FlowSummary } from '@deskhand/sdk/flows'
import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'

export async function loadFlows(client: Client): Promise<readonly FlowSummary[]> {
  return Array.fromAsync(client.flows.list())
}

export async function loadRuns(client: Client) {
  return Array.fromAsync(client.runs.list({ top: 50 }))
}

export interface MachineRow {
  readonly flowmachineid: string
  readonly name: string
  readonly agentversion: string | null
  readonly sessioncapacity: number | null
  readonly lastheartbeatdate: string | null
}

export async function loadMachines(client: Client): Promise<readonly MachineRow[]> {
  const select = ['name', 'flowmachineid', 'agentversion', 'sessioncapacity', 'lastheartbeatdate']
  return Array.fromAsync(retrieveMultiple<MachineRow>(client.http, 'flowmachines', { select, orderby: 'name' }))
}

/** Names that a run can be started with. */
export async function loadConnections(client: Client): Promise<readonly string[]> {
  const rows = retrieveMultiple<{ dh_name: string }>(client.http, 'dh_connections', {
    select: ['dh_name'],
    orderby: 'dh_name',
  })
  return Array.fromAsync(rows, row => row.dh_name)
}

/** All there is to show of one run. */
export async function loadRun(client: Client, runId: string) {
  const status = await client.runs.status(runId)
  const [inputs, outputs, log] = await Promise.all([
    client.runs.inputs(runId),
    client.runs.outputs(runId),
    Array.fromAsync(client.runs.log(runId)),
  ])
  return { status, inputs, outputs, log }
}
