import type { Column } from '@deskhand/contract/table'
import type { SqlValue } from '../store/steps.ts'
import { formatValue, timeFormatter } from './formatValue.ts'
import type { JsonFormat } from './jsonFormat.ts'

/** Makes the writer of the values of a column as JSON; an empty value is its caller's. */
export function valueWriter(
  column: Column,
  { ieee754Compatible }: Pick<JsonFormat, 'ieee754Compatible'>,
): (value: NonNullable<SqlValue>) => string {
  switch (column.type) {
    case 'datetime': {
      const format = timeFormatter()
      return value => `"${format(Number(value))}"`
    }
    case 'bigint':
      return ieee754Compatible ? value => `"${value}"` : String
    case 'uniqueidentifier':
    case 'lookup':
      return value => `"${value}"`
    default:
      return value => JSON.stringify(formatValue(column, value))
  }
}
