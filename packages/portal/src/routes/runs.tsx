import type { Client } from '@deskhand/sdk/client'
import { loadRuns } from '../data/lists.ts'
import { usePoll } from '../data/usePoll.ts'
import { Problem, Status, Table, Time } from '../ui/parts.tsx'

/** The newest runs. */
export function RunsPage({ client }: { client: Client }) {
  const { value: runs, error } = usePoll(() => loadRuns(client))
  return (
    <>
      <h1>Runs</h1>
      <Problem error={error} />
      {runs === undefined ? null : (
        <Table
          columns={['Flow', 'Status', 'Requested', 'Ended', 'Error']}
          empty="No run yet."
          rows={runs.map(run => ({
            key: run.flowsessionid,
            cells: [
              <a key="run" href={`#/runs/${run.flowsessionid}`}>
                {run.name}
              </a>,
              <Status key="status" statuscode={run.statuscode} />,
              <Time key="requested" value={run.createdon} />,
              <Time key="ended" value={run.completedon} />,
              run.errormessage,
            ],
          }))}
        />
      )}
    </>
  )
}
