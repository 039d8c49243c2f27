import { didYouMean } from '../nearestName.ts'
import type { EnumMember } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'

/** A constant that its enumeration does not have, an unknown enumeration, or one that the argument does not take. */
export const unknownEnumMember: Rule = {
  expression(expression, facts, use, argument) {
    if (expression.kind !== 'Enum') return
    const { module, type, member, range } = expression
    const written = `${module}.${type}`
    const shape = use && facts.action(use.call.name.text)
    const input = shape && argument && facts.input(shape, argument.name.text)
    if (use !== undefined && input === undefined) return
    const direct = argument?.value === expression
    if (direct && input?.enumType !== undefined && !same(input.enumType, written)) {
      const advice = `Write ${input.enumType}.${input.members?.[0] ?? member} or another of its members.`
      const message = `Argument '${argument.name.text}' takes ${input.enumType}, not ${written}. ${advice}`
      facts.report(range, 'wrong-enum', message)
      return
    }
    const members = facts.catalogue.enumMembers(written)
    if (members === undefined) unknownType(expression, facts)
    else if (!members.some(known => same(known, member))) {
      const hint = didYouMean(member, members) || ` It has ${members.slice(0, 8).join(', ')}.`
      facts.report(range, 'unknown-enum-member', `${written} has no member '${member}'.${hint}`)
    }
  },
}

function unknownType({ module, type, range }: EnumMember, facts: Facts): void {
  const hint = didYouMean(module, facts.variables.values())
  const message = `'${module}' is no variable, and ${module}.${type} no enumeration.${hint}`
  facts.report(range, 'unknown-enum', message)
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
