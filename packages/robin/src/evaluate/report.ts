import type { Completion, Step } from './completion.ts'
import { failureOf } from './errors.ts'
import type { Run, Site } from './run.ts'
import { tell } from './tell.ts'

/** A statement as the listener hears of it: after it ran, with its duration and perhaps its error. */
export function reported(site: Site, execute: Step): Step {
  return run => {
    run.site = site
    return run.reporting ? timed(run, site, execute) : execute(run)
  }
}

/** Runs a statement and tells of it; for a run that is listened to. */
export function timed(run: Run, site: Site, execute: Step): Completion {
  const start = run.host.now()
  const failed = (thrown: unknown): never => {
    throw failureOf(run, thrown, start)
  }
  let completion: Completion
  try {
    completion = execute(run)
  } catch (thrown) {
    return failed(thrown)
  }
  if (!(completion instanceof Promise)) {
    tell(run, site, start)
    return completion
  }
  return completion.then(jump => {
    tell(run, site, start)
    return jump
  }, failed)
}
