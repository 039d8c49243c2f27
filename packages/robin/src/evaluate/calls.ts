import { logicError } from '../runError.ts'
import type { Call, ExitFlow } from '../syntax/ast.ts'
import { doubleOf } from '../values/number.ts'
import { share } from '../values/share.ts'
import { textOf } from '../values/textOf.ts'
import type { Value } from '../values/value.ts'
import type { Callee, Local } from './callee.ts'
import type { Compiler } from './compiler.ts'
import type { Completion, Jump, Step } from './completion.ts'
import { enter } from './enter.ts'
import { toNumberOf } from './operators.ts'
import type { Run } from './run.ts'
import { tell } from './tell.ts'

/**
 * `CALL Subflow`, `CALL Subflow Input: value Output=> Variable`, or with an expression that gives the name. A GLOBAL
 * subflow works on the variables of the flow, a local one on fresh ones of its own.
 */
export function compileCall(compiler: Compiler, node: Call): Step {
  const site = compiler.site('CALL', node)
  const calleeOf = compileCallee(compiler, node)
  const inputs = node.args.map(({ name, value }) => [name.text, compiler.expression(value)] as const)
  const outputs = node.outs.map(
    ({ name, variable }) => [name.text, compiler.store(variable.text, variable.global)] as const,
  )
  const passes = inputs.length > 0 || outputs.length > 0
  return run => {
    run.site = site
    const start = run.reporting ? run.host.now() : 0
    const callee = calleeOf(run)
    const { name, local } = callee
    tell(run, site, start)
    if (local === undefined) {
      if (passes)
        throw logicError(
          'SubflowArgumentsError',
          `CALL ${name} passes arguments, but ${name} is GLOBAL and has none; set variables of the flow instead, or leave GLOBAL out.`,
        )
      return compiler.local ? within(run, run.globals, () => enter(run, callee)) : enter(run, callee)
    }
    const given = new Map<string, Value>()
    for (const [key, evaluate] of inputs) given.set(key.toLowerCase(), share(evaluate(run)))
    return callLocal(run, local, given, callee, outputs)
  }
}

/** The subflow a CALL names, or computes the name of. */
function compileCallee(compiler: Compiler, node: Call): (run: Run) => Callee {
  const found = (name: string): Callee => {
    const callee = compiler.callee(name)
    if (callee === undefined) throw logicError('SubflowNotFoundError', `Subflow '${name}' wasn't found.`)
    return callee
  }
  if (node.dynamic) {
    const name = compiler.expression(node.dynamic)
    return run => found(textOf(name(run), run.host.culture))
  }
  const name = node.subflow.text
  const callee = compiler.callee(name)
  return callee ? () => callee : () => found(name)
}

type Outputs = readonly (readonly [name: string, store: (run: Run, value: Value) => void])[]

/** The outputs are read before the caller's variables are back, and put into them afterwards. */
function callLocal(
  run: Run,
  local: Local,
  given: ReadonlyMap<string, Value>,
  callee: Callee,
  outputs: Outputs,
): Completion {
  const slots = outputs.map(([name, store]) => ({ slot: local.output(name), store }))
  let values: readonly Value[] = []
  const read = (jump: Jump | undefined): Jump | undefined => {
    if (jump === undefined) values = slots.map(({ slot }) => share(slot.read(run)))
    return jump
  }
  const put = (jump: Jump | undefined): Jump | undefined => {
    if (jump === undefined) for (const [index, { store }] of slots.entries()) store(run, values[index]!)
    return jump
  }
  const completion = within(run, local.slots(), () => {
    local.take(run, given)
    const inner = enter(run, callee)
    return inner instanceof Promise ? inner.then(read) : read(inner)
  })
  return completion instanceof Promise ? completion.then(put) : put(completion)
}

/** Runs something on other variables; whatever becomes of it, those of the caller are back afterwards. */
function within(run: Run, slots: Value[], execute: () => Completion): Completion {
  const callers = run.slots
  const back = (): void => {
    run.slots = callers
  }
  run.slots = slots
  let completion: Completion
  try {
    completion = execute()
  } catch (thrown) {
    back()
    throw thrown
  }
  if (completion instanceof Promise) return completion.finally(back)
  back()
  return completion
}

/** `EXIT Code: n ErrorMessage: text` */
export function compileExit(compiler: Compiler, node: ExitFlow): Step {
  const code = node.code && compiler.expression(node.code)
  const message = node.message && compiler.expression(node.message)
  return run => ({
    kind: 'exitFlow',
    code: code ? doubleOf(toNumberOf(code(run), 'The code of EXIT')) : 0,
    message: message ? textOf(message(run), run.host.culture) : '',
  })
}
