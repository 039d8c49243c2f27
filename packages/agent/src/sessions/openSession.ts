import type { RunAssignment, RunFailure } from '@deskhand/contract/agentMessages'
import type { Capability } from '@deskhand/robin/action/defineAction'

/** The desktop a run happens in. */
export interface Session {
  /** Who is signed in. */
  readonly userName: string
  readonly offers: readonly Capability[]
  /** Variables its programs need, for example `DISPLAY`. */
  readonly environment: Readonly<Record<string, string>>
  /** Do programs the run has left open stay? On a signed-in user's desktop they do. */
  readonly keepsPrograms: boolean
  close(): Promise<void>
}

export interface SessionOptions {
  readonly userName: string
  readonly offers: readonly Capability[]
}

/**
 * Opens the session of a run. What needs a desktop asks for it by what it `uses`, and is refused where the machine
 * offers none; a flow that touches no desktop gets a session without one.
 */
export function openSession({ runMode }: RunAssignment, { userName, offers }: SessionOptions): Session {
  return {
    userName,
    offers,
    environment: {},
    keepsPrograms: runMode === 'attended',
    async close() {},
  }
}

/**
 * Why a run is refused that needs what its session has not, in the words of the reference.
 * Source: Dataverse wire, section 2.7.
 */
export function refusal(
  runMode: RunAssignment['runMode'],
  missing: readonly { readonly action: string; readonly capability: Capability }[],
): RunFailure {
  const needs = missing.map(({ action, capability }) => `${action} needs ${nameOf[capability]}`).join(', ')
  return {
    code: runMode === 'attended' ? 'NoUnlockedActiveSessionForAttended' : 'SessionCreationError',
    message: `The machine has no session this flow can run in: ${needs}. Run it on a machine whose agent offers that.`,
    details: JSON.stringify({ missing }),
  }
}

const nameOf: Readonly<Record<Capability, string>> = {
  desktop: 'a desktop',
  browser: 'a browser',
  office: 'office programs',
  windows: 'Windows',
}
