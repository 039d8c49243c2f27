import type { Rule } from './rule.ts'

/** A condition that stands as a statement, or an action that stands as a condition. */
export const conditions: Rule = {
  findings: {
    'condition-as-statement': {
      severity: 'error',
      summary: 'A condition stands where a statement should.',
      advice: 'Conditions stand between the parentheses of IF, LOOP WHILE and WAIT.',
      example: {
        wrong: "File.IfFile.Exists File: 'orders.csv'",
        right: "IF (File.IfFile.Exists File: 'orders.csv') THEN\nEND",
      },
    },
    'action-as-condition': {
      severity: 'error',
      summary: 'An action that is no condition stands in IF, LOOP WHILE or WAIT.',
      advice: 'Write the action on a line of its own, and compare what it gives.',
      example: {
        wrong: 'IF (Variables.CreateNewList List=> Names) THEN\nEND',
        right: 'Variables.CreateNewList List=> Names\nIF Names.Count = 0 THEN\nEND',
      },
    },
  },
  action({ call, as }, known, facts) {
    if (known === undefined || (known.shape.kind === 'condition') === (as === 'condition')) return
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
