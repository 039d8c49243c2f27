import { RunError } from '../../runError.ts'
import type { Value } from '../../values/value.ts'
import { booleanIn, formulaError, isBlank, recordsIn, textIn } from '../coerce.ts'
import { same } from '../operators.ts'
import type { LateArgument, PowerFxFunction } from '../powerFxFunction.ts'

const any = Number.POSITIVE_INFINITY

/** Conditions, blanks and errors. Source: Power Fx, If, Switch, Logicals, IsBlank, IfError. */
export const logicFunctions: readonly PowerFxFunction[] = [
  {
    name: 'If',
    parameters: 'Condition, Then, [Condition, Then, …], [Otherwise]',
    least: 2,
    most: any,
    summary: 'The value behind the first condition that is true; without one, the last value or blank.',
    example: ['If(1 > 2, "more", 1 = 2, "as many", "less")', '"less"'],
    late(args) {
      let at = 0
      for (; at + 1 < args.length; at += 2) if (booleanIn(args[at]!())) return args[at + 1]!()
      return args[at]?.() ?? null
    },
  },
  {
    name: 'Switch',
    parameters: 'Value, Match, Result, [Match, Result, …], [Otherwise]',
    least: 3,
    most: any,
    summary: 'The result behind the first match that equals the value; without one, the last value or blank.',
    example: ['Switch("b", "a", 1, "b", 2, 0)', '2'],
    late(args) {
      const value = args[0]!()
      let at = 1
      for (; at + 1 < args.length; at += 2) if (same(args[at]!(), value)) return args[at + 1]!()
      return args[at]?.() ?? null
    },
  },
  {
    name: 'And',
    parameters: 'Condition, …',
    least: 1,
    most: any,
    summary: 'True when all conditions are; those behind the first false one are not looked at.',
    example: ['And(1 < 2, 2 < 3)', 'true'],
    late: args => args.every(arg => booleanIn(arg())),
  },
  {
    name: 'Or',
    parameters: 'Condition, …',
    least: 1,
    most: any,
    summary: 'True when one of the conditions is; those behind it are not looked at.',
    example: ['Or(1 > 2, 2 < 3)', 'true'],
    late: args => args.some(arg => booleanIn(arg())),
  },
  {
    name: 'Not',
    parameters: 'Condition',
    least: 1,
    most: 1,
    summary: 'True for false, and false for true.',
    example: ['Not(1 > 2)', 'true'],
    call: ([value = null]) => !booleanIn(value),
  },
  {
    name: 'IsBlank',
    parameters: 'Value',
    least: 1,
    most: 1,
    summary: 'True for a blank value and for empty text.',
    example: ['IsBlank("")', 'true'],
    call: ([value = null]) => isBlank(value),
  },
  {
    name: 'IsEmpty',
    parameters: 'Table',
    least: 1,
    most: 1,
    summary: 'True for a list or table without records.',
    example: ['IsEmpty([])', 'true'],
    call: ([table = null]) => recordsIn(table).length === 0,
  },
  {
    name: 'Blank',
    parameters: '',
    least: 0,
    most: 0,
    summary: 'No value.',
    example: ['Blank()', 'Blank()'],
    call: () => null,
  },
  {
    name: 'Coalesce',
    parameters: 'Value, …',
    least: 1,
    most: any,
    summary: 'The first value that is neither blank nor empty text.',
    example: ['Coalesce(Blank(), "", 3)', '3'],
    late(args) {
      for (const arg of args) {
        const value = arg()
        if (!isBlank(value)) return value
      }
      return null
    },
  },
  {
    name: 'IfError',
    parameters: 'Value, Replacement, [Value, Replacement, …], [Otherwise]',
    least: 2,
    most: any,
    summary: 'The replacement of the first value that fails; without a failure, the last value.',
    example: ['IfError(1 / 0, "no")', '"no"'],
    late(args) {
      let last: Value = null
      let at = 0
      for (; at + 1 < args.length; at += 2) {
        const given = attempt(args[at]!)
        if (given instanceof RunError) return args[at + 1]!()
        last = given
      }
      return at < args.length ? args[at]!() : last
    },
  },
  {
    name: 'IsError',
    parameters: 'Value',
    least: 1,
    most: 1,
    summary: 'True when the value fails.',
    example: ['IsError(Value("twelve"))', 'true'],
    late: ([value]) => attempt(value!) instanceof RunError,
  },
  {
    name: 'IsBlankOrError',
    parameters: 'Value',
    least: 1,
    most: 1,
    summary: 'True when the value fails, is blank or is empty text.',
    example: ['IsBlankOrError(1 / 0)', 'true'],
    late([value]) {
      const given = attempt(value!)
      return given instanceof RunError || isBlank(given)
    },
  },
  {
    name: 'Error',
    parameters: 'Message',
    least: 1,
    most: 1,
    summary: 'Fails with a message, as text or as the field Message of a record.',
    example: ['IfError(Error("no stock"), "later")', '"later"'],
    call([given = null], { culture }) {
      const message = typeof given === 'object' && given !== null && 'entries' in given ? given.get('Message') : given
      throw formulaError(textIn(message ?? null, culture))
    },
  },
]

/** A value, or the error of the flow's logic it fails with. */
function attempt(value: LateArgument): Value | RunError {
  try {
    return value()
  } catch (thrown) {
    if (thrown instanceof RunError) return thrown
    throw thrown
  }
}
