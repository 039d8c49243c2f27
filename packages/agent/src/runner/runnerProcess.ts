import { type ChildProcess, fork } from 'node:child_process'
import type { LogEntry } from '@deskhand/contract/agentMessages'
import { killTree, markVariable } from './killTree.ts'
import type { FromRunner, RunOrder, RunOutcome, ToRunner } from './messages.ts'
import { rehearsal } from './rehearsal.ts'

/** A runner as the agent sees it: one process, one run. */
export interface Runner {
  /** Resolved when everything is loaded and rehearsed, or the process is gone. */
  readonly ready: Promise<void>
  readonly alive: boolean
  /** Resolved when the run has ended or the process is gone. */
  readonly gone: Promise<void>
  /** Reads the program; the answer is an end where it cannot run. */
  prepare(order: RunOrder): Promise<RunnerEnd | undefined>
  /** Executes what was prepared. */
  go(onLog: (entries: readonly LogEntry[]) => void): Promise<RunnerEnd>
  /** Asks the program to stop. */
  cancel(): void
  /** Kills the process and all it started; answers how many processes that were. */
  kill(): number
  /** Kills the process and leaves what it started. */
  killAlone(): void
}

/** How it went. `exited`: the process ended without a word. */
export interface RunnerEnd {
  readonly outcome: RunOutcome | { readonly kind: 'exited'; readonly exit: string; readonly outOfMemory: boolean }
  readonly entries: readonly LogEntry[]
  readonly usage?: { readonly cpuPercent: number; readonly memoryMB: number }
}

export interface RunnerOptions {
  /** The agent's mark and a number of the runner's own. */
  readonly mark: string
  readonly heapMB: number
  readonly environment: Readonly<Record<string, string>>
  /** Where the process starts; a run has a folder of its own. */
  readonly folder: string
  /** Compiled code is kept here, so that the next runner loads faster. */
  readonly cacheFolder: string
}

/** Starts a runner process, in a process group of its own. */
export function startRunner({ mark, heapMB, environment, folder, cacheFolder }: RunnerOptions): Runner {
  const child = fork(new URL(import.meta.resolve('@deskhand/agent/runner/main')), {
    cwd: folder,
    env: { ...environment, [markVariable]: mark, NODE_COMPILE_CACHE: cacheFolder },
    execArgv: [`--max-old-space-size=${heapMB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
    serialization: 'json',
  })
  const errors = tailOf(child)
  const inbox = messagesOf(child, errors)
  let alive = true
  inbox.gone.then(() => {
    alive = false
  })

  const send = (message: ToRunner) => {
    // A runner that is gone is told of by its exit.
    if (child.connected) child.send(message, () => {})
  }
  async function prepare(order: RunOrder): Promise<RunnerEnd | undefined> {
    send({ type: 'prepare', order })
    const answer = await inbox.first('prepared')
    return 'outcome' in answer ? answer : undefined
  }
  async function rehearse(): Promise<void> {
    await inbox.first('loaded')
    await prepare(rehearsal(folder))
    send({ type: 'go' })
    await inbox.first('rehearsed')
  }

  return {
    ready: rehearse(),
    gone: inbox.gone.then(() => {}),
    get alive() {
      return alive
    },
    prepare,
    async go(onLog) {
      inbox.onLog(onLog)
      send({ type: 'go' })
      return (await inbox.first('ended')) as RunnerEnd
    },
    cancel: () => send({ type: 'cancel' }),
    kill: () => {
      alive = false
      // The number of a process that is gone may be another's by now.
      const running = child.exitCode === null && child.signalCode === null
      return killTree(running ? child.pid : undefined, mark)
    },
    killAlone() {
      alive = false
      child.kill('SIGKILL')
    },
  }
}

/** What a runner says, and its end. `first` answers with the message asked for or with the end, whichever comes. */
function messagesOf(child: ChildProcess, errors: () => string) {
  const waits = new Map<FromRunner['type'], (message: FromRunner | RunnerEnd) => void>()
  const came = new Map<FromRunner['type'], FromRunner>()
  const { promise: gone, resolve: leave } = Promise.withResolvers<RunnerEnd>()
  let log: (entries: readonly LogEntry[]) => void = () => {}
  let end: RunnerEnd | undefined

  const finish = (how: RunnerEnd) => {
    end ??= how
    leave(end)
    for (const settle of waits.values()) settle(end)
    waits.clear()
  }
  child.on('message', (message: FromRunner) => {
    if (end !== undefined) return
    if (message.type === 'log') return log(message.entries)
    if (message.type === 'ended') {
      const { outcome, entries, usage } = message
      return finish({ outcome, entries, usage })
    }
    const wait = waits.get(message.type)
    waits.delete(message.type)
    if (wait === undefined) came.set(message.type, message)
    else wait(message)
  })
  child.on('error', error => finish(exitOf(error.message, '')))
  const exited = (code: number | null, signal: string | null) =>
    finish(exitOf(signal === null ? `exit code ${code}` : `signal ${signal}`, errors()))
  // `close` comes after the last message and the last of what was printed, but a program that inherited the pipe
  // can hold it up; `exit` may come before both.
  child.on('exit', (code, signal) => setTimeout(() => exited(code, signal), 500).unref())
  child.on('close', exited)

  return {
    gone,
    onLog(handler: (entries: readonly LogEntry[]) => void) {
      log = handler
    },
    first(type: FromRunner['type']): Promise<FromRunner | RunnerEnd> {
      const message = end ?? came.get(type)
      came.delete(type)
      if (message !== undefined) return Promise.resolve(message)
      return new Promise(resolve => waits.set(type, resolve))
    },
  }
}

const exitOf = (exit: string, printed: string): RunnerEnd => ({
  outcome: { kind: 'exited', exit, outOfMemory: /heap out of memory|Allocation failed/i.test(printed) },
  entries: [],
})

/** The last of what the process printed to standard error. */
function tailOf(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-8192)
  })
  return () => tail
}
