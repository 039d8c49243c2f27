import type { Expression, InterpolatedText } from '../syntax/ast.ts'
import { textOf } from '../values/textOf.ts'
import type { Evaluate } from './compiler.ts'

/**
 * `$'''Hello %Name%'''`: the texts and the text forms of the values, one after the other. Exactly one value and nothing
 * else keeps its type, as a field of the designer does. Source: Robin language, section 1.6.
 */
export function compileInterpolation(node: InterpolatedText, expression: (node: Expression) => Evaluate): Evaluate {
  const parts = node.parts.filter(part => part !== '')
  const [first, second] = parts
  if (first === undefined) return () => ''
  if (second === undefined) return typeof first === 'string' ? () => first : expression(first)
  const pieces = parts.map(part => (typeof part === 'string' ? part : expression(part)))
  return run => {
    const { culture } = run.host
    let text = ''
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece
      else {
        const value = piece(run)
        text += typeof value === 'string' || typeof value === 'number' ? value : textOf(value, culture)
      }
    }
    return text
  }
}
