import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { dataverseError } from '@deskhand/contract/errors'
import { fromColumnar } from './columnar.ts'
import { runStepsAsync } from './runSteps.ts'
import type { ScanAnswer, ScanRequest, ScanStatement } from './scanWorker.ts'
import type { Row, Steps } from './steps.ts'

/** Threads with a read-only connection each, so that no list blocks the event loop. Started when first needed. */
export interface ScanThreads {
  scan<Result>(steps: () => Steps<Result>): Promise<Result>
  close(): Promise<void>
}

interface Thread {
  /** Runs a statement, for no longer than it may take. */
  execute(request: ScanStatement): Promise<readonly Row[]>
  /** Nobody waits for it: what is asked next comes behind it. */
  endTransaction(): void
  end(): Promise<unknown>
}

/** Two, so that one long list does not hold up the next. */
const mostThreads = 2
/** Threads whose statement took too long: SQLite cannot be made to leave one, so they end with it. */
const mostLeft = 4

/** @param seconds that one statement may take */
export function createScanThreads(path: string, seconds: number): ScanThreads {
  const threads = new Set<Thread>()
  const free: Thread[] = []
  const queue: ((thread: Promise<Thread>) => void)[] = []
  let left = 0

  function take(): Promise<Thread> {
    const thread = free.pop()
    if (thread !== undefined) return Promise.resolve(thread)
    if (threads.size < mostThreads) return start()
    return new Promise(resolve => queue.push(resolve))
  }

  async function start(): Promise<Thread> {
    if (left >= mostLeft) throw dataverseError('Unavailable', busy)
    const thread = startThread(path, seconds, {
      onGone() {
        threads.delete(thread)
        const index = free.indexOf(thread)
        if (index >= 0) free.splice(index, 1)
      },
      onLeft: () => void left++,
      onEnded: () => void left--,
    })
    threads.add(thread)
    return thread
  }

  function giveBack(thread: Thread): void {
    const next = queue.shift()
    if (next !== undefined) next(threads.has(thread) ? Promise.resolve(thread) : start())
    else if (threads.has(thread)) free.push(thread)
  }

  return {
    async scan(steps) {
      const thread = await take()
      let begun = false
      try {
        return await runStepsAsync(steps(), ({ text, values, isAlone }) => {
          const begins = !begun && isAlone !== true
          begun ||= begins
          return thread.execute({ text: text.sqlite, values, begins })
        })
      } finally {
        if (begun) thread.endTransaction()
        giveBack(thread)
      }
    },
    async close() {
      await Promise.all([...threads].map(thread => thread.end()))
    },
  }
}

const busy = 'Too many queries take too long at the moment. Try again in a minute.'

interface ThreadEvents {
  /** The thread takes no more requests. */
  onGone(): void
  /** Its statement has taken too long; `onEnded` says when it is through. */
  onLeft(): void
  onEnded(): void
}

function startThread(path: string, seconds: number, { onGone, onLeft, onEnded }: ThreadEvents): Thread {
  // Beside this file and of the same kind: TypeScript in the sources, JavaScript in the package.
  const worker = new Worker(new URL(`./scanWorker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: path,
  })
  let settle: { resolve(rows: readonly Row[]): void; reject(error: unknown): void } | undefined
  let gone: Error | undefined
  let timer: NodeJS.Timeout | undefined
  let ready = false
  const watch = (): void => {
    if (ready && settle !== undefined) timer = setTimeout(leave, seconds * 1000)
  }
  worker.unref()
  worker.on('message', (answer: ScanAnswer | 'ready') => {
    // Until a thread has started its first statement has used up none of its time.
    if (answer === 'ready') {
      ready = true
      return watch()
    }
    clearTimeout(timer)
    if (settle === undefined) return
    const { resolve, reject } = settle
    settle = undefined
    worker.unref()
    if ('found' in answer) resolve(fromColumnar(answer.found))
    else reject(new Error(answer.message))
  })
  const fail = (error: Error): void => {
    clearTimeout(timer)
    gone ??= error
    settle?.reject(gone)
    settle = undefined
    onGone()
  }
  const leave = (): void => {
    if (gone !== undefined) return
    fail(dataverseError('SqlTimeout', seconds))
    onLeft()
    worker.unref()
    void worker.terminate().then(onEnded)
  }
  worker.on('error', fail)
  worker.on('exit', code => fail(new Error(`The thread that reads lists has ended with code ${code}.`)))
  return {
    execute: request =>
      gone !== undefined
        ? Promise.reject(gone)
        : new Promise((resolve, reject) => {
            settle = { resolve, reject }
            watch()
            worker.ref()
            worker.postMessage(request satisfies ScanRequest)
          }),
    endTransaction: () => worker.postMessage('end' satisfies ScanRequest),
    end: () => worker.terminate(),
  }
}
