import { dataverseError } from '@deskhand/contract/errors'
import type { Column } from '@deskhand/contract/table'
import type { SqlValue } from '../store/steps.ts'
import { parseDateTime } from './literal.ts'
import type { Literal } from './query.ts'

/**
 * The value a literal has in a column of this type, undefined when it is none of the type's. `lenient` also reads
 * values written as text, as query functions give them (`PropertyValues=['4','8']`), and ids in braces.
 */
export function bindValue(column: Column, literal: Literal, lenient = false): SqlValue | undefined {
  switch (column.type) {
    case 'string':
    case 'memo':
      if (literal.type === 'string') return literal.value
      return lenient && literal.type !== 'null' ? String(literal.value) : undefined
    case 'uniqueidentifier':
    case 'lookup':
    case 'file':
      if (literal.type === 'guid') return literal.value
      return literal.type === 'string' ? guidIn(literal.value, lenient) : undefined
    case 'boolean':
      if (literal.type === 'boolean') return literal.value
      return lenient && literal.type !== 'null' ? booleans.get(String(literal.value).toLowerCase()) : undefined
    case 'datetime':
      if (literal.type === 'datetime') return literal.value
      return lenient && literal.type === 'string' ? parseDateTime(literal.value) : undefined
    default:
      if (literal.type === 'number' || (lenient && literal.type === 'string')) return finite(literal.value)
      return undefined
  }
}

/** The sentence the platform has for a literal that does not fit. */
export const incompatible = (column: Column, literal: Literal, operator: string) =>
  dataverseError(
    'BadQuery',
    `A binary operator with incompatible types was detected. Found operand types '${edmType(column)}' and '${edmTypeOf(literal)}' for operator kind '${operatorKinds[operator] ?? 'Equal'}'.`,
  )

/** The type of a column as `$metadata` calls it. */
export const edmType = (column: Column): string => edmTypes[column.type]

const edmTypes = {
  uniqueidentifier: 'Edm.Guid',
  lookup: 'Edm.Guid',
  string: 'Edm.String',
  memo: 'Edm.String',
  integer: 'Edm.Int32',
  choice: 'Edm.Int32',
  state: 'Edm.Int32',
  status: 'Edm.Int32',
  bigint: 'Edm.Int64',
  double: 'Edm.Double',
  boolean: 'Edm.Boolean',
  datetime: 'Edm.DateTimeOffset',
  file: 'Edm.Binary',
} as const

const operatorKinds: Readonly<Record<string, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
}

function edmTypeOf(literal: Literal): string {
  switch (literal.type) {
    case 'string':
      return 'Edm.String'
    case 'enum':
      return literal.of
    case 'guid':
      return 'Edm.Guid'
    case 'boolean':
      return 'Edm.Boolean'
    case 'datetime':
      return 'Edm.DateTimeOffset'
    case 'number':
      return /^-?\d+$/.test(literal.value) ? 'Edm.Int32' : 'Edm.Double'
    case 'null':
      return 'null'
  }
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function guidIn(text: string, lenient: boolean): string | undefined {
  const bare = lenient ? text.replace(/^\{(.*)\}$/, '$1') : text
  return guid.test(bare) ? bare.toLowerCase() : undefined
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

function finite(text: string): number | undefined {
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}
