import { terminalStatuscodes } from '@deskhand/contract/runLifeCycle'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import type { Http } from './core/http.ts'
import { invoke } from './requests/invoke.ts'
import { retrieve, retrieveValue } from './requests/retrieve.ts'
import { retrieveMultiple } from './requests/retrieveMultiple.ts'

export interface StartRun {
  /** Name of a connection, or logical name of a connection reference. */
  readonly connectionName: string
  /** 1: connection (default); 2: connection reference. */
  readonly connectionType?: 1 | 2
  /** `unattended` by default. */
  readonly runMode?: 'attended' | 'unattended'
  readonly runPriority?: 'normal' | 'high'
  /** Seconds. */
  readonly timeout?: number
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly callbackUrl?: string
  /** The same key starts one run however often it is sent (Deskhand only). */
  readonly idempotencyKey?: string
}

export interface RunStatus {
  readonly flowsessionid: string
  readonly statuscode: number
  readonly statecode: number
  readonly startedon: string | null
  readonly completedon: string | null
  readonly errorcode: string | null
  readonly errormessage: string | null
}

export interface RunLogEntry {
  readonly logindex: number
  readonly level: number
  readonly data: string
  readonly createdon: string
}

/** Runs of desktop flows. */
export interface Runs {
  /** Accepts a run and gives its id. */
  start(flowId: string, options: StartRun): Promise<string>
  status(runId: string): Promise<RunStatus>
  /** Waits for the end. */
  wait(runId: string, options?: { signal?: AbortSignal; everyMs?: number }): Promise<RunStatus>
  /** Gives the status each time it changes, the last one at the end. */
  follow(runId: string, options?: { signal?: AbortSignal; everyMs?: number }): AsyncGenerator<RunStatus>
  /** What the flow gave; undefined while there is nothing. */
  outputs(runId: string): Promise<Readonly<Record<string, unknown>> | undefined>
  inputs(runId: string): Promise<Readonly<Record<string, unknown>> | undefined>
  cancel(runId: string): Promise<void>
  log(runId: string): AsyncGenerator<RunLogEntry>
  list(query?: {
    flowId?: string
    top?: number
  }): AsyncGenerator<RunStatus & { readonly name: string; readonly createdon: string }>
}

const columns = ['statuscode', 'statecode', 'startedon', 'completedon', 'errorcode', 'errormessage', 'flowsessionid']

/** Whether a run with this `statuscode` has ended. */
export const hasEnded = (status: { readonly statuscode: number }): boolean =>
  terminalStatuscodes.includes(status.statuscode)

/** The word for a `statuscode`: `Succeeded` for 4. */
export const statusLabel = (statuscode: number): string =>
  flowSession.columns.statuscode.choices?.[statuscode] ?? String(statuscode)

export function runsOf(http: Http, sleep: (ms: number, signal?: AbortSignal) => Promise<void>): Runs {
  const status = (runId: string, signal?: AbortSignal) =>
    retrieve<RunStatus>(http, 'flowsessions', runId, { select: columns }, signal)
  const content = async (runId: string, property: 'inputs' | 'outputs') => {
    const text = await retrieveValue(http, 'flowsessions', runId, property)
    return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>)
  }
  async function* follow(runId: string, options: { signal?: AbortSignal; everyMs?: number } = {}) {
    let seen: number | undefined
    for (let wait = 25; ; wait = Math.min(wait * 1.5, options.everyMs ?? 1000)) {
      const now = await status(runId, options.signal)
      if (now.statuscode !== seen) yield now
      if (hasEnded(now)) return
      seen = now.statuscode
      await sleep(wait, options.signal)
    }
  }
  return {
    async start(flowId, { inputs, idempotencyKey, runMode = 'unattended', ...parameters }) {
      const { flowsessionId } = await invoke<{ flowsessionId: string }>(
        http,
        'POST',
        `workflows(${flowId})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
        { runMode, ...parameters, ...(inputs === undefined ? {} : { inputs: JSON.stringify(inputs) }) },
        idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey }, repeatable: true },
      )
      return flowsessionId
    },
    status: runId => status(runId),
    follow,
    async wait(runId, options) {
      let last: RunStatus | undefined
      for await (const now of follow(runId, options)) last = now
      return last as RunStatus
    },
    outputs: runId => content(runId, 'outputs'),
    inputs: runId => content(runId, 'inputs'),
    cancel: runId =>
      invoke(http, 'POST', `flowsessions(${runId})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`, undefined, {
        repeatable: true,
      }),
    log: runId =>
      retrieveMultiple(http, 'flowlogs', {
        select: ['logindex', 'level', 'data', 'createdon'],
        filter: `_flowsessionid_value eq ${runId}`,
        orderby: 'logindex',
      }),
    list: ({ flowId, top } = {}) =>
      retrieveMultiple(http, 'flowsessions', {
        select: ['name', 'createdon', ...columns],
        orderby: 'createdon desc',
        ...(flowId === undefined ? {} : { filter: `_regardingobjectid_value eq ${flowId}` }),
        ...(top === undefined ? {} : { top }),
      }),
  }
}
