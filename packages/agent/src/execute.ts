import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cancel } from './cancel.ts'
import type { AgentContext } from './context.ts'
import { endOf } from './endOf.ts'
import type { HeldRun } from './heldRun.ts'
import { createLogSender } from './logSender.ts'
import { reportEnd } from './report.ts'
import type { Runner, RunnerEnd } from './runner/runnerProcess.ts'
import { openSession, type Session } from './sessions/openSession.ts'

/** The next runner is started when this one has had the processor to itself for a moment, or is through. */
const refillAfterMs = 50
/** A program that cannot be read within this time is not going to be. */
const prepareLimitMs = 120_000
/** How long a program may take to stop by itself after its time is up. */
const timeOutGraceSeconds = 5

/**
 * Executes one run: session, runner, start as soon as the server has kept it, end. Resolved when the run's
 * processes and its folder are gone; a dropped run ends without a word.
 */
export async function execute(run: HeldRun, context: AgentContext): Promise<void> {
  const { settings, pool } = context
  const session = openSession(run.assignment, settings)
  const folder = join(settings.dataFolder, 'runs', `${run.claim.runId}-${run.claim.fence}`)
  try {
    // At once: to wait for it takes ten times as long as to do it.
    mkdirSync(folder, { recursive: true })
    run.runner = await pool.take()
    const end = await through(run, run.runner, session, folder, context)
    if (end !== undefined) reportEnd(run.claim, endOf(end, run, settings), end, context)
  } catch (error) {
    const failure = { code: 'UIFlowAgentNotAvailable', message: `The machine could not run the flow: ${String(error)}` }
    if (run.stop?.reason !== 'drop') reportEnd(run.claim, { event: 'fail', failure }, { entries: [] }, context)
  } finally {
    if (session.keepsPrograms && run.stop === undefined) run.runner?.killAlone()
    else run.runner?.kill()
    pool.fill()
    await session.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(error =>
      settings.log('warn', `The folder ${folder} could not be removed: ${String(error)}`),
    )
  }
}

/** Prepare, ask, go. Undefined: there is nothing to report. */
async function through(
  run: HeldRun,
  runner: Runner,
  session: Session,
  folder: string,
  context: AgentContext,
): Promise<RunnerEnd | undefined> {
  const { settings, link, pool } = context
  const { runId, workflowId, flowName, definition, children = [], timeoutSeconds } = run.assignment
  const { inputSchema, outputSchema, inputs, runMode } = run.assignment
  if (run.stop !== undefined) runner.kill()
  const forgetLimit = settings.clock.after(prepareLimitMs, () => void runner.kill())
  const refused = await runner.prepare({
    ...{ runId, workflowId, flowName, definition, children, inputSchema, outputSchema, inputs, runMode, folder },
    offers: session.offers,
    environment: session.environment,
    limits: settings.limits,
  })
  forgetLimit()
  if (isDropped(run)) return undefined
  if (run.stop?.reason === 'shutDown') {
    void link.ask({ type: 'release', claim: run.claim, reason: 'The agent is stopping.' })
    return undefined
  }
  if (refused !== undefined) return refused

  const processVersion = settings.agentVersion
  const answer = await link.ask({ type: 'start', claim: run.claim, sessionUser: session.userName, processVersion })
  if (!answer.accepted || isDropped(run)) return undefined
  run.started = !isStopped(run)
  const log = createLogSender(run, context)
  const end = runner.go(log.add)
  const forgetTimeOut = settings.clock.after(timeoutSeconds * 1000, () =>
    cancel(run, 'timeOut', timeOutGraceSeconds, context),
  )
  const forgetRefill = settings.clock.after(refillAfterMs, () => pool.fill())
  const how = await end
  forgetTimeOut()
  forgetRefill()
  const entries = await log.rest(how.entries)
  return isDropped(run) ? undefined : { ...how, entries }
}

// Functions, because a run is stopped by others while this one waits.
const isStopped = (run: HeldRun): boolean => run.stop !== undefined
const isDropped = (run: HeldRun): boolean => run.stop?.reason === 'drop'
