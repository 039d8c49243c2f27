import type { Block } from '../syntax/ast.ts'
import type { Compiler } from './compiler.ts'
import { attempt, type Completion, type Jump, type Step, waitOn } from './completion.ts'
import { compileRules, failureOf, handle } from './errors.ts'
import { tell } from './tell.ts'

/**
 * `BLOCK` with its rules for errors. After a rule the flow goes on behind the block, unless the rule jumps, throws or
 * says REPEAT BLOCK. Source: Robin language, section 7.3.
 */
export function compileBlock(compiler: Compiler, node: Block): Step {
  const site = compiler.site('BLOCK', node)
  const ruleFor = compileRules(compiler, node.rules)
  const body = compiler.body(node.body)
  return run => {
    const { depth, handling, handled } = run
    run.site = site
    tell(run, site, run.reporting ? run.host.now() : 0)
    const once = (): Completion =>
      attempt(
        () => body(run),
        thrown => {
          const error = failureOf(run, thrown)
          run.depth = depth
          run.handling = handling
          run.handled = handled
          run.entering = undefined
          const rule = ruleFor(error)
          if (rule === undefined) throw error
          return handle(run, error, rule)
        },
      )
    const advance = (jump: Jump | undefined): Completion => {
      if (jump?.kind !== 'repeatBlock') return jump
      return run.yield(undefined).then(once)
    }
    const first = once()
    return first instanceof Promise
      ? waitOn(first, advance)
      : first?.kind === 'repeatBlock'
        ? waitOn(run.yield(first), advance)
        : first
  }
}
