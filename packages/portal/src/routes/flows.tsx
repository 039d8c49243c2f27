import type { Client } from '@deskhand/sdk/client'
import type { FlowSummary } from '@deskhand/sdk/flows'
import { useState } from 'react'
import { loadFlows } from '../data/lists.ts'
import { usePoll } from '../data/usePoll.ts'
import { Problem, Table } from '../ui/parts.tsx'
import { StartRunForm } from './startRun.tsx'

/** All desktop flows, each with a button that starts a run. */
export function FlowsPage({ client }: { client: Client }) {
  const { value: flows, error } = usePoll(() => loadFlows(client), undefined, 5000)
  const [chosen, setChosen] = useState<FlowSummary>()
  return (
    <>
      <h1>Desktop flows</h1>
      <Problem error={error} />
      {chosen ? (
        <StartRunForm client={client} flow={chosen} onClose={() => setChosen(undefined)} key={chosen.workflowid} />
      ) : null}
      {flows === undefined ? null : (
        <Table
          columns={['Name', 'Id', '']}
          empty="There is no desktop flow yet. Put one in: deskhand flows import <file>"
          rows={flows.map(flow => ({
            key: flow.workflowid,
            cells: [
              flow.name,
              <code key="id">{flow.workflowid}</code>,
              <button key="run" type="button" onClick={() => setChosen(flow)}>
                Run
              </button>,
            ],
          }))}
        />
      )}
    </>
  )
}
