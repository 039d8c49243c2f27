import type { RunClaim } from '@deskhand/contract/agentMessages'
import { reconcileMachine } from '../store/reconcileMachine.ts'
import { registerMachine } from '../store/registerMachine.ts'
import type { LinkContext, MessageOf } from './handler.ts'

/** What the server and a machine agree on when an agent connects. */
export interface Introduced {
  readonly machineId: string
  readonly groupId: string
  /** Claims the agent named and keeps. */
  readonly kept: readonly RunClaim[]
  /** Claims the agent named and must forget. */
  readonly drop: readonly RunClaim[]
  /** Runs that were lost with an earlier life of the agent, or went back to the queue. */
  readonly ended: readonly string[]
}

/** An agent says who it is and which claims it holds: the machine is registered, and claims it does not name are settled. */
export async function hello(
  message: MessageOf<'hello'>,
  ownerId: string,
  { store, clock, settings }: LinkContext,
): Promise<Introduced> {
  const now = clock.now()
  return store.write(function* () {
    const { machineId, groupId } = yield* registerMachine({
      machineId: message.machineId,
      name: message.machineName,
      groupName: message.groupName,
      agentVersion: message.agentVersion,
      sessionCapacity: message.sessionCapacity,
      ownerId,
      now,
    })
    const leaseUntil = now + settings.leaseSeconds * 1000
    const { drop, ended } = yield* reconcileMachine({ machineId, running: message.running, now, leaseUntil })
    const dropped = new Set(drop.map(claim => claim.runId))
    return { machineId, groupId, drop, ended, kept: message.running.filter(claim => !dropped.has(claim.runId)) }
  })
}
