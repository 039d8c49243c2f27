import type { Rule } from './rule.ts'

/** A variable that no statement, input or output gives a value. The order of statements does not matter. */
export const unknownVariable: Rule = {
  findings: {
    'unknown-variable': {
      severity: 'error',
      summary: 'No statement, input or output gives the variable a value.',
      advice:
        "Correct the name, or SET the variable. A local subflow has variables of its own; there the flow's are written global.Name.",
      example: {
        wrong: "SET Customer TO 'Ada'\nSET Name TO Custmer",
        right: "SET Customer TO 'Ada'\nSET Name TO Customer",
      },
    },
  },
  on: {
    Variable({ name, global, range }, facts, place) {
      const scope = facts.scope(place, global)
      if (scope.find(name) !== undefined || facts.mayExist(name)) return
      const isLocal = scope !== facts.scope(place, true)
      const message =
        isLocal && facts.scope(place, true).find(name) !== undefined
          ? `Subflow '${place.subflow?.name.text}' has no variable '${name}'. Write global.${name} for the variable of the flow.`
          : `Variable '${name}' doesn't exist.${facts.hint(name, scope.names)}`
      facts.report(range, 'unknown-variable', message)
    },
  },
}
