import type { RunClaim, RunMode, ServerMessage } from '@deskhand/contract/agentMessages'

/** A machine whose agent is connected to this process. */
export interface MachineSession {
  readonly machineId: string
  readonly groupId: string
  readonly machineName: string
  readonly runModes: readonly RunMode[]
  readonly sessionCapacity: number
  /** How many more runs the agent said it can take, less what it was given since. */
  free: number
  /** Runs this machine holds, by run id. */
  readonly claims: Map<string, HeldClaim>
  /** False where the connection is gone. */
  send(message: ServerMessage): boolean
  /** Ends the connection. With `refuse`, the agent is told not to come back. */
  close(reason: string, options?: { readonly refuse: boolean }): void
}

export interface HeldClaim extends RunClaim {
  started: boolean
}

/** The machines connected to this process. */
export interface MachineSessions {
  /** Takes a session in; an older one of the same machine is closed. */
  add(session: MachineSession): void
  remove(session: MachineSession): void
  /** Is this still the session of its machine? */
  has(session: MachineSession): boolean
  of(machineId: string): MachineSession | undefined
  inGroup(groupId: string): MachineSession[]
  groups(): string[]
  holding(runId: string): MachineSession | undefined
  all(): MachineSession[]
}

/** Makes the register of connected machines. */
export function machineSessions(): MachineSessions {
  const sessions = new Map<string, MachineSession>()
  const all = () => [...sessions.values()]
  return {
    add(session) {
      const older = sessions.get(session.machineId)
      sessions.set(session.machineId, session)
      older?.close('Another agent has connected as this machine.', { refuse: true })
    },
    remove(session) {
      if (sessions.get(session.machineId) === session) sessions.delete(session.machineId)
    },
    has: session => sessions.get(session.machineId) === session,
    of: machineId => sessions.get(machineId),
    inGroup: groupId => all().filter(session => session.groupId === groupId),
    groups: () => [...new Set(all().map(session => session.groupId))],
    holding: runId => all().find(session => session.claims.has(runId)),
    all,
  }
}

/** How many runs may be given to a machine now. */
export const freeSlots = (session: MachineSession): number =>
  Math.max(0, Math.min(session.free, session.sessionCapacity - session.claims.size))

/** Does the machine hold exactly this claim? */
export const holds = (session: MachineSession, claim: RunClaim): boolean =>
  session.claims.get(claim.runId)?.fence === claim.fence
