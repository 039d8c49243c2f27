import { logicError, RunError } from '../runError.ts'
import type { BlockRule, Handler, LastError, Rule, ThrowError } from '../syntax/ast.ts'
import { ErrorValue } from '../values/errorValue.ts'
import type { Compiler } from './compiler.ts'
import { attempt, type Completion, type Step } from './completion.ts'
import { toCondition } from './operators.ts'
import { Cancelled, type Run, type Site } from './run.ts'
import { tell } from './tell.ts'

/** The statement an error came from. */
export const siteOf = (error: RunError, run: Run): Site => run.seen.get(error)?.site ?? run.site

/**
 * What was thrown, as an error of the flow, with its place noted. A cancel is thrown on. Everything else that is thrown
 * is a defect of an action and named as such. The listener hears of an error once: when it is first seen. `LastError`
 * is the one thrown last, so also one that THROW ERROR throws again, with its place as it was.
 */
export function failureOf(
  run: Run,
  thrown: unknown,
  start: number = run.reporting ? (run.started ?? run.host.now()) : 0,
): RunError {
  run.started = undefined
  if (thrown instanceof Cancelled) throw thrown
  if (run.signal.aborted) throw new Cancelled()
  const error = thrown instanceof RunError ? thrown : unexpected(thrown)
  const seen = run.seen.get(error)
  if (seen !== undefined) run.lastError = seen.value
  else {
    const { site } = run
    run.lastError = errorValue(error, site)
    run.seen.set(error, { site, value: run.lastError })
    if (site.line > 0) tell(run, site, start, error)
    run.debug?.failed(error)
  }
  return error
}

/** Source: Robin language, sections 4.1 and 7.1. */
const errorValue = (error: RunError, { subflow, action, index }: Site): ErrorValue =>
  new ErrorValue({
    message: error.message,
    errorDetails: error.details,
    location: `Subflow: ${subflow}, Action: ${index}, Action name: ${action}`,
    actionName: action,
    actionIndex: index,
    subflowName: subflow,
  })

function unexpected(thrown: unknown): RunError {
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
    return logicError('RecursionError', 'The flow nests calls and values deeper than a run can hold.')
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  return new RunError('action', 'UnexpectedError', error.message, { details: error.stack ?? '', cause: thrown })
}

/** `ERROR => Variable` with or without Reset. */
export function compileLastError(compiler: Compiler, node: LastError): Step {
  const store = compiler.store(node.variable.text, node.variable.global)
  const reset = node.reset && compiler.expression(node.reset)
  return run => {
    store(run, run.lastError)
    if (reset && toCondition(reset(run))) run.lastError = new ErrorValue()
    return undefined
  }
}

/** `THROW ERROR`: the error in hand goes on, as one of the statement it came from. */
export function compileThrow(compiler: Compiler, node: ThrowError): Step {
  const site = compiler.site('THROW ERROR', node)
  return run => {
    if (run.handled) throw run.handled
    run.site = site
    throw logicError(
      'ThrowOutsideHandlerError',
      'THROW ERROR stands outside of error handling: there is no error to throw.',
    )
  }
}

/** A handler's rules: the body for an error, or undefined where no rule is for it. Named rules go before the others. */
export function compileRules(
  compiler: Compiler,
  rules: readonly (Rule | BlockRule)[],
): (error: RunError) => Step | undefined {
  const compiled = rules.map(rule => ({
    matches: matcher(rule),
    named: rule.error !== undefined,
    body: compiler.body(rule.body),
  }))
  const ordered = [...compiled.filter(rule => rule.named), ...compiled.filter(rule => !rule.named)]
  return error => ordered.find(rule => rule.matches(error))?.body
}

function matcher(rule: Rule | BlockRule): (error: RunError) => boolean {
  const name = rule.error?.text.toLowerCase()
  const all = 'all' in rule && rule.all
  const userDefined = 'userDefined' in rule && rule.userDefined
  if (name === undefined) return error => all || error.kind !== 'logic'
  if (userDefined) return error => error.kind === 'custom' && error.code.toLowerCase() === name
  return error => error.code.toLowerCase() === name && (error.kind === 'action' || (error.kind === 'logic' && all))
}

/** Runs the body of a rule as error handling. */
export function handle(run: Run, error: RunError, body: Step): Completion {
  const { handling, handled } = run
  run.handling = true
  run.handled = error
  const restore = (): void => {
    run.handling = handling
    run.handled = handled
  }
  /** An error of error handling is seen as one. */
  const failed = (thrown: unknown): never => {
    try {
      throw failureOf(run, thrown)
    } finally {
      restore()
    }
  }
  let completion: Completion
  try {
    completion = body(run)
  } catch (thrown) {
    return failed(thrown)
  }
  if (!(completion instanceof Promise)) {
    restore()
    return completion
  }
  return completion.then(jump => {
    restore()
    return jump
  }, failed)
}

/**
 * The handler of one action: tries again as often as it says, then takes the rule for the error, if there is one. With
 * no rule at all the error goes on. Errors of the flow's logic pass by.
 */
export function withHandler(compiler: Compiler, handler: Handler | undefined, execute: Step): Step {
  if (handler === undefined) return execute
  const times = handler.repeat && compiler.expression(handler.repeat.times)
  const pause = handler.repeat?.wait && compiler.expression(handler.repeat.wait)
  const ruleFor = compileRules(compiler, handler.rules)
  return run => {
    const most = times ? toCount(times(run), 'REPEAT') : 0
    const wait = pause ? toCount(pause(run), 'WAIT') * 1000 : 0
    const once = (attempts: number): Completion => {
      return attempt(
        () => execute(run),
        thrown => {
          const error = failureOf(run, thrown)
          if (error.kind === 'logic') throw error
          if (attempts < most) return retry(run, wait, () => once(attempts + 1))
          const body = ruleFor(error)
          if (body === undefined) throw error
          return handle(run, error, body)
        },
      )
    }
    return once(0)
  }
}

async function retry(run: Run, wait: number, again: () => Completion): Promise<Awaited<Completion>> {
  if (wait > 0) await run.host.sleep(wait, run.signal)
  else await run.host.pulse()
  run.rested()
  return await again()
}

function toCount(value: unknown, word: string): number {
  const count = Number(value)
  if (!(count >= 0))
    throw logicError('InvalidArgumentError', `${word} takes a number of 0 or more, not '${String(value)}'.`)
  return count
}
