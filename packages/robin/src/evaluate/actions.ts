import { ConversionError, isEmptyValue } from '../action/convert.ts'
import type { ActionContext, ActionDefinition, DynamicArguments } from '../action/defineAction.ts'
import type { Input, Place } from '../action/parameters.ts'
import { variableOfPowerFx } from '../powerFx/formulaFacts.ts'
import { logicError, RunError } from '../runError.ts'
import type { ActionCall, ActionCondition, ActionStatement, Argument, Output, Variable } from '../syntax/ast.ts'
import { numberOf } from '../values/number.ts'
import { owned } from '../values/owned.ts'
import { share } from '../values/share.ts'
import type { Value } from '../values/value.ts'
import { callFlow } from './callFlow.ts'
import type { Compiler, Evaluate, Store, Test } from './compiler.ts'
import type { Jump, Step } from './completion.ts'
import { withHandler } from './errors.ts'
import { Leave } from './leave.ts'
import { reported } from './report.ts'
import type { Run } from './run.ts'
import type { Slot } from './slot.ts'

/** An action and its handler. */
export function compileAction(compiler: Compiler, node: ActionStatement): Step {
  const definition = compiler.action(node.action.name)
  const site = compiler.site(definition?.name ?? node.action.name.text, node)
  return withHandler(compiler, node.handler, reported(site, compileInvocation(compiler, node.action)))
}

/** An action in place of a condition, with its handler; where that handles an error, the condition does not hold. */
export function compileActionCondition(compiler: Compiler, node: ActionCondition): Test {
  const test = compileTest(compiler, node.action)
  if (node.handler === undefined) return test
  const definition = compiler.action(node.action.name)
  const site = compiler.site(definition?.name ?? node.action.name.text, node)
  const ask: Step = run => {
    run.site = site
    const answer = test(run)
    return typeof answer === 'boolean' ? asJump(answer) : answer.then(asJump)
  }
  const handled = withHandler(compiler, node.handler, ask)
  return run => {
    const jump = handled(run)
    return jump instanceof Promise ? jump.then(asAnswer) : asAnswer(jump)
  }
}

/** The answer of a condition on its way through its handler, which knows statements only. */
const yes: Jump = { kind: 'nextLoop' }
const asJump = (answer: boolean): Jump | undefined => (answer ? yes : undefined)
function asAnswer(jump: Jump | undefined): boolean {
  if (jump === undefined || jump === yes) return jump === yes
  throw new Leave(jump)
}

/** A condition action as a test. */
export function compileTest(compiler: Compiler, call: ActionCall): Test {
  const definition = compiler.action(call.name)
  if (definition === undefined)
    return () => {
      throw notFound(call)
    }
  if (definition.kind !== 'condition')
    return () => {
      throw logicError(
        'NotAConditionError',
        `${definition.name} is not a condition; it cannot stand in brackets behind IF, LOOP WHILE or WAIT.`,
      )
    }
  const invoke = compileInvoke(compiler, definition, call)
  const answer = (result: unknown): boolean => {
    if (typeof result !== 'boolean')
      throw new RunError('action', 'UnexpectedError', `${definition.name} gave neither true nor false.`)
    return result
  }
  return run => {
    const result = invoke(run)
    return result instanceof Promise ? result.then(answer) : answer(result)
  }
}

function compileInvocation(compiler: Compiler, call: ActionCall): Step {
  const definition = compiler.action(call.name)
  if (definition === undefined)
    return () => {
      throw notFound(call)
    }
  if (definition.kind === 'condition')
    return () => {
      throw logicError(
        'NotAnActionError',
        `${definition.name} is a condition; it stands in brackets behind IF, LOOP WHILE or WAIT.`,
      )
    }
  const invoke = compileInvoke(compiler, definition, call)
  const stores = compileOutputs(compiler, definition, call)
  const finish = (run: Run, result: unknown): undefined => {
    for (const store of stores) store(run, result)
    return undefined
  }
  return run => {
    const result = invoke(run)
    return result instanceof Promise ? result.then(later => finish(run, later)) : finish(run, result)
  }
}

