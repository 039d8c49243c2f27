import { sameName } from '../nearestName.ts'
import { propertiesOf, typeShape } from '../values/types.ts'
import type { Rule } from './rule.ts'

/** A property that values of the type do not have. Source: Robin language, sections 3.4 and 4.1. */
export const unknownProperty: Rule = {
  findings: {
    'unknown-property': {
      severity: 'error',
      summary: 'The value has no property of this name.',
      advice:
        'Take a property of its type. The type of a variable is known where every statement that assigns it gives the same; what custom objects hold is not looked at.',
      example: {
        wrong: "SET Names TO ['Ada', 'Grace']\nIF Names.IsEmpty THEN\nEND",
        right: "SET Names TO ['Ada', 'Grace']\nIF Names.Count = 0 THEN\nEND",
      },
    },
  },
  on: {
    Property({ object, name: { text, range } }, facts, place) {
      const type = facts.typeOf(object, place)
      const properties = type === undefined ? undefined : propertiesOf(type)
      if (type === undefined || properties === undefined || Object.hasOwn(properties, text)) return
      const names = Object.keys(properties)
      if (names.some(name => sameName(name, text))) return
      const label = typeShape(type)?.label ?? type
      const what =
        object.kind === 'Variable'
          ? `Variable '${object.name}' doesn't have a property '${text}'.`
          : `A value of type ${label} doesn't have a property '${text}'.`
      const own = names.length === 0 ? `${label} has no properties.` : `${label} has ${names.join(', ')}.`
      facts.report(range, 'unknown-property', `${what}${facts.hint(text, () => names) || ` ${own}`}`)
    },
  },
}
