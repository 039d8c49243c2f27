import { didYouMean } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** A variable that no statement, input or output gives a value. The order of statements does not matter. */
export const unknownVariable: Rule = {
  expression(expression, facts) {
    if (expression.kind !== 'Variable' || facts.variables.has(expression.name.toLowerCase())) return
    const hint = didYouMean(expression.name, facts.variables.values())
    facts.report(expression.range, 'unknown-variable', `Variable '${expression.name}' doesn't exist.${hint}`)
  },
}
