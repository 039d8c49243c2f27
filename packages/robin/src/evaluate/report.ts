import type { RunError } from '../runError.ts'
import type { Completion, Step } from './completion.ts'
import { failureOf } from './errors.ts'
import type { Run, Site } from './run.ts'

/** A statement as the listener hears of it: after it ran, with its duration and perhaps its error. */
export function reported(site: Site, execute: Step): Step {
  return run => {
    run.site = site
    return run.reporting ? timed(run, site, execute) : execute(run)
  }
}

/** Tells the listener that a statement which holds others was entered. */
export function entered(run: Run, site: Site, start: number): void {
  if (run.reporting) report(run, site, start)
}

function timed(run: Run, site: Site, execute: Step): Completion {
  const start = run.host.now()
  const failed = (thrown: unknown): never => {
    const error = failureOf(run, thrown)
    report(run, site, start, error)
    throw error
  }
  let completion: Completion
  try {
    completion = execute(run)
  } catch (thrown) {
    return failed(thrown)
  }
  if (!(completion instanceof Promise)) {
    report(run, site, start)
    return completion
  }
  return completion.then(jump => {
    report(run, site, start)
    return jump
  }, failed)
}

function report(run: Run, site: Site, time: number, failure?: RunError): void {
  const { action, subflow, line } = site
  const duration = run.host.now() - time
  const insideErrorHandling = run.handling
  const plain = { action, subflow, line, time, duration, insideErrorHandling }
  run.listener.statement?.(
    failure === undefined
      ? plain
      : { ...plain, error: { code: run.mask.apply(failure.code), message: run.mask.apply(failure.message) } },
  )
}
