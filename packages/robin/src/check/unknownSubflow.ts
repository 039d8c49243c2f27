import type { Rule } from './rule.ts'

/** A CALL of a subflow that the flow does not have. */
export const unknownSubflow: Rule = {
  findings: {
    'unknown-subflow': {
      severity: 'error',
      summary: 'The flow has no subflow of this name.',
      advice: 'Correct the name, or add the subflow: FUNCTION, its name, GLOBAL, and END FUNCTION below.',
      example: {
        wrong: 'CALL Fecth\nFUNCTION Fetch GLOBAL\nEND FUNCTION',
        right: 'CALL Fetch\nFUNCTION Fetch GLOBAL\nEND FUNCTION',
      },
    },
  },
  on: {
    Call({ subflow: { text, range }, dynamic }, facts) {
      if (dynamic !== undefined || facts.subflow(text) !== undefined || facts.mayExist(text)) return
      const names = () => facts.tree.subflows.map(subflow => subflow.name.text)
      facts.report(range, 'unknown-subflow', `Subflow '${text}' doesn't exist.${facts.hint(text, names)}`)
    },
  },
}
