import { ConversionError, isEmptyValue } from '../action/convert.ts'
import type { ActionDefinition } from '../action/defineAction.ts'
import type { Input } from '../action/parameters.ts'
import { RunError } from '../runError.ts'
import { numberOf } from '../values/number.ts'
import { share } from '../values/share.ts'
import type { Value } from '../values/value.ts'
import type { Run } from './run.ts'

/** How an input of an action gets its value. */
export interface TakeInput {
  /** A value of the flow, as the action's code wants it. */
  take(run: Run, value: Value): unknown
  /** What it is where the flow gives nothing. */
  missing(run: Run): unknown
}

/** How an action takes one of its inputs; errors name both. */
export function takeInput(definition: ActionDefinition, name: string, input: Input): TakeInput {
  const refused = (why: string): RunError =>
    new RunError('action', 'InvalidArgumentError', `Parameter '${name}' of ${definition.name}${why}.`)
  const convert = (run: Run, value: Value): unknown => {
    try {
      return input.convert(value, run.host)
    } catch (thrown) {
      if (!(thrown instanceof ConversionError)) throw thrown
      throw refused(`: ${thrown.message}`)
    }
  }
  const takesEmpty = input.type === 'text' || input.type === 'secret' || input.type === 'any'
  const fallback = input.default ?? undefined
  const missing = (run: Run): unknown => {
    if (fallback !== undefined) return convert(run, typeof fallback === 'number' ? numberOf(fallback) : fallback)
    if (!input.required) return undefined
    throw refused(" can't be empty")
  }
  const take = (run: Run, value: Value): unknown => {
    if (!takesEmpty && isEmptyValue(value)) return missing(run)
    if (input.sensitive) run.mask.add(value, run.host.culture)
    return convert(run, share(value))
  }
  return { take, missing }
}
