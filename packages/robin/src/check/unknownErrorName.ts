import { didYouMean } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** ON ERROR with the name of an error that the action never raises: a warning, the rule never applies. */
export const unknownErrorName: Rule = {
  action({ handler, timed }, shape, facts) {
    if (handler === undefined || shape === undefined) return
    const names = [...Object.keys(shape.errors), ...(timed ? ['TimeoutError'] : [])]
    for (const { error } of handler.rules) {
      if (error === undefined || names.some(name => name.toLowerCase() === error.text.toLowerCase())) continue
      const known = names.length > 0 ? ` It raises ${names.slice(0, 5).join(', ')}.` : ''
      const message = `${shape.name} raises no '${error.text}'.${didYouMean(error.text, names) || known}`
      facts.report(error.range, 'unknown-error-name', message, 'warning')
    }
  },
}
