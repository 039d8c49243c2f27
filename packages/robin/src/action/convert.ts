/**
 * How a value of a flow becomes the type a parameter asks for. Source: Robin language, section 4.4; where it only
 * says that the checker allows a conversion, the result is the obvious one and the refusal names the value.
 */
import { BinaryValue } from '../values/binaryValue.ts'
import { booleanOf } from '../values/booleanOf.ts'
import { CredentialValue } from '../values/credentialValue.ts'
import { DateTime } from '../values/dateTime.ts'
import { FileValue, FolderValue } from '../values/fileValue.ts'
import { fullPath } from '../values/fullPath.ts'
import { Instance } from '../values/instance.ts'
import { List } from '../values/list.ts'
import { isNumber, type NumberValue, parseNumber } from '../values/number.ts'
import { parseDateTime } from '../values/parseDateTime.ts'
import { RobinObject } from '../values/robinObject.ts'
import { share } from '../values/share.ts'
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

export function toText(value: Value, context: ConversionContext): string {
  if (value instanceof CredentialValue) throw new ConversionError('text; take its Username or Password', value)
  return textOf(value, context.culture)
}

export function toNumber(value: Value): NumberValue {
  if (isNumber(value)) return value
  const parsed = typeof value === 'string' ? parseNumber(value) : undefined
  if (parsed === undefined) throw new ConversionError('a number', value)
  return parsed
}

export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? booleanOf(value) : undefined
  if (word === undefined) throw new ConversionError('True or False', value)
  return word
}

export function toDateTime(value: Value, context: ConversionContext): DateTime {
  if (value instanceof DateTime) return value
  const parsed = typeof value === 'string' ? parseDateTime(value, context.culture) : undefined
  if (parsed === undefined) throw new ConversionError('a date and time', value)
  return parsed
}

export function toList(value: Value): List {
  if (value instanceof List) return value
  if (value instanceof Row) return new List(value.cells.map(share))
  throw new ConversionError('a list', value)
}

export function toTable(value: Value): Table {
  if (value instanceof Table) return value
  if (value instanceof Row) return new Table(value.columns, [value.cells.map(share)])
  const [first, ...rest] = value instanceof List ? value.items : []
  if (first instanceof Row && rest.every(item => item instanceof Row))
    return new Table(
      first.columns,
      [first, ...rest].map(item => item.cells.map(share)),
    )
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
  return new FileValue(pathOf(value, context, 'a file or the path of one'))
}

export function toFolder(value: Value, context: ConversionContext): FolderValue {
  if (value instanceof FolderValue) return value
  return new FolderValue(pathOf(value, context, 'a folder or the path of one'))
}

export function toBinary(value: Value): BinaryValue {
  if (value instanceof BinaryValue) return value
  throw new ConversionError('binary data', value)
}

export function toInstance(value: Value, kind: string): Instance {
  if (value instanceof Instance && value.kind === kind) return value
  throw new ConversionError(`an instance of ${kind}`, value)
}

export function toCredential(value: Value): CredentialValue {
  if (value instanceof CredentialValue) return value
  throw new ConversionError('a credential', value)
}

function pathOf(value: Value, context: ConversionContext, expected: string): string {
  const given = value instanceof FileValue || value instanceof FolderValue ? value.path : value
  const path = typeof given === 'string' ? fullPath(given, context.folder) : undefined
  if (path === undefined) throw new ConversionError(expected, value)
  return path
}

/** A longer text is not shown: cut, a sensitive one in it might not be recognised and masked. */
const longest = 200

function shown(value: Value): string {
  if (value === null) return 'Blank'
  if (value === '') return 'Empty text'
  if (typeof value === 'string') return value.length > longest ? `A text of ${value.length} characters` : `'${value}'`
  if (isNumber(value) || typeof value === 'boolean' || value instanceof DateTime) return textOf(value, 'en-US')
  return `A value of type ${typeName(value)}`
}
