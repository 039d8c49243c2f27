import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import { parseDateTime } from '../odata/literal.ts'
import type { SqlValue } from '../store/steps.ts'

/**
 * A JSON value as the store keeps it, held against the type, length, range and choices of its column.
 *
 * @example
 * readValue(workflow, 'category', 6)
 *
 * Source: Dataverse wire, sections 1.1 and 4.3.
 */
export function readValue(table: Table, name: string, value: unknown): SqlValue {
  const column = table.columns[name] as Column
  if (value !== null) return converters[column.type](value, { table, name, column })
  if (column.required === true || name === table.key || column.type === 'state' || column.type === 'status')
    throw mustHaveValue(table, name)
  return null
}

export const mustHaveValue = (table: Table, name: string, advice = '') =>
  dataverseError('InvalidArgument', `The column '${name}' of '${table.logicalName}' must have a value.${advice}`)

interface Place {
  readonly table: Table
  readonly name: string
  readonly column: Column
}

const converters: Readonly<Record<Column['type'], (value: unknown, place: Place) => SqlValue>> = {
  uniqueidentifier: (value, place) =>
    typeof value === 'string' && guid.test(value) ? value.toLowerCase() : wrongType(value, place, 'a guid'),
  string: text,
  memo: text,
  integer: (value, place) => wholeNumber(value, place, 2_147_483_647),
  bigint: (value, place) => wholeNumber(value, place, Number.MAX_SAFE_INTEGER),
  double(value, place) {
    const number = numberIn(value)
    return number !== undefined && Number.isFinite(number)
      ? inRange(number, place)
      : wrongType(value, place, 'a number')
  },
  boolean: (value, place) => (typeof value === 'boolean' ? value : wrongType(value, place, 'true or false')),
  datetime: time,
  choice: choiceNumber,
  state: choiceNumber,
  status: choiceNumber,
  lookup: (value, place) => wrongType(value, place, 'set through its navigation property'),
  file: (value, place) => wrongType(value, place, 'uploaded, not written with the row'),
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function text(value: unknown, place: Place): string {
  if (typeof value !== 'string') return wrongType(value, place, 'text')
  if (place.column.max !== undefined && value.length > place.column.max)
    throw dataverseError('StringLengthTooLong', place.name, place.table.logicalName, place.column.max)
  if (notInText.test(value) || !value.isWellFormed()) throw dataverseError('InvalidCharactersInField', place.name)
  return value
}

/** What XML 1.0, and so Dataverse, has no place for: control characters but tab and line ends. */
const notInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function wholeNumber(value: unknown, place: Place, most: number): number {
  const number = numberIn(value)
  if (number === undefined || !Number.isInteger(number)) return wrongType(value, place, 'a whole number')
  if (Math.abs(number) > most) throw dataverseError('ValueOutOfRange', place.name, place.table.logicalName)
  return inRange(number, place)
}

/** A number, or text that is one, as clients write numbers that JavaScript would round. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && jsonNumber.test(value) ? Number(value) : undefined
}

const jsonNumber = /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/i

function inRange(value: number, { table, name, column }: Place): number {
  if ((column.min !== undefined && value < column.min) || (column.max !== undefined && value > column.max))
    throw dataverseError('ValueOutOfRange', name, table.logicalName)
  return value
}

function choiceNumber(value: unknown, { table, name, column }: Place): number {
  const number = numberIn(value)
  if (number === undefined || !Number.isInteger(number))
    return wrongType(value, { table, name, column }, 'the number of a choice')
  const choices = column.choices ?? {}
  if (!Object.hasOwn(choices, number))
    throw dataverseError('PicklistValueOutOfRange', number, name, table.logicalName, Object.keys(choices))
  return number
}

/** Dates as SQL Server keeps them begin in 1753. */
function time(value: unknown, place: Place): number {
  if (typeof value !== 'string') return wrongType(value, place, 'a date such as 2022-06-16T12:54:40Z')
  const ms = isoDate.test(value) ? parseDateTime(value) : undefined
  if (ms === undefined)
    throw dataverseError(
      'InvalidDateTime',
      `The value of '${place.name}' on record of type '${place.table.logicalName}' is '${value.slice(0, 50)}'; it must be a date such as 2022-06-16T12:54:40Z.`,
    )
  if (ms < earliest)
    throw dataverseError(
      'InvalidDateTime',
      `DateTime is less than minimum value supported by CrmDateTime. Actual value: ${value.slice(0, 50)}, Minimum value supported: 01/01/1753 00:00:00`,
    )
  return ms
}

const isoDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d))?$/
const earliest = Date.UTC(1753, 0, 1)

function wrongType(value: unknown, { table, name }: Place, expected: string): never {
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  throw dataverseError(
    'IncorrectAttributeValueType',
    `The value of '${name}' on record of type '${table.logicalName}' is of type ${found}; it must be ${expected}.`,
  )
}
