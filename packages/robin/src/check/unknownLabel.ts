import { didYouMean } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** A GOTO to a label that its subflow does not have, or that stands in a loop or error block the GOTO is not in. */
export const unknownLabel: Rule = {
  statement(statement, place, facts) {
    if (statement.kind !== 'GoTo') return
    const { text, range } = statement.label
    const labels = facts.labels(place.subflow)
    const target = labels.find(({ label }) => label.name.text.toLowerCase() === text.toLowerCase())
    if (target === undefined) {
      const names = labels.map(({ label }) => label.name.text)
      const message = `Label '${text}' doesn't exist in this subflow.${didYouMean(text, names)}`
      facts.report(range, 'unknown-label', message)
      return
    }
    const entered = target.place.around.find(outer => !place.around.includes(outer))
    if (entered === undefined) return
    const what = entered.kind === 'Block' ? 'an error block' : 'a loop'
    const message = `Label '${text}' stands in ${what} on line ${entered.range.line}; GOTO cannot enter it.`
    facts.report(range, 'goto-into-block', message)
  },
}
