import type { Rule } from './rule.ts'

/** Power Fx, which is kept in the tree and not executed. Source: Robin language, section 9. */
export const powerFx: Rule = {
  expression(expression, facts) {
    if (expression.kind !== 'PowerFx') return
    const message =
      'Power Fx is not supported. Turn Power Fx off for this flow, or write the value as a Robin expression.'
    facts.report(expression.range, 'power-fx', message)
  },
}
