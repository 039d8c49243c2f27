import type { LogEntry } from '@deskhand/contract/agentMessages'
import type { Listener, StatementReport } from '@deskhand/robin/evaluate/listener'
import type { RunLimits } from '../options.ts'
import { cut } from './cut.ts'

/** The log of a run on its way to the agent, in batches. */
export interface RunLog {
  readonly listener: Required<Listener>
  /** What has not been sent yet; nothing is sent afterwards. */
  rest(): LogEntry[]
}

/** A batch is sent when it has this many entries, or this old an entry. */
const batchEntries = 500
const batchMs = 200

/**
 * Makes the log. What goes beyond the limits is counted and not kept, but for errors that nobody has seen yet: a
 * last entry says where the log was cut.
 */
export function createRunLog(
  limits: RunLimits,
  send: (entries: LogEntry[]) => void,
  { now, after }: { now(): number; after(ms: number, action: () => void): () => void },
): RunLog {
  let batch: LogEntry[] = []
  let index = 0
  let bytes = 0
  let left = 0
  let closed = false
  let cancelTimer: (() => void) | undefined

  function flush(): void {
    cancelTimer?.()
    cancelTimer = undefined
    if (closed || batch.length === 0) return
    send(batch)
    batch = []
  }

  function add(whole: Omit<LogEntry, 'index'>): void {
    const entry = cutEntry(whole)
    // Names, numbers and punctuation of an entry as JSON take some 200 bytes.
    bytes += 200 + (entry.message?.length ?? 0) + (entry.error?.message.length ?? 0)
    if (index >= limits.logEntries || bytes > limits.logBytes) {
      left += 1
      return
    }
    batch.push({ index, ...entry })
    index += 1
    if (batch.length >= batchEntries) flush()
    else cancelTimer ??= after(batchMs, flush)
  }

  const isFull = () => left > 0

  return {
    listener: {
      statement(report) {
        if (isFull() && report.error === undefined) left += 1
        else add(entryOf(report))
      },
      message(level, message, line, subflow) {
        add({ time: now(), duration: 0, action: 'LOG', subflow, line, level, status: 'Succeeded', message })
      },
    },
    rest() {
      cancelTimer?.()
      closed = true
      if (!isFull()) return batch
      const message = `The log was cut here: ${left} more entries were not kept.`
      const end = { action: 'LOG', subflow: '', line: 0, level: 'warning', status: 'Skipped' } as const
      return [...batch, { index, time: now(), duration: 0, ...end, message }]
    },
  }
}

/** Longest text of an entry, and longest name in it. */
const longestText = 10_000
const longestName = 200

/** A flow may log a file; a log keeps the beginning of it. */
function cutEntry(entry: Omit<LogEntry, 'index'>): Omit<LogEntry, 'index'> {
  const { message, error } = entry
  const texts = Math.max(message?.length ?? 0, error?.message.length ?? 0, error?.code.length ?? 0)
  if (texts <= longestText && entry.subflow.length <= longestName && entry.action.length <= longestName) return entry
  return {
    ...entry,
    action: cut(entry.action, longestName),
    subflow: cut(entry.subflow, longestName),
    ...(message === undefined ? {} : { message: cut(message, longestText) }),
    ...(error === undefined
      ? {}
      : { error: { code: cut(error.code, longestName), message: cut(error.message, longestText) } }),
  }
}

function entryOf(report: StatementReport): Omit<LogEntry, 'index'> {
  const { error, insideErrorHandling, ...known } = report
  const failed = error !== undefined
  return {
    ...known,
    level: failed ? 'error' : 'info',
    status: failed ? 'Failed' : 'Succeeded',
    ...(insideErrorHandling ? { insideErrorHandling } : {}),
    ...(failed ? { error, message: error.message } : {}),
  }
}
