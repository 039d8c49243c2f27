import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type AgentState, openAgentState } from './agentState.ts'
import { cancel } from './cancel.ts'
import { type AgentContext, tellCapacity } from './context.ts'
import { heldClaims, startHeartbeat } from './heartbeat.ts'
import { createLink } from './link/connect.ts'
import { lockFolder } from './lockFolder.ts'
import type { Settings } from './options.ts'
import { reportKeptEnds } from './report.ts'
import { killTree } from './runner/killTree.ts'
import { createRunnerPool } from './runner/runnerPool.ts'
import type { Runner } from './runner/runnerProcess.ts'
import { take } from './take.ts'

/** A running agent. */
export interface Agent {
  /** Resolved with the machine's id when the server has first accepted the agent; rejected when it refuses it. */
  readonly connected: Promise<string>
  /** Resolved when the agent is through: stopped, or refused by the server with the reason. */
  readonly ended: Promise<string | undefined>
  /** Takes no further run, ends those under way as failed, says so to the server if it can be reached, and ends. */
  stop(): Promise<void>
  /** Kills all runners at once, without a word. */
  abandon(): void
}

/** Starts the loops of an agent, and stops them in the opposite order. */
export async function startLoops(settings: Settings, startRunner: (state: AgentState) => Runner): Promise<Agent> {
  await mkdir(settings.dataFolder, { recursive: true })
  const unlock = await lockFolder(settings.dataFolder)
  const state = openAgentState(settings.dataFolder)
  clearLeftovers(settings, state)

  const connected = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<string | undefined>()
  connected.promise.catch(() => {})
  let stopHeartbeat = () => {}

  const link = createLink(settings, {
    introduce: () => ({ machineId: state.machineId, running: heldClaims(context) }),
    welcome({ machineId, heartbeatSeconds }) {
      state.setMachineId(machineId)
      stopHeartbeat()
      stopHeartbeat = startHeartbeat(heartbeatSeconds, context)
      tellCapacity(context)
      settings.log('info', `Connected to ${settings.serverUrl} as machine '${settings.machineName}'.`)
      connected.resolve(machineId)
      pool.fill()
    },
    assign: assignment => void take(assignment, context),
    cancel: (claim, graceSeconds) => stopRun(context, claim, 'cancel', graceSeconds),
    drop: claim => stopRun(context, claim, 'drop', 0),
    refuse(reason) {
      connected.reject(new Error(reason))
      void stop(reason)
    },
  })
  const pool = createRunnerPool(settings.warmRunners, () => startRunner(state))
  const context: AgentContext = { settings, state, link, pool, runs: new Map(), draining: false }

  reportKeptEnds(context)
  link.start()

  let stopping: Promise<void> | undefined
  const stop = (reason?: string) => {
    stopping ??= stopLoops(context).finally(() => {
      stopHeartbeat()
      unlock()
      connected.reject(new Error(reason ?? 'The agent was stopped.'))
      ended.resolve(reason)
    })
    return stopping
  }

  return {
    connected: connected.promise,
    ended: ended.promise,
    stop: () => stop(),
    abandon() {
      pool.stop()
      for (const run of context.runs.values()) run.runner?.kill()
    },
  }
}

function stopRun(
  context: AgentContext,
  { runId, fence }: { readonly runId: string; readonly fence: number },
  reason: 'cancel' | 'drop',
  graceSeconds: number,
): void {
  const run = context.runs.get(runId)
  if (run !== undefined && run.claim.fence === fence) cancel(run, reason, graceSeconds, context)
}

const shutDownGraceSeconds = 2
/** How long the last reports may take. */
const lastWordsSeconds = 3

async function stopLoops(context: AgentContext): Promise<void> {
  const { settings, pool, runs, link, state } = context
  context.draining = true
  tellCapacity(context)
  pool.stop()
  for (const run of runs.values()) cancel(run, 'shutDown', shutDownGraceSeconds, context)
  await until(() => runs.size === 0 && (state.ends.length === 0 || link.heard === 0), lastWordsSeconds, settings)
  for (const run of runs.values()) run.runner?.kill()
  await link.stop()
}

/** Waits for something that others do, but not for ever. */
function until(done: () => boolean, seconds: number, { clock }: Settings): Promise<void> {
  const last = clock.now() + seconds * 1000
  return new Promise(resolve => {
    const look = () => (done() || clock.now() >= last ? resolve() : void clock.after(20, look))
    look()
  })
}

/** What an earlier life of this agent left: programs of its runs, and their folders. */
function clearLeftovers({ dataFolder, log }: Settings, state: AgentState): void {
  for (const mark of state.runners) {
    const killed = killTree(undefined, mark)
    if (killed > 0) log('warn', `${killed} processes of an earlier life of this agent were killed.`)
    state.removeRunner(mark)
  }
  rmSync(join(dataFolder, 'runs'), { recursive: true, force: true })
}
