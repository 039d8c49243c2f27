import type { Client } from '@deskhand/sdk/client'
import { loadMachines } from '../data/lists.ts'
import { usePoll } from '../data/usePoll.ts'
import { Problem, Table, Time } from '../ui/parts.tsx'

/** The machines that take runs. */
export function MachinesPage({ client }: { client: Client }) {
  const { value: machines, error } = usePoll(() => loadMachines(client))
  return (
    <>
      <h1>Machines</h1>
      <Problem error={error} />
      {machines === undefined ? null : (
        <Table
          columns={['Name', 'Agent', 'Sessions', 'Last heard of']}
          empty="No machine has registered yet."
          rows={machines.map(machine => ({
            key: machine.flowmachineid,
            cells: [
              machine.name,
              machine.agentversion,
              machine.sessioncapacity,
              <Time key="seen" value={machine.lastheartbeatdate} />,
            ],
          }))}
        />
      )}
    </>
  )
}
