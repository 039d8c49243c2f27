import type { ColumnType } from '@deskhand/contract/table'
import type { ColumnRef, Comparison, Condition } from '../store/boundQuery.ts'

/**
 * Compares a column with a number it may be unable to hold: `statuscode gt 7.5` and `statuscode lt 99999999999` have
 * answers, and no database should be asked to keep such a number in an integer.
 */
export function compareNumber(column: ColumnRef, type: ColumnType, operator: Comparison, value: number): Condition {
  if (type === 'double') return compare(column, operator, value)
  const limit = type === 'bigint' ? Number.MAX_SAFE_INTEGER : 2_147_483_647
  if (value > limit) return beyond(column, operator, 'lt', 'le')
  if (value < -limit) return beyond(column, operator, 'gt', 'ge')
  if (Number.isInteger(value)) return compare(column, operator, value)
  switch (operator) {
    case 'eq':
      return { kind: 'never' }
    case 'ne':
      return { kind: 'always' }
    case 'gt':
    case 'ge':
      return compare(column, 'ge', Math.ceil(value))
    case 'lt':
    case 'le':
      return compare(column, 'le', Math.floor(value))
  }
}

/** The number is larger, or smaller, than any the column can hold. */
function beyond(column: ColumnRef, operator: Comparison, ...holds: readonly Comparison[]): Condition {
  if (operator === 'ne') return { kind: 'always' }
  return holds.includes(operator) ? { kind: 'not', of: { kind: 'isNull', column } } : { kind: 'never' }
}

const compare = (column: ColumnRef, operator: Comparison, value: number): Condition => ({
  kind: 'compare',
  operator,
  column,
  with: { value },
})
