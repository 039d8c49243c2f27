import type { ActionContext, ActionDefinition } from '../action/defineAction.ts'
import { RunError } from '../runError.ts'
import { callFlow } from './callFlow.ts'
import type { Run } from './run.ts'

/** What stands around the calls of an action in a run, made at the first of them; `at` is its place among the run's. */
export function contextOf(run: Run, at: number, definition: ActionDefinition): ActionContext {
  run.contexts[at] ??= makeContext(run, definition)
  return run.contexts[at]
}

function makeContext(run: Run, definition: ActionDefinition): ActionContext {
  const { host } = run
  return {
    fail(error, message, options = {}) {
      throw new RunError('action', error, message ?? definition.errors[error] ?? error, options)
    },
    signal: run.signal,
    folder: host.folder,
    now: () => host.now(),
    random: () => host.random(),
    get timeZone() {
      return host.timeZone
    },
    culture: host.culture,
    keep: release => {
      run.releases.push(release)
    },
    log: (level, text) => run.listener.message?.(level, run.mask.apply(text), run.site.line, run.site.subflow),
    environment: run.environment,
    runFlow: call => callFlow(run, call),
  }
}
