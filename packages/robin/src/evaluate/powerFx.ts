import { formulaError } from '../powerFx/coerce.ts'
import { compileFormula } from '../powerFx/compileFormula.ts'
import { parseFormula } from '../powerFx/parse.ts'
import type { PowerFx } from '../syntax/ast.ts'
import type { Evaluate } from './compiler.ts'

/**
 * Compiles `$fx'…'` over the variables of its flow, which are found as expressions find them. A formula with a problem
 * fails when it is reached. Source: Robin language, section 9.
 */
export function compilePowerFx(
  node: PowerFx,
  variable: (name: string, global?: boolean) => Evaluate | undefined,
): Evaluate {
  const { formula, problems } = parseFormula(node.text)
  if (formula !== undefined) return compileFormula(formula, { variable, host: run => run.host })
  return () => {
    throw formulaError(problems[0]?.message ?? 'The formula cannot be read.')
  }
}
