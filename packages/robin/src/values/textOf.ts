import { BinaryValue } from './binaryValue.ts'
import { CredentialValue } from './credentialValue.ts'
import { DateTime } from './dateTime.ts'
import { ErrorValue } from './errorValue.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { formatDateTime } from './formatDateTime.ts'
import { Instance } from './instance.ts'
import { jsonText } from './json.ts'
import { List } from './list.ts'
import { isNumber, numberText } from './number.ts'
import { RobinObject } from './robinObject.ts'
import { Row, Table } from './table.ts'
import type { Value } from './value.ts'

/**
 * The text of a value: in interpolation, in concatenation, and where an action asks for text. Source: Robin language,
 * section 4.3; for lists and rows `[a, b]`, for tables the header and the rows one a line, for objects JSON.
 *
 * @example textOf(true, 'en-US') // 'True'
 */
export function textOf(value: Value, culture: string): string {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (isNumber(value)) return numberText(value)
  if (value instanceof DateTime) return formatDateTime(value, 'G', culture)
  if (value instanceof List) return bracketed(value.items, culture)
  if (value instanceof Row) return bracketed(value.cells, culture)
  if (value instanceof Table)
    return [`[${value.columns.join(', ')}]`, ...value.rows.map(row => bracketed(row.cells, culture))].join('\r\n')
  if (value instanceof RobinObject) return jsonText(value)
  if (value instanceof FileValue || value instanceof FolderValue) return value.path
  if (value instanceof ErrorValue) return value.message
  if (value instanceof CredentialValue) return '[credential]'
  if (value instanceof BinaryValue) return `[${value.bytes.length} bytes]`
  if (value instanceof Instance) return `[${value.kind}]`
  return value satisfies never
}

const bracketed = (values: readonly Value[], culture: string): string =>
  `[${values.map(value => textOf(value, culture)).join(', ')}]`
