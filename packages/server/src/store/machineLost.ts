import type { RunFailure } from '@deskhand/contract/agentMessages'
import { one, type Steps, sql } from './steps.ts'

/**
 * What a run says that was under way on a machine that is gone. Source: reference, section 2.7.
 *
 * @param what what the machine did: "stopped answering", "came back without the run"
 */
export function* machineLost(machineId: string, what: string): Steps<RunFailure> {
  const machine = yield* one(sql`select name, lastheartbeatdate from flowmachine where flowmachineid = ${machineId}`)
  const name = (machine?.name as string | undefined) ?? machineId
  const heard = machine?.lastheartbeatdate as number | null | undefined
  const since = typeof heard === 'number' ? ` It was last heard from at ${new Date(heard).toISOString()}.` : ''
  return {
    code: 'UIFlowAgentNotAvailable',
    message: `The machine '${name}' ${what}.${since} The run had started, so it is not run again.`,
  }
}
