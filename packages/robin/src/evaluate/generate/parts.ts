import type { Condition, Expression, Statement } from '../../syntax/ast.ts'
import type { Step } from '../completion.ts'
import type { Code } from './code.ts'
import { writeCondition, writeExpression } from './expression.ts'

/** Writes a body; where its step is there already, the call of it. */
export type WriteBody = (code: Code, statements: readonly Statement[], given?: Step) => void

/** Bodies in one another, in one function, at most: JavaScript reads no source of any depth. */
export const deepestBody = 25

/** Calls a step and goes where its completion says. */
export function writeStep(code: Code, step: Step): void {
  writeCompletion(code, `${code.constant(step)}(run)`)
}

/** In a function that cannot wait nothing may follow: a promise is handed on. */
export function writeCompletion(code: Code, call: string): void {
  const completion = call === 'c' ? call : `(c=${call})`
  const { loop } = code
  const jump =
    loop === undefined
      ? 'return c;'
      : `{if(c.kind==="nextLoop")continue ${loop};if(c.kind==="exitLoop")break ${loop};return c;}`
  if (!code.awaits) code.line(`if(${completion}!==undefined)${jump}`)
  else code.line(`if(${completion}!==undefined&&(!(c instanceof Promise)||(c=await c)!==undefined))${jump}`)
}

/** The code of an expression of a statement. */
export const writeValue = (code: Code, node: Expression): string =>
  code.compiler.watched ? `${code.constant(code.compiler.expression(node))}(run)` : writeExpression(code, node)

/** The code of an assignment. */
export function writeStore(code: Code, { text, global }: { text: string; global?: true }, value: string): void {
  const slot = code.compiler.plainSlot(text, global)
  code.line(
    slot === undefined
      ? `${code.constant(code.compiler.store(text, global))}(run,${value});`
      : `${code.slot(slot)}=${value};`,
  )
}

/** A condition; one that is an action is waited for. */
export function writeTest(code: Code, node: Condition): string {
  if (node.kind !== 'ActionCondition' && !code.compiler.watched) return writeCondition(code, node)
  const test = `${code.constant(code.compiler.condition(node))}(run)`
  return node.kind === 'ActionCondition' ? `(typeof(c=${test})==="boolean"?c:await c)` : test
}
