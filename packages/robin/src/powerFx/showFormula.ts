import { DateTime } from '../values/dateTime.ts'
import { formatDateTime } from '../values/formatDateTime.ts'
import { isNumber, numberText } from '../values/number.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'

/**
 * A value as a formula would write it, for examples and tests; dates as `2026-03-25 14:05:00`.
 *
 * @example showFormula(new List([1, 'a', null])) // '[1, "a", Blank()]'
 */
export function showFormula(value: Value): string {
  if (value === null) return 'Blank()'
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (isNumber(value)) return numberText(value)
  if (value instanceof DateTime) return formatDateTime(value, 'yyyy-MM-dd HH:mm:ss.FFF', '')
  if (value instanceof List) return `[${value.items.map(showFormula).join(', ')}]`
  if (value instanceof Table) return `[${value.rows.map(showFormula).join(', ')}]`
  if (value instanceof Row) return record(value.columns.map((column, at) => [column, value.cells[at] ?? null]))
  if (value instanceof RobinObject) return record([...value.entries])
  return textOf(value, '')
}

const record = (fields: readonly (readonly [string, Value])[]): string =>
  `{${fields.map(([name, value]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${showFormula(value)}`).join(', ')}}`
