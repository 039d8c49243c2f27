import type { Rule } from './rule.ts'

/** A condition that stands as a statement, or an action that stands as a condition. */
export const conditions: Rule = {
  action({ call, as }, shape, facts) {
    if (shape === undefined || (shape.kind === 'condition') === (as === 'condition')) return
    const { text, range } = call.name
    if (as === 'statement') {
      const message = `'${text}' is a condition. Write IF (${text} …) THEN, LOOP WHILE (…) or WAIT (…).`
      facts.report(range, 'condition-as-statement', message)
    } else {
      const message = `'${text}' is no condition. Write it on a line of its own and compare its output.`
      facts.report(range, 'action-as-condition', message)
    }
  },
}
