import type { RunError } from '../runError.ts'
import type { Completion, Step } from './completion.ts'
import { failureOf } from './errors.ts'
import type { Run, Site } from './run.ts'

/** A statement as the listener hears of it: after it ran, with its duration and perhaps its error. */
export function reported(site: Site, execute: Step): Step {
  return run => {
    run.site = site
    if (run.listener.statement === undefined) return execute(run)
    return timed(run, site, execute)
  }
}

/** Tells the listener that a statement which holds others was entered. */
export function entered(run: Run, site: Site, start: number): void {
  if (run.listener.statement !== undefined) report(run, site, start)
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

function report(run: Run, site: Site, start: number, error?: unknown): void {
  const failure = error as RunError | undefined
  run.listener.statement?.({
    ...site,
    time: start,
    duration: run.host.now() - start,
    insideErrorHandling: run.handling,
    ...(failure?.code === undefined
      ? {}
      : { error: { code: run.mask.apply(failure.code), message: run.mask.apply(failure.message) } }),
  })
}
