import type { Condition, Expression, Variable } from '../../syntax/ast.ts'
import { children } from '../../syntax/children.ts'
import { isNumber, negate, parseNumber } from '../../values/number.ts'
import { parseDateTime } from '../../values/parseDateTime.ts'
import type { Value } from '../../values/value.ts'

/** Expressions in one another, in one function, at most: JavaScript reads no source of any depth. */
export const deepest = 50

/** The value of a literal; undefined where there is none, or where it cannot be read. */
export function constantOf(node: Expression): Value | undefined {
  switch (node.kind) {
    case 'Parenthesized':
      return constantOf(node.inner)
    case 'Number':
      return /^\d{1,15}$/.test(node.text) ? Number(node.text) : parseNumber(node.text)
    case 'Text':
    case 'Boolean':
      return node.value
    case 'Enum':
      return node.member
    case 'DateTime':
      return parseDateTime(node.text, '')
    case 'Unary': {
      const value = node.operator === '-' ? constantOf(node.operand) : undefined
      return isNumber(value) ? negate(value) : undefined
    }
    case 'Interpolated': {
      const parts = node.parts.filter(part => part !== '')
      const [only] = parts
      if (only === undefined) return ''
      return parts.length > 1 ? undefined : typeof only === 'string' ? only : constantOf(only)
    }
    default:
      return undefined
  }
}

/** True where the value is a boolean whatever the operands are. */
export const isBoolean = (node: Expression): boolean =>
  node.kind === 'Parenthesized'
    ? isBoolean(node.inner)
    : node.kind === 'Boolean' ||
      (node.kind === 'Unary' && node.operator === 'NOT') ||
      (node.kind === 'Binary' && !['+', '-', '*', '/', 'MOD'].includes(node.operator))

/** True where every evaluation makes a new value, which nobody else can hold. */
export const isFresh = (node: Expression): boolean =>
  node.kind === 'Parenthesized'
    ? isFresh(node.inner)
    : node.kind !== 'Variable' &&
      node.kind !== 'Index' &&
      node.kind !== 'Property' &&
      node.kind !== 'Interpolated' &&
      node.kind !== 'PowerFx'

/**
 * The variables an expression reads; undefined where it reads them in its own way, so that they must lie in their slots
 * meanwhile.
 */
export function readsOf(node: Condition, depth = 0): readonly Variable[] | undefined {
  if (node.kind === 'ActionCondition' || node.kind === 'PowerFx' || depth > deepest) return undefined
  if (node.kind === 'Variable') return [node]
  const reads: Variable[] = []
  for (const child of children(node)) {
    const inner = readsOf(child, depth + 1)
    if (inner === undefined) return undefined
    reads.push(...inner)
  }
  return reads
}
