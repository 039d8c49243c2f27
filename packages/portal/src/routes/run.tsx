import type { Client } from '@deskhand/sdk/client'
import { hasEnded } from '@deskhand/sdk/runs'
import { useState } from 'react'
import { loadRun } from '../data/lists.ts'
import { usePoll } from '../data/usePoll.ts'
import { Json, Problem, Status, Table, Time } from '../ui/parts.tsx'

interface LogData {
  readonly actionName?: string
  readonly subflow?: string
  readonly line?: number
  readonly status?: string
  readonly message?: string
}

/** One run: status, times, error, inputs, outputs and the action log. */
export function RunPage({ client, runId }: { client: Client; runId: string }) {
  const { value: run, error } = usePoll(
    () => loadRun(client, runId),
    value => !hasEnded(value.status),
    1000,
  )
  const [refused, setRefused] = useState<Error>()
  if (run === undefined) return <Problem error={error} />
  const { status, inputs, outputs, log } = run
  return (
    <>
      <h1>
        Run <Status statuscode={status.statuscode} />
      </h1>
      <Problem error={error ?? refused} />
      <dl>
        <dt>Id</dt>
        <dd>
          <code>{runId}</code>
        </dd>
        <dt>Started</dt>
        <dd>
          <Time value={status.startedon} />
        </dd>
        <dt>Ended</dt>
        <dd>
          <Time value={status.completedon} />
        </dd>
        {status.errorcode ? (
          <>
            <dt>Error</dt>
            <dd className="problem">
              {status.errorcode}: {status.errormessage}
            </dd>
          </>
        ) : null}
      </dl>
      {hasEnded(status) ? null : (
        <button type="button" onClick={() => client.runs.cancel(runId).catch(setRefused)}>
          Cancel the run
        </button>
      )}
      <h2>Inputs</h2>
      <Json value={inputs ?? {}} />
      <h2>Outputs</h2>
      <Json value={outputs ?? {}} />
      <h2>Actions</h2>
      <Table
        columns={['#', 'Action', 'Subflow', 'Line', 'Status', 'Message']}
        empty="Nothing logged yet."
        rows={log.map(entry => {
          const data = JSON.parse(entry.data) as LogData
          const cells = [entry.logindex, data.actionName, data.subflow, data.line, data.status, data.message]
          return { key: String(entry.logindex), cells }
        })}
      />
    </>
  )
}
