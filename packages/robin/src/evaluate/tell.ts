import type { RunError } from '../runError.ts'
import type { Run, Site } from './run.ts'

/** Tells the listener of a statement, if it wants to hear. */
export function tell(run: Run, site: Site, time: number, failure?: RunError): void {
  if (!run.reporting) return
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
