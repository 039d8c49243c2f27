import type { RunClaim } from '@deskhand/contract/agentMessages'
import { dataverseError } from '@deskhand/contract/errors'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { levelOf, type UserContext } from '../authorization/userContext.ts'
import { ensureConnection } from '../environment/defaultConnection.ts'
import { ownMachineNamed } from '../store/ownMachineNamed.ts'
import { reconcileMachine } from '../store/reconcileMachine.ts'
import { registerMachine } from '../store/registerMachine.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Steps } from '../store/steps.ts'
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
  user: UserContext,
  { store, clock, settings }: LinkContext,
): Promise<Introduced> {
  const now = clock.now()
  return store.write(function* () {
    const known = yield* machineOf(message, user)
    const { machineId, groupId } = yield* registerMachine({
      machineId: known,
      name: message.machineName,
      groupName: message.groupName,
      agentVersion: message.agentVersion,
      sessionCapacity: message.sessionCapacity,
      ownerId: user.userId,
      now,
    })
    // So that a flow can run on a machine as soon as it is there.
    yield* ensureConnection({
      groupId,
      displayName: message.groupName ?? message.machineName,
      ownerId: user.userId,
      now,
    })
    const leaseUntil = now + settings.leaseSeconds * 1000
    const { drop, ended } = yield* reconcileMachine({ machineId, running: message.running, now, leaseUntil })
    const dropped = new Set(drop.map(claim => claim.runId))
    return { machineId, groupId, drop, ended, kept: message.running.filter(claim => !dropped.has(claim.runId)) }
  })
}

/** The machine the agent means. Somebody else's may be taken over only by who may write all machines. */
function* machineOf({ machineId, machineName }: MessageOf<'hello'>, user: UserContext): Steps<string | null> {
  const row = machineId && (yield* retrieveRow(flowMachine, machineId, ['ownerid']))
  if (!row) return machineId ?? (yield* ownMachineNamed(machineName, user.userId)) ?? null
  if (row.ownerid !== user.userId && levelOf(user, 'Write', 'flowmachine') !== 'Global')
    throw dataverseError('AccessDenied', `The machine '${machineName}' belongs to somebody else.`)
  return machineId
}
