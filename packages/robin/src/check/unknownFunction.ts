import { functions } from '../functions.ts'
import { didYouMean } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** A function that expressions do not have, or one with too few or too many arguments. */
export const unknownFunction: Rule = {
  expression(expression, facts) {
    if (expression.kind !== 'Function') return
    const { text, range } = expression.name
    const known = functions.get(text.toLowerCase())
    if (known === undefined) {
      const hint = didYouMean(
        text,
        [...functions.values()].map(one => one.name),
      )
      facts.report(range, 'unknown-function', `Function '${text}' doesn't exist.${hint}`)
      return
    }
    const { name, least, most } = known
    const given = expression.args.length
    if (given >= least && given <= most) return
    const wanted = least === most ? `${least}` : `${least} or ${most}`
    facts.report(range, 'argument-count', `${name} takes ${wanted} argument${most > 1 ? 's' : ''}, not ${given}.`)
  },
}
