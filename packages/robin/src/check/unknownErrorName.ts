import { sameName } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** ON ERROR with the name of an error that the action never raises: the rule never applies. */
export const unknownErrorName: Rule = {
  findings: {
    'unknown-error-name': {
      severity: 'warning',
      summary: 'ON ERROR names an error that the action never raises, so the rule never applies.',
      advice: 'Take one of the names on the page of the action, or leave the name out to catch every error.',
      example: {
        wrong: "Folder.Delete Folder: 'C:\\\\Temp'\nON ERROR FileNotFoundError\nEND",
        right: "Folder.Delete Folder: 'C:\\\\Temp'\nON ERROR\nEND",
      },
    },
  },
  action({ handler, timed }, known, facts) {
    if (handler === undefined || known === undefined) return
    for (const { error } of handler.rules) {
      if (error === undefined || known.error(error.text) !== undefined) continue
      const { shape } = known
      const names = [...Object.keys(shape.errors), ...(timed ? ['TimeoutError'] : [])]
      if (names.some(name => sameName(name, error.text))) continue
      const raised = names.length > 0 ? ` It raises ${names.slice(0, 5).join(', ')}.` : ''
      const message = `${shape.name} raises no '${error.text}'.${facts.hint(error.text, () => names) || raised}`
      facts.report(error.range, 'unknown-error-name', message)
    }
  },
}
