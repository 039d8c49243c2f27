import type { BinaryValue } from './binaryValue.ts'
import type { DateTime } from './dateTime.ts'
import type { ErrorValue } from './errorValue.ts'
import type { FileValue, FolderValue } from './fileValue.ts'
import type { Instance } from './instance.ts'
import type { List } from './list.ts'
import type { NumberValue } from './number.ts'
import type { RobinObject } from './robinObject.ts'
import type { Row, Table } from './table.ts'

/**
 * A value of a flow. Text and booleans are JavaScript's own; a number is a JavaScript number while it is a safe
 * integer, otherwise a decimal; null is blank, which is also what a variable holds before it is set.
 * Source: Robin language, section 4.
 */
export type Value =
  | string
  | boolean
  | NumberValue
  | DateTime
  | List
  | Table
  | Row
  | RobinObject
  | FileValue
  | FolderValue
  | ErrorValue
  | Instance
  | BinaryValue
  | null
