import { BinaryValue } from './binaryValue.ts'
import { DateTime } from './dateTime.ts'
import { ErrorValue } from './errorValue.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { Instance } from './instance.ts'
import { List } from './list.ts'
import { isNumber } from './number.ts'
import { RobinObject } from './robinObject.ts'
import { Row, Table } from './table.ts'
import type { Value } from './value.ts'

/** What the type of a value is called in messages. */
export function typeName(value: Value): string {
  if (value === null) return 'blank'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  if (isNumber(value)) return 'number'
  if (value instanceof DateTime) return 'datetime'
  if (value instanceof List) return 'list'
  if (value instanceof Table) return 'data table'
  if (value instanceof Row) return 'data row'
  if (value instanceof RobinObject) return 'custom object'
  if (value instanceof FileValue) return 'file'
  if (value instanceof FolderValue) return 'folder'
  if (value instanceof ErrorValue) return 'error'
  if (value instanceof BinaryValue) return 'binary data'
  if (value instanceof Instance) return value.kind
  return value satisfies never
}
