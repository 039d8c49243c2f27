import type { Rule } from './rule.ts'

/** An argument that the action writes back, given something that cannot be written. */
export const notAVariable: Rule = {
  findings: {
    'not-a-variable': {
      severity: 'error',
      summary: 'Something that cannot be written stands where a variable must.',
      advice: 'SET the value to a variable first, and name the variable here.',
      example: {
        wrong: "Variables.AddItemToList Item: 'Ada' List: ['Grace']",
        right: "SET Names TO ['Grace']\nVariables.AddItemToList Item: 'Ada' List: Names",
      },
    },
  },
  action({ call }, known, facts) {
    if (!known?.changes) return
    for (const { name, value } of call.args) {
      if (value.kind === 'Variable' || value.kind === 'PowerFx' || !known.input(name.text)?.byReference) continue
      const message = `Parameter '${name.text}' must be a variable: ${known.shape.name} changes it. Set the value to one first.`
      facts.report(value.range, 'not-a-variable', message)
    }
  },
}
