import { didYouMean } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** A CALL of a subflow that the flow does not have. */
export const unknownSubflow: Rule = {
  statement(statement, _, facts) {
    if (statement.kind !== 'Call') return
    const { text, range } = statement.subflow
    if (facts.subflows.has(text.toLowerCase())) return
    const names = facts.tree.subflows.map(subflow => subflow.name.text)
    facts.report(range, 'unknown-subflow', `Subflow '${text}' doesn't exist.${didYouMean(text, names)}`)
  },
}
