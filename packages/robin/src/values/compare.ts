import { logicError } from '../runError.ts'
import { BinaryValue } from './binaryValue.ts'
import { booleanOf } from './booleanOf.ts'
import { CredentialValue } from './credentialValue.ts'
import { DateTime } from './dateTime.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { List } from './list.ts'
import { isNumber, orderNumbers } from './number.ts'
import { RobinObject } from './robinObject.ts'
import { Row, Table } from './table.ts'
import { typeName } from './typeName.ts'
import type { Value } from './value.ts'

/**
 * Whether `=` holds. Text is case-sensitive; values of different types are unequal, but a boolean and the texts true
 * and false compare as booleans, and blank equals empty text. Lists, tables, rows and objects are equal when their
 * items are. Source: Robin language, section 3.3.
 */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true
  if (isNumber(a)) return isNumber(b) && orderNumbers(a, b) === 0
  if (typeof a === 'boolean') return typeof b === 'string' && booleanOf(b) === a
  if (typeof b === 'boolean') return typeof a === 'string' && booleanOf(a) === b
  if (typeof a === 'string') return a === '' && b === null
  if (a === null) return b === ''
  if (a instanceof DateTime) return b instanceof DateTime && a.wall === b.wall
  if (a instanceof List) return b instanceof List && allEqual(a.items, b.items)
  if (a instanceof Row) return b instanceof Row && allEqual(a.cells, b.cells)
  if (a instanceof Table)
    return (
      b instanceof Table &&
      a.columns.length === b.columns.length &&
      a.columns.every((column, index) => column === b.columns[index]) &&
      a.rows.length === b.rows.length &&
      a.rows.every((row, index) => equal(row, b.rows[index] ?? null))
    )
  if (a instanceof RobinObject)
    return (
      b instanceof RobinObject &&
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, value]) => b.entries.has(key) && equal(value, b.entries.get(key) ?? null))
    )
  if (a instanceof FileValue) return b instanceof FileValue && a.path === b.path
  if (a instanceof FolderValue) return b instanceof FolderValue && a.path === b.path
  if (a instanceof BinaryValue) return b instanceof BinaryValue && Buffer.compare(a.bytes, b.bytes) === 0
  if (a instanceof CredentialValue)
    return b instanceof CredentialValue && a.username === b.username && a.password === b.password
  return false
}

/**
 * Less than 0, 0 or greater than 0, for two numbers, two dates or two texts; text by the invariant culture's order:
 * letters first, then case. Other pairs have no order and stop the flow with a logic error.
 */
export function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (isNumber(a) && isNumber(b)) return orderNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return orderTexts(a, b)
  if (a instanceof DateTime && b instanceof DateTime) return a.wall - b.wall
  throw logicError(
    'InvalidComparisonError',
    `A ${typeName(a)} and a ${typeName(b)} cannot be ordered; compare values of one type.`,
  )
}

/** Texts in the order of the invariant culture. */
export function orderTexts(a: string, b: string): number {
  collator ??= new Intl.Collator('en-US')
  return collator.compare(a, b)
}

/** Made when first needed: loading the rules of languages takes longer than most flows do. */
let collator: Intl.Collator | undefined

const allEqual = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((item, index) => equal(item, b[index] ?? null))
