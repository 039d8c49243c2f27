import { BinaryValue } from './binaryValue.ts'
import { CredentialValue } from './credentialValue.ts'
import { DateTime } from './dateTime.ts'
import { ErrorValue } from './errorValue.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { isNumber } from './number.ts'
import { Instance, List, RobinObject, Row, Table, type Value } from './value.ts'

/**
 * The type of a value by the catalogue's name for it, the key of `types`. Blank is read as empty text.
 *
 * @example typeOf(new List()) // 'list'
 */
export function typeOf(value: Value): string {
  if (value === null || typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  if (isNumber(value)) return 'number'
  if (value instanceof List) return 'list'
  if (value instanceof RobinObject) return 'customobject'
  if (value instanceof Row) return 'datarow'
  if (value instanceof Table) return 'datatable'
  if (value instanceof DateTime) return 'datetime'
  if (value instanceof FileValue) return 'file'
  if (value instanceof FolderValue) return 'folder'
  if (value instanceof ErrorValue) return 'error'
  if (value instanceof CredentialValue) return 'credential'
  if (value instanceof BinaryValue) return 'binary'
  if (value instanceof Instance) return value.kind
  return value satisfies never
}
