import { sameName } from '../nearestName.ts'
import type { EnumMember } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'
import type { Place } from './walk.ts'

/** A constant that its enumeration does not have, an unknown enumeration, or one that the argument does not take. */
export const unknownEnumMember: Rule = {
  findings: {
    'unknown-enum-member': {
      severity: 'error',
      summary: 'The enumeration has no constant of this name.',
      advice: 'Take one of its members; the page of the action lists them.',
      example: {
        wrong: "Text.Trim Text: ' a ' TrimOption: Text.TrimOption.Middle TrimmedText=> Name",
        right: "Text.Trim Text: ' a ' TrimOption: Text.TrimOption.Left TrimmedText=> Name",
      },
    },
    'wrong-enum': {
      severity: 'error',
      summary: 'The argument takes constants of another enumeration.',
      advice: 'Write module, enumeration and member as the page of the action names them.',
      example: {
        wrong: "Text.Trim Text: ' a ' TrimOption: Text.CaseOption.UpperCase TrimmedText=> Name",
        right: "Text.Trim Text: ' a ' TrimOption: Text.TrimOption.Both TrimmedText=> Name",
      },
    },
    'unknown-enum': {
      severity: 'error',
      summary: 'A dotted name is neither a constant nor a property of a variable.',
      advice: 'Correct the variable, or the module and the name of the enumeration.',
      example: {
        wrong: "SET Order TO { 'customer': { 'name': 'Ada' } }\nSET Name TO Ordr.customer.name",
        right: "SET Order TO { 'customer': { 'name': 'Ada' } }\nSET Name TO Order.customer.name",
      },
    },
  },
  on: {
    Enum(expression, facts, place, use, argument) {
      const { module, type, member, range } = expression
      const written = `${module}.${type}`
      const input = use && argument && facts.action(use.call.name.text)?.input(argument.name.text)
      if (use !== undefined && input === undefined) return
      const direct = argument?.value === expression
      if (direct && input?.enumType !== undefined && !sameName(input.enumType, written)) {
        const advice = `Write ${input.enumType}.${input.members?.[0] ?? member} or another of its members.`
        const message = `Argument '${argument.name.text}' takes ${input.enumType}, not ${written}. ${advice}`
        facts.report(range, 'wrong-enum', message)
        return
      }
      const members = facts.catalogue.enumMembers(written)
      if (members === undefined) unknownType(expression, facts, place)
      else if (!members.some(known => sameName(known, member))) {
        const hint = facts.hint(member, () => members) || ` It has ${members.slice(0, 8).join(', ')}.`
        facts.report(range, 'unknown-enum-member', `${written} has no member '${member}'.${hint}`)
      }
    },
  },
}

function unknownType({ module, type, range }: EnumMember, facts: Facts, place: Place): void {
  if (facts.mayExist(module)) return
  const hint = facts.hint(module, facts.scope(place).names)
  const message = `'${module}' is no variable, and ${module}.${type} no enumeration.${hint}`
  facts.report(range, 'unknown-enum', message)
}