/** Gives the arguments to the action's code. */
function compileInvoke(
  compiler: Compiler,
  definition: ActionDefinition,
  call: ActionCall,
): (run: Run) => unknown | Promise<unknown> {
  const inputs = Object.entries(definition.inputs).map(
    ([name, input]) => [name, compileInput(compiler, definition, name, input, findArgument(call.args, name))] as const,
  )
  const references = Object.entries(definition.inputs).flatMap(([name, input]) => {
    const node = input.byReference ? variableOf(findArgument(call.args, name)) : undefined
    return node && compiler.plainSlot(node.name, node.global) === undefined ? [compileChanged(compiler, node)] : []
  })
  const dynamic = definition.dynamic ? compileDynamic(compiler, call) : undefined
  const givenTo = compileGiven(inputs)
  const invoke = (run: Run): unknown | Promise<unknown> => {
    run.checkCancelled()
    const given = givenTo(run)
    const context = contextOf(run, definition)
    const result =
      dynamic === undefined
        ? definition.run(given as never, context)
        : definition.run(given as never, context, dynamic(run))
    if (!(result instanceof Promise)) {
      for (const changed of references) changed(run)
      return result
    }
    return result.then(value => {
      run.checkCancelled()
      for (const changed of references) changed(run)
      return value
    })
  }
  return run => (run.mustYield(actionWeight) ? run.yield(undefined).then(() => invoke(run)) : invoke(run))
}

type Read = (run: Run) => unknown

/** The inputs as one object. A literal is made several times as fast as an object that gets its keys one by one. */
function compileGiven(inputs: readonly (readonly [name: string, read: Read])[]): (run: Run) => object {
  const [[a, readA] = none, [b, readB] = none, [c, readC] = none] = inputs
  switch (inputs.length) {
    case 0:
      return () => ({})
    case 1:
      return run => ({ [a]: readA(run) })
    case 2:
      return run => ({ [a]: readA(run), [b]: readB(run) })
    case 3:
      return run => ({ [a]: readA(run), [b]: readB(run), [c]: readC(run) })
    default:
      return run => {
        const given: Record<string, unknown> = {}
        for (const [name, read] of inputs) given[name] = read(run)
        return given
      }
  }
}

const none: readonly [string, Read] = ['', () => undefined]

/** The arguments written with `@`, as they are. */
function compileDynamic(compiler: Compiler, call: ActionCall): (run: Run) => DynamicArguments {
  const inputs = call.args
    .filter(argument => argument.dynamic)
    .map(argument => [argument.name.text, compiler.expression(argument.value)] as const)
  const outputs = call.outs.filter(out => out.dynamic).map(out => out.name.text)
  return run => ({
    inputs: Object.fromEntries(inputs.map(([name, evaluate]) => [name, share(evaluate(run))])),
    outputs,
  })
}

/** An action counts as so many turns of a loop when the run looks whether it must yield. */
const actionWeight = 4

const findArgument = (args: readonly Argument[], name: string): Argument | undefined =>
  args.find(arg => !arg.dynamic && arg.name.text.toLowerCase() === name.toLowerCase())

function compileInput(
  compiler: Compiler,
  definition: ActionDefinition,
  name: string,
  input: Input,
  argument: Argument | undefined,
): (run: Run) => unknown {
  const convert = (run: Run, value: Value, place?: Place): unknown => {
    try {
      return input.convert(value, run.host, place)
    } catch (thrown) {
      if (!(thrown instanceof ConversionError)) throw thrown
      throw new RunError(
        'action',
        'InvalidArgumentError',
        `Parameter '${name}' of ${definition.name}: ${thrown.message}.`,
      )
    }
  }
  if (input.byReference && argument !== undefined) {
    const placeOf = compilePlace(compiler, definition, name, argument)
    return run => convert(run, null, placeOf(run))
  }
  const takesEmpty = input.type === 'text' || input.type === 'secret' || input.type === 'any'
  const fallback = input.default ?? undefined
  const missing = (run: Run): unknown => {
    if (fallback !== undefined) return convert(run, typeof fallback === 'number' ? numberOf(fallback) : fallback)
    if (!input.required) return undefined
    throw new RunError('action', 'InvalidArgumentError', `Parameter '${name}' of ${definition.name} can't be empty.`)
  }
  if (argument === undefined) return missing
  const evaluate: Evaluate = compiler.expression(argument.value)
  return run => {
    const value = evaluate(run)
    if (!takesEmpty && isEmptyValue(value)) return missing(run)
    if (input.sensitive) run.mask.add(value, run.host.culture)
    return convert(run, share(value))
  }
}

