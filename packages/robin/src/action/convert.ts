/**
 * How a value of a flow becomes the type a parameter asks for. Source: Robin language, section 4.4; where it only
 * says that the checker allows a conversion, the result is the obvious one and the refusal names the value.
 */
import path from 'node:path'
import { BinaryValue } from '../values/binaryValue.ts'
import { DateTime } from '../values/dateTime.ts'
import { FileValue, FolderValue } from '../values/fileValue.ts'
import { Instance } from '../values/instance.ts'
import { List } from '../values/list.ts'
import { isNumber, type NumberValue, parseNumber } from '../values/number.ts'
import { parseDateTime } from '../values/parseDateTime.ts'
import { RobinObject } from '../values/robinObject.ts'
import { Row, Table } from '../values/table.ts'
import { textOf } from '../values/textOf.ts'
import { typeName } from '../values/typeName.ts'
import type { Value } from '../values/value.ts'

export interface ConversionContext {
  /** BCP 47: how dates are read and shown. */
  readonly culture: string
  /** Relative paths are read against it. */
  readonly folder: string
}

/** A value does not fit; whoever knows the parameter's name says it. */
export class ConversionError extends Error {
  constructor(expected: string, value: Value) {
    super(`${shown(value)} is not ${expected}`)
    this.name = 'ConversionError'
  }
}

/** Nothing given: blank, or text without a character. */
export const isEmptyValue = (value: Value): boolean => value === null || value === ''

export const toText = (value: Value, context: ConversionContext): string => textOf(value, context.culture)

export function toNumber(value: Value): NumberValue {
  if (isNumber(value)) return value
  const parsed = typeof value === 'string' ? parseNumber(value) : undefined
  if (parsed === undefined) throw new ConversionError('a number', value)
  return parsed
}

export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (word === 'true') return true
  if (word === 'false') return false
  throw new ConversionError('True or False', value)
}

export function toDateTime(value: Value, context: ConversionContext): DateTime {
  if (value instanceof DateTime) return value
  const parsed = typeof value === 'string' ? parseDateTime(value, context.culture) : undefined
  if (parsed === undefined) throw new ConversionError('a date and time', value)
  return parsed
}

export function toList(value: Value): List {
  if (value instanceof List) return value
  if (value instanceof Row) return new List([...value.cells])
  throw new ConversionError('a list', value)
}

export function toTable(value: Value): Table {
  if (value instanceof Table) return value
  if (value instanceof Row) return new Table(value.columns, [value.cells])
  const [first, ...rest] = value instanceof List ? value.items : []
  if (first instanceof Row && rest.every(item => item instanceof Row))
    return new Table(first.columns, [first.cells, ...rest.map(item => item.cells)])
  throw new ConversionError('a data table', value)
}

export function toRow(value: Value): Row {
  if (value instanceof Row) return value
  throw new ConversionError('a data row', value)
}

export function toObject(value: Value): RobinObject {
  if (value instanceof RobinObject) return value
  throw new ConversionError('a custom object', value)
}

export function toFile(value: Value, context: ConversionContext): FileValue {
  if (value instanceof FileValue) return value
  return new FileValue(fullPath(value, context, 'a file or the path of one'))
}

export function toFolder(value: Value, context: ConversionContext): FolderValue {
  if (value instanceof FolderValue) return value
  return new FolderValue(fullPath(value, context, 'a folder or the path of one'))
}

export function toBinary(value: Value): BinaryValue {
  if (value instanceof BinaryValue) return value
  throw new ConversionError('binary data', value)
}

export function toInstance(value: Value, kind: string): Instance {
  if (value instanceof Instance && value.kind === kind) return value
  throw new ConversionError(`an instance of ${kind}`, value)
}

function fullPath(value: Value, context: ConversionContext, expected: string): string {
  const given = value instanceof FileValue || value instanceof FolderValue ? value.path : value
  if (typeof given !== 'string' || given.trim() === '' || given.includes('\0'))
    throw new ConversionError(expected, value)
  return path.resolve(context.folder, given)
}

const longest = 100

function shown(value: Value): string {
  if (value === null) return 'Blank'
  if (typeof value === 'string')
    return value === '' ? 'Empty text' : `'${value.length > longest ? `${value.slice(0, longest)}…` : value}'`
  if (isNumber(value) || typeof value === 'boolean' || value instanceof DateTime) return textOf(value, 'en-US')
  return `A value of type ${typeName(value)}`
}
