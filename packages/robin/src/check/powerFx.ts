import { formulaFacts } from '../powerFx/formulaFacts.ts'
import { placesIn } from '../powerFx/positions.ts'
import { powerFxFindings } from './powerFxFindings.ts'
import type { Rule } from './rule.ts'

/** What is wrong in a `$fx'…'`, at its place, and the variables it reads that nothing sets. Source: Robin language, section 9. */
export const powerFx: Rule = {
  findings: powerFxFindings,
  on: {
    PowerFx(node, facts, place) {
      const { problems, variables } = formulaFacts(node.text)
      const placeOf = placesIn(node)
      for (const problem of problems) facts.report(placeOf(problem), problem.code, problem.message)
      for (const variable of variables) {
        const { name, global } = variable
        const scope = facts.scope(place, global)
        if (scope.find(name) !== undefined || facts.mayExist(name)) continue
        const message = `Variable '${name}' doesn't exist.${facts.hint(name, scope.names)}`
        facts.report(placeOf(variable), 'unknown-variable', message)
      }
    },
  },
}
