import { logicError } from '../runError.ts'
import type { Call, ExitFlow } from '../syntax/ast.ts'
import { doubleOf } from '../values/number.ts'
import { textOf } from '../values/textOf.ts'
import type { Compiler } from './compiler.ts'
import type { Completion, Jump, Step } from './completion.ts'
import { labelNotFound } from './jumps.ts'
import { toNumberOf } from './operators.ts'
import type { Run } from './run.ts'
import { tell } from './tell.ts'

/** Calls within calls, at most. */
const deepest = 10_000
/** Calls within calls after which the JavaScript stack is unwound, so that it never overflows. */
const stackful = 64

/** `CALL Subflow`. All subflows share the variables of the flow. */
export function compileCall(compiler: Compiler, node: Call): Step {
  const site = compiler.site('CALL', node)
  const name = node.subflow.text
  const bodyOf = compiler.subflowBody(name)
  const passes = node.args.length > 0 || node.outs.length > 0
  return run => {
    run.site = site
    tell(run, site, run.reporting ? run.host.now() : 0)
    if (bodyOf === undefined) throw logicError('SubflowNotFoundError', `Subflow '${name}' wasn't found.`)
    if (passes)
      throw logicError(
        'SubflowArgumentsError',
        `CALL ${name} passes arguments; subflows with variables of their own cannot be run. Set variables of the flow instead.`,
      )
    if (run.depth >= deepest)
      throw logicError(
        'RecursionError',
        `The call of '${name}' is ${deepest} calls deep; a subflow calls itself without end.`,
      )
    run.depth += 1
    const body = bodyOf()
    const deep = run.depth % stackful === 0 || run.mustYield()
    const completion = deep ? run.yield(undefined).then(() => body(run)) : body(run)
    return completion instanceof Promise ? completion.then(jump => returned(run, jump)) : returned(run, completion)
  }
}

function returned(run: Run, jump: Jump | undefined): Completion {
  run.depth -= 1
  if (jump?.kind === 'goto') throw labelNotFound(jump.label)
  return jump?.kind === 'exitFlow' ? jump : undefined
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
