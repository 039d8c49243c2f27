import type { RunError } from '../runError.ts'
import type { Value } from '../values/value.ts'
import { stopParallel } from './callFlow.ts'
import type { RunOrigin } from './childFlow.ts'
import type { Step } from './completion.ts'
import type { DebugListener } from './debugListener.ts'
import { DebugSession } from './debugSession.ts'
import { failureOf, siteOf } from './errors.ts'
import type { Host } from './host.ts'
import type { TakeInputs } from './inputs.ts'
import { labelNotFound } from './jumps.ts'
import type { Listener } from './listener.ts'
import type { Failed, Outcome } from './outcome.ts'
import type { Outputs } from './outputs.ts'
import { Cancelled, Run, type Site } from './run.ts'
import type { Scope } from './scope.ts'

export interface RunOptions extends RunOrigin {
  readonly host: Host
  /** By external name or the variable's. */
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly listener?: Listener
  /** Fires when the run is to be cancelled. */
  readonly signal?: AbortSignal
  /** Watches the run statement by statement: a tracer, a debugger. */
  readonly debug?: DebugListener
  /** Is given the variables as they are when the run ends: for tests and debuggers. */
  readonly inspect?: (variables: ReadonlyMap<string, Value>) => void
}

/** A compiled flow. May be run many times, also at the same time. */
export interface Program {
  /** Never rejects: what goes wrong in a flow is its outcome. */
  run(options: RunOptions): Promise<Outcome>
}

/** What a program is made of. */
export interface Parts {
  readonly scope: Scope
  readonly inputs: TakeInputs
  readonly outputs: Outputs
  readonly main: Step
  readonly sites: readonly Site[]
}

/**
 * A program of its compiled parts. Those for runs that somebody listens to, and those for the others, are made when they
 * are first needed; those for a run that is watched are its own.
 */
export function programOf(compile: (told: boolean, session?: DebugSession) => Parts): Program {
  const made = new Map<boolean, Parts>()
  const partsFor = (told: boolean): Parts => {
    const parts = made.get(told) ?? compile(told)
    made.set(told, parts)
    return parts
  }
  return {
    async run({ debug, ...options }) {
      if (debug === undefined) return await runParts(partsFor(options.listener?.statement !== undefined), options)
      const session = new DebugSession(debug)
      return await runParts(compile(true, session), options, session)
    },
  }
}

async function runParts(
  parts: Parts,
  { host, inputs = {}, listener = {}, signal = new AbortController().signal, inspect, ...origin }: RunOptions,
  session?: DebugSession,
): Promise<Outcome> {
  const run = new Run(parts.scope.size, host, signal, listener, parts.sites, origin)
  session?.attach(run)
  let outcome: Outcome
  try {
    outcome = await execute(parts, run, inputs)
  } catch (thrown) {
    outcome = ended(run, thrown)
  }
  await stopParallel(run)
  if (run.caller === undefined) await release(run)
  inspect?.(new Map(parts.scope.names.map((name, slot) => [name, run.slots[slot]!])))
  return outcome
}

async function execute(parts: Parts, run: Run, inputs: Readonly<Record<string, unknown>>): Promise<Outcome> {
  run.checkCancelled()
  parts.inputs(run, inputs)
  const jump = await parts.main(run)
  if (jump?.kind === 'goto') throw labelNotFound(jump.label)
  if (jump?.kind === 'exitFlow' && jump.code !== 0) {
    const { action, subflow, line } = run.site
    const message = jump.message === '' ? `The flow ended with exit code ${jump.code}.` : jump.message
    return failed(run, {
      code: 'FlowExitError',
      message,
      details: `EXIT Code: ${jump.code}`,
      subflow,
      line,
      actionName: action,
    })
  }
  return { status: 'succeeded', outputs: parts.outputs.read(run), sensitiveOutputs: parts.outputs.sensitive }
}

function ended(run: Run, thrown: unknown): Outcome {
  let error: RunError
  try {
    error = failureOf(run, thrown)
  } catch (stop) {
    if (stop instanceof Cancelled) return { status: 'cancelled' }
    throw stop
  }
  const { action, subflow, line } = siteOf(error, run)
  return failed(run, {
    code: error.code,
    message: error.message,
    details: error.details,
    subflow,
    line,
    actionName: action,
  })
}

const failed = (run: Run, error: Failed['error']): Failed => ({
  status: 'failed',
  error: {
    ...error,
    code: run.mask.apply(error.code),
    message: run.mask.apply(error.message),
    details: run.mask.apply(error.details),
  },
})

/** What actions kept is released last first; one that cannot be is said, and hinders no other. */
async function release(run: Run): Promise<void> {
  for (const one of run.releases.reverse()) {
    try {
      await one()
    } catch (thrown) {
      const text = thrown instanceof Error ? thrown.message : String(thrown)
      run.listener.message?.(
        'warning',
        run.mask.apply(`At the end of the run something could not be released: ${text}`),
        run.site.line,
        run.site.subflow,
      )
    }
  }
}
