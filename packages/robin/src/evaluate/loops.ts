import { logicError } from '../runError.ts'
import type { ForEachStatement, ForStatement, WhileStatement } from '../syntax/ast.ts'
import { add, type NumberValue, orderNumbers } from '../values/number.ts'
import { share } from '../values/share.ts'
import { typeName } from '../values/typeName.ts'
import { List, Row, Table, type Value } from '../values/value.ts'
import type { Compiler, Test } from './compiler.ts'
import { type Completion, type Jump, type Step, waitOn } from './completion.ts'
import { toNumberOf } from './operators.ts'
import type { Run } from './run.ts'
import { tell } from './tell.ts'

/** `LOOP i FROM a TO b STEP s`: the end included; afterwards the variable is one step past it. */
export function compileFor(compiler: Compiler, node: ForStatement): Step {
  const site = compiler.site('LOOP', node)
  const store = compiler.store(node.variable.text, node.variable.global)
  const slot = compiler.plainSlot(node.variable.text, node.variable.global)
  const from = compiler.expression(node.from)
  const to = compiler.expression(node.to)
  const step = node.step && compiler.expression(node.step)
  const body = compiler.body(node.body)
  return run => {
    run.site = site
    const start = run.reporting ? run.host.now() : 0
    let next: NumberValue = toNumberOf(from(run), 'FROM')
    const end = toNumberOf(to(run), 'TO')
    const stride = step ? toNumberOf(step(run), 'STEP') : 1
    const direction = orderNumbers(stride, 0)
    if (direction === 0) throw logicError('InvalidStepError', 'STEP 0 would never reach the end of the loop.')
    tell(run, site, start)
    const turn = (given: Jump | undefined): Completion => {
      // A variable of this function is faster than one around it, which what waits takes up again.
      let at = next
      let jump = given
      while (jump === undefined || jump.kind === 'nextLoop') {
        if (run.mustYield()) {
          next = at
          return run.yield(undefined)
        }
        if (slot === undefined) store(run, at)
        else run.slots[slot] = at
        const left = typeof at === 'number' && typeof end === 'number' ? at - end : orderNumbers(at, end)
        if (direction > 0 ? left > 0 : left < 0) return undefined
        at = add(at, stride)
        const completion = body(run)
        if (completion instanceof Promise) {
          next = at
          return completion
        }
        jump = completion
      }
      return jump.kind === 'exitLoop' ? undefined : jump
    }
    const first = turn(undefined)
    return first instanceof Promise ? waitOn(first, turn) : first
  }
}

/** `LOOP FOREACH item IN items`: the items as they are when the loop begins. */
export function compileForEach(compiler: Compiler, node: ForEachStatement): Step {
  const site = compiler.site('LOOP FOREACH', node)
  const store = compiler.store(node.variable.text, node.variable.global)
  const items = compiler.expression(node.items)
  const body = compiler.body(node.body)
  return run => {
    run.site = site
    const start = run.reporting ? run.host.now() : 0
    const values = itemsOf(share(items(run)))
    let index = 0
    tell(run, site, start)
    return turns(run, body, () => {
      if (index >= values.length) return false
      store(run, share(values[index]!))
      index += 1
      return true
    })
  }
}

/** `LOOP WHILE condition` */
export function compileWhile(compiler: Compiler, node: WhileStatement): Step {
  const site = compiler.site('LOOP WHILE', node)
  const test = compiler.condition(node.condition)
  const body = compiler.body(node.body)
  return run => {
    run.site = site
    const start = run.reporting ? run.host.now() : 0
    tell(run, site, start)
    return turns(run, body, inner => {
      inner.site = site
      return test(inner)
    })
  }
}

/** Runs a body as long as there is a next turn, and lets others have the event loop from time to time. */
function turns(run: Run, body: Step, more: Test): Completion {
  let asked: boolean | undefined
  const ask = (pending: Promise<boolean>): Promise<undefined> =>
    pending.then(answer => {
      asked = answer
      return undefined
    })
  const advance = (given: Jump | undefined): Completion => {
    let jump = given
    for (;;) {
      if (jump !== undefined && jump.kind !== 'nextLoop') return jump.kind === 'exitLoop' ? undefined : jump
      jump = undefined
      if (asked === undefined) {
        if (run.mustYield()) return run.yield(undefined)
        const next = more(run)
        if (typeof next !== 'boolean') return ask(next)
        asked = next
      }
      if (!asked) return undefined
      asked = undefined
      const completion = body(run)
      if (completion === undefined) continue
      if (completion instanceof Promise) return completion
      jump = completion
    }
  }
  const first = advance(undefined)
  return first instanceof Promise ? waitOn(first, advance) : first
}

function itemsOf(value: Value): readonly Value[] {
  if (value instanceof List) return value.items
  if (value instanceof Table) return value.rows
  if (value instanceof Row) return value.cells
  throw logicError(
    'NotIterableError',
    `LOOP FOREACH goes over lists, data tables and data rows, not over a ${value === null ? 'variable without a value' : typeName(value)}.`,
  )
}
