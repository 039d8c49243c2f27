import type { AgentContext } from './context.ts'
import type { HeldRun, Stop } from './heldRun.ts'

/**
 * Stops a run: asks its program, and kills everything that belongs to it when the grace time has passed. What has
 * not started is killed at once. `execute` sees the runner end and says how it went.
 */
export function cancel(run: HeldRun, reason: Stop['reason'], graceSeconds: number, { settings }: AgentContext): void {
  const { clock, log } = settings
  if (run.stop !== undefined) {
    if (reason === 'drop') {
      run.stop.reason = 'drop'
      run.runner?.kill()
    }
    return
  }
  const stop: Stop = { reason, askedAt: clock.now(), graceSeconds, killed: undefined }
  run.stop = stop
  if (!run.started || graceSeconds <= 0) {
    stop.killed = run.runner?.kill() ?? 0
    return
  }
  run.runner?.cancel()
  clock.after(graceSeconds * 1000, () => {
    if (stop.killed !== undefined || run.runner === undefined || !run.runner.alive) return
    stop.killed = run.runner.kill()
    log('warn', `Run ${run.claim.runId} did not stop within ${graceSeconds} s; ${stop.killed} processes were killed.`)
  })
}
