/**
 * The process in which one run executes. It loads language and library, says so, executes a rehearsal, and waits for
 * the one run it will ever execute; what stays behind in it ends with it.
 */
import { flushCompileCache } from 'node:module'
import type { FromRunner, RunOrder, RunOutcome, ToRunner } from './messages.ts'
import { prepareProgram } from './program.ts'
import { createRunLog } from './runLog.ts'
import { sourcePlaces } from './sourcePlaces.ts'

// Meant for this process, not for the programs of the flow.
delete process.env.NODE_COMPILE_CACHE

const say = (message: FromRunner, said = () => {}): void => {
  process.send?.(message, said)
}

// An agent that is gone can take no report; nothing may go on behind its back.
process.on('disconnect', () => killEverything())
if (!process.connected) killEverything()

const stop = new AbortController()
let go = () => {}

process.on('message', (message: ToRunner) => {
  if (message.type === 'prepare') void executeOne(message.order)
  else if (message.type === 'go') go()
  else stop.abort()
})
say({ type: 'loaded' })

async function executeOne(order: RunOrder): Promise<void> {
  const started = new Promise<void>(resolve => {
    go = resolve
  })
  const log = createRunLog(order.limits, entries => say({ type: 'log', entries }), { now: Date.now, after })
  const end = (outcome: RunOutcome) => {
    const report = { outcome, entries: log.rest(), usage: usageSince(begin) }
    if (order.runId !== '') return say({ type: 'ended', ...report })
    // Of no use to any run; one that waits for it ends with the reason.
    if (outcome.kind !== 'succeeded') return say({ type: 'ended', ...report }, killEverything)
    // A runner is killed when its run is over; Node would write what it has compiled only at an exit. The next runner
    // is started when this one is ready, and takes half the memory where it finds it.
    flushCompileCache()
    say({ type: 'rehearsed' })
  }
  let begin = beginning()
  try {
    enter(order)
    const program = await prepareProgram(order)
    if ('failure' in program) return end({ kind: 'failed', failure: program.failure })
    say({ type: 'prepared' })
    await started
    begin = beginning()
    end(await program.run(log.listener, stop.signal))
  } catch (error) {
    const text = error instanceof Error ? sourcePlaces(error.stack ?? error.message) : String(error)
    end({
      kind: 'failed',
      failure: { code: 'RunnerError', message: 'The runner failed.', details: JSON.stringify({ text }) },
    })
  }
}

/** Makes the run's folder the process's own; what programs think of as temporary lies in it too. */
function enter({ folder, runId, environment }: RunOrder): void {
  process.chdir(folder)
  Object.assign(process.env, environment, {
    DESKHAND_RUN_ID: runId,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    PWD: folder,
  })
}

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}

const beginning = () => ({ at: performance.now(), cpu: process.cpuUsage() })

function usageSince(begin: ReturnType<typeof beginning>): { cpuPercent: number; memoryMB: number } {
  const { user, system } = process.cpuUsage(begin.cpu)
  const elapsed = Math.max(1, performance.now() - begin.at)
  return {
    cpuPercent: Math.min(100, Math.round((user + system) / 10 / elapsed)),
    memoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function killEverything(): never {
  try {
    if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL')
  } finally {
    process.exit(1)
  }
}
