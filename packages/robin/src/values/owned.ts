import { List } from './list.ts'
import { RobinObject } from './robinObject.ts'
import { share } from './share.ts'
import { Row, Table } from './table.ts'
import type { Value } from './value.ts'

/** The value itself where nobody else holds it, otherwise a copy one level deep: free to be changed and put back. */
export function owned<V extends Value>(value: V): V
export function owned(value: Value): Value {
  if (value instanceof List) return value.shared ? new List(value.items.map(share)) : value
  if (value instanceof RobinObject) {
    if (!value.shared) return value
    for (const item of value.entries.values()) share(item)
    return new RobinObject(value.entries)
  }
  if (value instanceof Row) return value.shared ? new Row(value.columns, value.cells.map(share)) : value
  if (value instanceof Table) {
    if (!value.shared) return value
    const copy = new Table(value.columns)
    copy.rows = value.rows.map(share)
    return copy
  }
  return value
}
