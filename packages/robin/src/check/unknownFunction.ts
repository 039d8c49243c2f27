import { functions } from '../functions.ts'
import type { Rule } from './rule.ts'

/** A function that expressions do not have, or one with too few or too many arguments. */
export const unknownFunction: Rule = {
  findings: {
    'unknown-function': {
      severity: 'error',
      summary: 'There is no function of this name.',
      advice: `Expressions have ${[...functions.values()].map(({ name }) => name).join(', ')}. Everything else is done by actions.`,
      example: { wrong: "SET Found TO Contians('abc', 'b')", right: "SET Found TO Contains('abc', 'b')" },
    },
    'argument-count': {
      severity: 'error',
      summary: 'A function is given too few or too many arguments.',
      advice:
        'Give the text, what to look for, and if wanted whether case is ignored; IsEmpty and its like take one value.',
      example: { wrong: "SET Found TO Contains('abc')", right: "SET Found TO Contains('abc', 'b', True)" },
    },
  },
  on: {
    Function({ name: { text, range }, args }, facts) {
      const known = functions.get(text.toLowerCase())
      if (known === undefined) {
        const names = () => [...functions.values()].map(one => one.name)
        facts.report(range, 'unknown-function', `Function '${text}' doesn't exist.${facts.hint(text, names)}`)
        return
      }
      const { name, least, most } = known
      if (args.length >= least && args.length <= most) return
      const wanted = least === most ? `${least}` : `${least} or ${most}`
      facts.report(
        range,
        'argument-count',
        `${name} takes ${wanted} argument${most > 1 ? 's' : ''}, not ${args.length}.`,
      )
    },
  },
}
