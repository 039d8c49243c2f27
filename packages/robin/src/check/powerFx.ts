import type { Rule } from './rule.ts'

/** Power Fx, which is kept in the tree and not executed. Source: Robin language, section 9. */
export const powerFx: Rule = {
  findings: {
    'power-fx': {
      severity: 'error',
      summary: 'A value is written in Power Fx.',
      advice: 'Turn Power Fx off for the flow, or write the value as a Robin expression.',
      example: { wrong: "SET Total TO $fx'=1 + 1'", right: 'SET Total TO 1 + 1' },
    },
  },
  on: {
    PowerFx({ range }, facts) {
      const message =
        'Power Fx is not supported. Turn Power Fx off for this flow, or write the value as a Robin expression.'
      facts.report(range, 'power-fx', message)
    },
  },
}
