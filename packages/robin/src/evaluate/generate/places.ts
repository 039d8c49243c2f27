import { logicError } from '../../runError.ts'
import { cellPosition, elementOf, notIndexed, position } from '../../values/elementOf.ts'
import { owned } from '../../values/owned.ts'
import { textOf } from '../../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../../values/value.ts'

/** The container with a value put into a place of it; copied on the way where others hold it too. */
export function replaced(container: Value, keys: readonly Value[], value: Value): Value {
  const own = owned(container)
  let inner = own
  for (const key of keys.slice(0, -1)) {
    const held = elementOf(inner, key)
    const next = owned(held)
    if (next !== held) setElement(inner, key, next)
    inner = next
  }
  setElement(inner, keys.at(-1)!, value)
  return own
}

/** Puts a value into a place of a container that nobody else holds. */
export function setElement(own: Value, key: Value, value: Value): void {
  if (own instanceof List) {
    own.items[position(key, own.items.length, 'The list', 'items')] = value
  } else if (own instanceof Row) {
    own.cells[cellPosition(own, key)] = value
  } else if (own instanceof Table) {
    const at = position(key, own.rows.length, 'The data table', 'rows')
    if (!(value instanceof Row))
      throw logicError(
        'InvalidRowError',
        'A row of a data table can only be replaced by a data row; set its cells one by one.',
      )
    own.rows[at] =
      value.columns === own.columns
        ? value
        : new Row(
            own.columns,
            own.columns.map((_, index) => value.cells[index] ?? null),
          )
  } else if (own instanceof RobinObject) own.set(textOf(key, ''), value)
  else throw notIndexed(own)
}
