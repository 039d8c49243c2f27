import { logicError, RunError } from '../runError.ts'
import type { Wait, WaitFor } from '../syntax/ast.ts'
import { doubleOf } from '../values/number.ts'
import { compileTest } from './actions.ts'
import type { Compiler } from './compiler.ts'
import type { Jump, Step } from './completion.ts'
import { withHandler } from './errors.ts'
import { toNumberOf } from './operators.ts'
import { reported } from './report.ts'
import type { Run } from './run.ts'

/** ms between two looks at the condition of WAIT. */
const betweenLooks = 200

/** `WAIT seconds` */
export function compileWait(compiler: Compiler, node: Wait): Step {
  const seconds = compiler.expression(node.seconds)
  return async run => {
    await run.host.sleep(duration(doubleOf(toNumberOf(seconds(run), 'WAIT'))), run.signal)
    run.rested()
    return undefined
  }
}

/** `WAIT (Module.Action …) FOR seconds`: until the condition holds, or TimeoutError. */
export function compileWaitFor(compiler: Compiler, node: WaitFor): Step {
  const site = compiler.site(`WAIT ${node.condition.name.text}`, node)
  const test = compileTest(compiler, node.condition)
  const seconds = node.seconds && compiler.expression(node.seconds)
  const until = async (run: Run): Promise<Jump | undefined> => {
    const limit = seconds ? duration(doubleOf(toNumberOf(seconds(run), 'FOR'))) : Number.POSITIVE_INFINITY
    const end = run.host.now() + limit
    while (!(await test(run))) {
      const left = end - run.host.now()
      if (left <= 0)
        throw new RunError(
          'action',
          'TimeoutError',
          `The condition did not become true within ${limit / 1000} seconds.`,
        )
      await run.host.sleep(Math.min(betweenLooks, left), run.signal)
      run.rested()
    }
    return undefined
  }
  return withHandler(compiler, node.handler, reported(site, until))
}

function duration(seconds: number): number {
  if (seconds < 0) throw logicError('InvalidArgumentError', `WAIT takes 0 seconds or more, not ${seconds}.`)
  return seconds * 1000
}