/** The variable of a by-reference argument. */
function compilePlace(
  compiler: Compiler,
  definition: ActionDefinition,
  name: string,
  argument: Argument,
): (run: Run) => Place {
  const node = variableOf(argument)
  if (node === undefined) {
    return () => {
      throw logicError('VariableExpectedError', `Parameter '${name}' of ${definition.name} must be a variable.`)
    }
  }
  const variable = compiler.variable(node.name, node.global)
  const store = compiler.store(node.name, node.global)
  return run => new VariablePlace(run, variable, store)
}

class VariablePlace implements Place {
  readonly #run: Run
  readonly #variable: Slot
  readonly #store: Store

  constructor(run: Run, variable: Slot, store: Store) {
    this.#run = run
    this.#variable = variable
    this.#store = store
  }

  read(): Value {
    const held = this.#variable.read(this.#run)
    const own = owned(held)
    if (own !== held) this.#variable.write(this.#run, own)
    return own
  }

  write(value: Value): void {
    this.#store(this.#run, value)
  }
}

/** The variable an argument is, also as the one value of a text. */
function variableOf(argument: Argument | undefined): Variable | undefined {
  let node = argument?.value
  while (node?.kind === 'Parenthesized' || (node?.kind === 'Interpolated' && node.parts.length === 1)) {
    const inner = node.kind === 'Parenthesized' ? node.inner : node.parts[0]
    if (inner === undefined || typeof inner === 'string') return undefined
    node = inner
  }
  if (node?.kind === 'PowerFx') return variableOfPowerFx(node)
  return node?.kind === 'Variable' ? node : undefined
}

/** What the action changed in place goes the way of an assignment, so that sensitive values in it are known. */
function compileChanged(compiler: Compiler, node: Variable): (run: Run) => void {
  const variable = compiler.variable(node.name, node.global)
  const store = compiler.store(node.name, node.global)
  return run => store(run, variable.read(run))
}

/** Where the outputs go. What the action does not have is passed over: it may be of a newer version. */
function compileOutputs(
  compiler: Compiler,
  definition: ActionDefinition,
  call: ActionCall,
): ((run: Run, result: unknown) => void)[] {
  return call.outs.flatMap(out => {
    if (out.dynamic) return definition.dynamic ? [compileDynamicOutput(compiler, out)] : []
    const wanted = out.name.text.toLowerCase()
    const [name, output] = Object.entries(definition.outputs).find(([key]) => key.toLowerCase() === wanted) ?? []
    if (name === undefined || output === undefined) return []
    const store: Store = compiler.store(out.variable.text, out.variable.global)
    return (run, result) => {
      const given = (result as Record<string, unknown> | undefined)?.[name]
      const value = given === undefined ? null : output.toValue(given)
      if (output.sensitive) run.mask.add(value, run.host.culture)
      store(run, share(value))
    }
  })
}

function compileDynamicOutput(compiler: Compiler, out: Output): (run: Run, result: unknown) => void {
  const store = compiler.store(out.variable.text, out.variable.global)
  const wanted = out.name.text.toLowerCase()
  return (run, result) => {
    const given = (result as { readonly dynamic?: Readonly<Record<string, Value>> } | undefined)?.dynamic ?? {}
    const [, value = null] = Object.entries(given).find(([name]) => name.toLowerCase() === wanted) ?? []
    store(run, share(value))
  }
}

function contextOf(run: Run, definition: ActionDefinition): ActionContext {
  const known = run.contexts.get(definition)
  if (known) return known
  const { host } = run
  const context: ActionContext = {
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
  run.contexts.set(definition, context)
  return context
}

const notFound = (call: ActionCall): Error =>
  logicError('ActionNotFoundError', `Action '${call.name.text}' wasn't found in the library.`)
