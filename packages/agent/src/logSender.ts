import type { LogEntry } from '@deskhand/contract/agentMessages'
import { cancel } from './cancel.ts'
import type { AgentContext } from './context.ts'
import type { HeldRun } from './heldRun.ts'

/** Sends the log of a run on while it grows. */
export interface LogSender {
  add(entries: readonly LogEntry[]): void
  /**
   * What goes with the end of the run, after everything else was sent. A run that was asked to stop does not wait
   * for that: the last of its log goes with the end, with a mark where it was cut.
   */
  rest(entries: readonly LogEntry[]): Promise<readonly LogEntry[]>
}

/** A loop without end logs faster than a server keeps: one message at a time, small enough to let others in between. */
const mostInMessage = 100
/** Entries that go with the end of a run that was asked to stop. */
const mostAtStop = 100

export function createLogSender(run: HeldRun, context: AgentContext): LogSender {
  let waiting: LogEntry[] = []
  let sending: Promise<void> | undefined
  let isLast = false

  async function send(): Promise<void> {
    while (waiting.length > 0 && !(isLast && run.stop !== undefined)) {
      const entries = waiting.splice(0, mostInMessage)
      const answer = await context.link.ask({ type: 'log', claim: run.claim, entries })
      if (answer.accepted) continue
      // The run is not ours any more.
      waiting = []
      cancel(run, 'drop', 0, context)
    }
    sending = undefined
  }

  return {
    add(entries) {
      waiting.push(...entries)
      sending ??= send()
    },
    async rest(entries) {
      isLast = true
      if (waiting.length > 0 && run.stop === undefined) await sending
      return run.stop === undefined ? entries : lastOf([...waiting.splice(0), ...entries])
    },
  }
}

function lastOf(entries: readonly LogEntry[]): readonly LogEntry[] {
  const left = entries.length - mostAtStop
  const last = entries[left]
  if (last === undefined || left <= 0) return entries
  const message = `The log was cut here: ${left + 1} entries were not kept, since the run was asked to stop.`
  const { index, time } = last
  const mark = { action: 'LOG', subflow: '', line: 0, level: 'warning', status: 'Skipped' } as const
  return [{ index, time, duration: 0, ...mark, message }, ...entries.slice(left + 1)]
}
