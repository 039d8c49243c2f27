import type { RunEnd } from '@deskhand/contract/agentMessages'
import type { HeldRun, Stop } from './heldRun.ts'
import type { Settings } from './options.ts'
import type { RunnerEnd } from './runner/runnerProcess.ts'

/**
 * What is reported of a run, from how its runner ended and whether somebody had asked it to stop. A program that
 * was asked to stop and reached its end first has succeeded.
 */
export function endOf({ outcome }: RunnerEnd, run: HeldRun, settings: Settings): RunEnd {
  if (outcome.kind === 'succeeded') return { event: 'succeed', outputs: outcome.outputs }
  const stop = run.stop
  if (outcome.kind === 'failed' && (stop === undefined || stop.killed === undefined))
    return { event: 'fail', failure: outcome.failure }
  if (stop === undefined) return { event: 'fail', failure: crash(outcome, settings) }
  const detail = detailOf(stop, run, settings)
  switch (stop.reason) {
    case 'timeOut':
      return { event: 'timeOut', detail: `The run took longer than ${run.assignment.timeoutSeconds} s. ${detail}` }
    case 'shutDown':
      return {
        event: 'fail',
        failure: {
          code: 'UIFlowAgentNotAvailable',
          message: `The agent on machine '${settings.machineName}' was stopped while the run was under way. ${detail}`,
        },
      }
    default:
      return { event: 'confirmCancel', detail }
  }
}

function detailOf(stop: Stop, run: HeldRun, { clock }: Settings): string {
  if (!run.started) return 'The run was stopped before its first statement.'
  if (stop.killed === undefined) return `The program stopped ${clock.now() - stop.askedAt} ms after it was asked to.`
  const processes = stop.killed === 1 ? '1 process was' : `${stop.killed} processes were`
  return `The statement in progress did not stop within ${stop.graceSeconds} s; ${processes} killed.`
}

/** A runner that ended without a word. */
function crash(outcome: RunnerEnd['outcome'], { limits }: Settings) {
  if (outcome.kind !== 'exited') return { code: 'RunnerCrashed', message: 'The runner stopped without being asked to.' }
  if (outcome.outOfMemory)
    return {
      code: 'OutOfMemory',
      message: `The flow needed more than the ${limits.heapMB} MB of memory a run may use (${outcome.exit}).`,
    }
  return {
    code: 'RunnerCrashed',
    message: `The process that executed the flow ended unexpectedly with ${outcome.exit}.`,
  }
}
