import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { runStepsAsync } from './runSteps.ts'
import type { ScanAnswer, ScanRequest } from './scanWorker.ts'
import type { Row, Steps } from './steps.ts'

/** Threads with a read-only connection each, so that no list blocks the event loop. Started when first needed. */
export interface ScanThreads {
  scan<Result>(steps: () => Steps<Result>): Promise<Result>
  close(): Promise<void>
}

interface Thread {
  execute(request: ScanRequest): Promise<readonly Row[]>
  end(): Promise<unknown>
}

/** Two, so that one long list does not hold up the next. */
const mostThreads = 2

export function createScanThreads(path: string): ScanThreads {
  const threads = new Set<Thread>()
  const free: Thread[] = []
  const queue: ((thread: Thread) => void)[] = []

  function take(): Promise<Thread> {
    const thread = free.pop()
    if (thread !== undefined) return Promise.resolve(thread)
    if (threads.size < mostThreads) return Promise.resolve(start())
    return new Promise(resolve => queue.push(resolve))
  }

  function start(): Thread {
    const thread = startThread(path, () => {
      threads.delete(thread)
      const index = free.indexOf(thread)
      if (index >= 0) free.splice(index, 1)
    })
    threads.add(thread)
    return thread
  }

  function giveBack(thread: Thread): void {
    const next = queue.shift()
    if (next !== undefined) next(threads.has(thread) ? thread : start())
    else if (threads.has(thread)) free.push(thread)
  }

  return {
    async scan(steps) {
      const thread = await take()
      try {
        await thread.execute({ text: 'begin', values: [] })
        const result = await runStepsAsync(steps(), ({ text, values }) => thread.execute({ text: text.sqlite, values }))
        return result
      } finally {
        await thread.execute({ text: 'rollback', values: [] }).catch(() => {})
        giveBack(thread)
      }
    },
    async close() {
      await Promise.all([...threads].map(thread => thread.end()))
    },
  }
}

function startThread(path: string, onGone: () => void): Thread {
  // Beside this file and of the same kind: TypeScript in the sources, JavaScript in the package.
  const worker = new Worker(new URL(`./scanWorker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: path,
  })
  let settle: { resolve(rows: readonly Row[]): void; reject(error: unknown): void } | undefined
  let gone: Error | undefined
  worker.unref()
  worker.on('message', (answer: ScanAnswer) => {
    const { resolve, reject } = settle!
    settle = undefined
    worker.unref()
    if ('rows' in answer) resolve(answer.rows)
    else reject(new Error(answer.message))
  })
  const fail = (error: Error): void => {
    gone ??= error
    settle?.reject(gone)
    settle = undefined
    onGone()
  }
  worker.on('error', fail)
  worker.on('exit', code => fail(new Error(`The thread that reads lists has ended with code ${code}.`)))
  return {
    execute: request =>
      gone !== undefined
        ? Promise.reject(gone)
        : new Promise((resolve, reject) => {
            settle = { resolve, reject }
            worker.ref()
            worker.postMessage(request)
          }),
    end: () => worker.terminate(),
  }
}
