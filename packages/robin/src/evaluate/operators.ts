import { logicError } from '../runError.ts'
import type { BinaryOperator } from '../syntax/ast.ts'
import { booleanOf } from '../values/booleanOf.ts'
import { equal, order } from '../values/compare.ts'
import {
  add,
  divide,
  isNumber,
  modulo,
  multiply,
  type NumberValue,
  numberText,
  parseNumber,
  subtract,
} from '../values/number.ts'
import { share } from '../values/share.ts'
import { textOf } from '../values/textOf.ts'
import { typeName } from '../values/typeName.ts'
import { List, Row, Table, type Value } from '../values/value.ts'

/** What an operator makes of two values. AND and OR are in `generate/binary`, since they may leave out their right side. */
export type Operator = Exclude<BinaryOperator, 'AND' | 'OR'>

/** The operators. Source: Robin language, section 3.3. */
export const operators: Readonly<Record<Operator, (a: Value, b: Value, culture: string) => Value>> = {
  '+': plus,
  '-': arithmetic('-', subtract),
  '*': arithmetic('*', multiply),
  '/': arithmetic('/', divide),
  MOD: arithmetic('MOD', modulo),
  '=': equal,
  '<>': (a, b) => !equal(a, b),
  '<': (a, b) => order(a, b) < 0,
  '<=': (a, b) => order(a, b) <= 0,
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
  XOR: (a, b) => toCondition(a) !== toCondition(b),
}

/** Sum, concatenation of texts, of lists, a list with a further item, or a table with a further row. */
export function plus(a: Value, b: Value, culture: string): Value {
  if (isNumber(a) && isNumber(b)) return add(a, b)
  if (a instanceof List) return new List([...a.items, ...(b instanceof List ? b.items : [b])].map(share))
  if (a instanceof Table && (b instanceof List || b instanceof Row)) {
    const sum = new Table(a.columns)
    sum.rows = a.rows.map(share)
    sum.addRow((b instanceof List ? b.items : b.cells).map(share))
    return sum
  }
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null)
    return textOf(a, culture) + textOf(b, culture)
  throw noOperator('+', a, b)
}

/** A boolean, or the text of one. */
export function toCondition(value: Value): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? booleanOf(value) : undefined
  if (word !== undefined) return word
  throw logicError('InvalidConditionError', `A condition must be True or False, not a ${typeName(value)}.`)
}

/** A number, also one written as text, or a logic error that names the place. */
export function toNumberOf(value: Value, place: string): NumberValue {
  if (isNumber(value)) return value
  const read = typeof value === 'string' ? parseNumber(value) : undefined
  if (read !== undefined) return read
  throw logicError('InvalidNumberError', `${place} must be a number, not ${describe(value)}.`)
}

function arithmetic(sign: string, operate: (a: NumberValue, b: NumberValue) => NumberValue) {
  return (a: Value, b: Value): Value => {
    if (isNumber(a) && isNumber(b)) return operate(a, b)
    throw noOperator(sign, a, b)
  }
}

const noOperator = (sign: string, a: Value, b: Value): Error =>
  logicError('InvalidOperatorError', `'${sign}' cannot be applied to ${describe(a)} and ${describe(b)}.`)

const describe = (value: Value): string =>
  isNumber(value) ? `the number ${numberText(value)}` : value === null ? 'an empty variable' : `a ${typeName(value)}`
