import type { LogEntry } from '@deskhand/contract/agentMessages'
import type { RunOrder } from '../../src/runner/messages.ts'
import type { Runner, RunnerEnd } from '../../src/runner/runnerProcess.ts'

/** A runner that does what the test says, and notes what it was asked for. */
export interface FakeRunner extends Runner {
  readonly asked: string[]
  order: RunOrder | undefined
  log(entries: readonly LogEntry[]): void
  end(end: RunnerEnd['outcome'], entries?: readonly LogEntry[]): void
}

export function fakeRunner(refusal?: RunnerEnd): FakeRunner {
  const ended = Promise.withResolvers<RunnerEnd>()
  let onLog: (entries: readonly LogEntry[]) => void = () => {}
  let alive = true
  const asked: string[] = []
  const runner: FakeRunner = {
    asked,
    order: undefined,
    ready: Promise.resolve(),
    gone: ended.promise.then(() => {}),
    get alive() {
      return alive
    },
    async prepare(order) {
      asked.push('prepare')
      runner.order = order
      return alive ? refusal : ended.promise
    },
    go(handler) {
      asked.push('go')
      onLog = handler
      return ended.promise
    },
    cancel: () => void asked.push('cancel'),
    kill() {
      if (alive) asked.push('kill')
      alive = false
      ended.resolve({ outcome: { kind: 'exited', exit: 'signal SIGKILL', outOfMemory: false }, entries: [] })
      return 1
    },
    killAlone: () => void runner.kill(),
    log: entries => onLog(entries),
    end: (outcome, entries = []) => ended.resolve({ outcome, entries }),
  }
  return runner
}
