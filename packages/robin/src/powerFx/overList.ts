import { List, type Value } from '../values/value.ts'

/** What a function makes of a value, or of each value of a list: Power Fx's tables of one column. */
export const overList = (value: Value, make: (one: Value) => Value): Value =>
  value instanceof List ? new List(value.items.map(make)) : make(value)
