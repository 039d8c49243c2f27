import type { Runner } from './runnerProcess.ts'

/** Runners that stand ready, so that a run need not wait for a process to start. */
export interface RunnerPool {
  /** A runner for one run: a ready one if there is any. */
  take(): Promise<Runner>
  /** Starts runners, one after the other, until as many stand ready as should. */
  fill(): void
  /** Kills those that stand ready; none is started any more. */
  stop(): void
}

/**
 * Makes a pool of `size` runners. It is not filled by `take`: whoever takes a runner calls `fill` when the run has
 * started, so that starting the next process does not slow the first statement.
 */
export function createRunnerPool(size: number, start: () => Runner): RunnerPool {
  const idle: Runner[] = []
  let starting: Runner | undefined
  let stopped = false

  const prune = () => {
    for (const runner of [...idle]) if (!runner.alive) idle.splice(idle.indexOf(runner), 1)
  }

  function fill(): void {
    prune()
    if (stopped || starting !== undefined || idle.length >= size) return
    const runner = start()
    starting = runner
    idle.push(runner)
    void runner.ready.then(() => {
      if (starting !== runner) return
      starting = undefined
      // One that ended before it was ready is replaced when the next run has started, not at once and for ever.
      if (runner.alive) fill()
    })
  }

  return {
    async take() {
      prune()
      const runner = idle.shift() ?? start()
      // It will not stand ready: the next need not wait for it.
      if (runner === starting) starting = undefined
      await runner.ready
      return runner
    },
    fill,
    stop() {
      stopped = true
      for (const runner of idle.splice(0)) runner.kill()
    },
  }
}
