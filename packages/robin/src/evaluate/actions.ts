import type { ActionDefinition, DynamicArguments } from '../action/defineAction.ts'
import type { Input, Place } from '../action/parameters.ts'
import { logicError, RunError } from '../runError.ts'
import type { ActionCall, ActionCondition, ActionStatement, Argument, Variable } from '../syntax/ast.ts'
import { owned } from '../values/owned.ts'
import { share } from '../values/share.ts'
import type { Value } from '../values/value.ts'
import { inputsOf, variableOf } from './actionArguments.ts'
import { contextOf } from './actionContext.ts'
import type { Compiler, Evaluate, Store, Test } from './compiler.ts'
import type { Jump, Step } from './completion.ts'
import { withHandler } from './errors.ts'
import { actionWeight } from './generate/action.ts'
import { directCall } from './generate/directCall.ts'
import { compileWritten } from './generate/statement.ts'
import { Leave } from './leave.ts'
import { reported } from './report.ts'
import type { Run } from './run.ts'
import type { Slot } from './slot.ts'
import { compileStoreOutputs } from './storeOutputs.ts'
import { takeInput } from './takeInput.ts'

/** An action and its handler. */
export function compileAction(compiler: Compiler, node: ActionStatement): Step {
  const definition = compiler.action(node.action.name)
  if (!compiler.watched && directCall(compiler, node) !== undefined)
    return withHandler(compiler, node.handler, compileWritten(compiler, node))
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
  const store = compileStoreOutputs(compiler, definition, call)
  return run => {
    const result = invoke(run)
    return result instanceof Promise ? result.then(later => store(run, later)) : store(run, result)
  }
}

/** Gives the arguments to the action's code. */
function compileInvoke(
  compiler: Compiler,
  definition: ActionDefinition,
  call: ActionCall,
): (run: Run) => unknown | Promise<unknown> {
  const given = inputsOf(definition, call)
  const inputs = given.map(
    ({ name, input, argument }) => [name, compileInput(compiler, definition, name, input, argument)] as const,
  )
  const references = given.flatMap(({ input, argument }) => {
    const node = input.byReference ? variableOf(argument) : undefined
    return node && compiler.plainSlot(node.name, node.global) === undefined ? [compileChanged(compiler, node)] : []
  })
  const dynamic = definition.dynamic ? compileDynamic(compiler, call) : undefined
  const givenTo = compileGiven(inputs)
  const at = compiler.contextAt(definition)
  const invoke = (run: Run): unknown | Promise<unknown> => {
    run.checkCancelled()
    const given = givenTo(run)
    const context = contextOf(run, at, definition)
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

function compileInput(
  compiler: Compiler,
  definition: ActionDefinition,
  name: string,
  input: Input,
  argument: Argument | undefined,
): (run: Run) => unknown {
  const { take, missing } = takeInput(definition, name, input)
  if (argument === undefined) return missing
  if (input.byReference) {
    const placeOf = compilePlace(compiler, definition, name, argument)
    return run => input.convert(null, run.host, placeOf(run))
  }
  const evaluate: Evaluate = compiler.expression(argument.value)
  return run => take(run, evaluate(run))
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

/** What the action changed in place goes the way of an assignment, so that sensitive values in it are known. */
function compileChanged(compiler: Compiler, node: Variable): (run: Run) => void {
  const variable = compiler.variable(node.name, node.global)
  const store = compiler.store(node.name, node.global)
  return run => store(run, variable.read(run))
}

const notFound = (call: ActionCall): Error =>
  logicError('ActionNotFoundError', `Action '${call.name.text}' wasn't found in the library.`)
