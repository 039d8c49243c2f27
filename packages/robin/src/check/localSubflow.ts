import type { Rule } from './rule.ts'

/** A subflow without GLOBAL, which would have variables of its own: a warning, it runs with the variables of the flow. */
export const localSubflow: Rule = {
  flow(facts) {
    for (const { name, global } of facts.tree.subflows) {
      if (global) continue
      const message = `Subflow '${name.text}' would have variables of its own, which is not supported: it uses those of the flow. Write FUNCTION ${name.text} GLOBAL.`
      facts.report(name.range, 'local-subflow', message, 'warning')
    }
  },
}
