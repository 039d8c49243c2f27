import { logicError } from '../runError.ts'
import { isNumber, type NumberValue, numberText } from './number.ts'
import { propertyOf, unknownKey } from './propertyOf.ts'
import { share } from './share.ts'
import { columnIndex } from './table.ts'
import { textOf } from './textOf.ts'
import { typeName } from './typeName.ts'
import { Instance, List, RobinObject, Row, Table, type Value } from './value.ts'

/**
 * `container[index]`: an item of a list, a row of a table, a cell of a row by number or column, a value of an object by
 * key. Counted from 0; a negative index counts from the end. Source: Robin language, section 3.4.
 */
export function elementOf(container: Value, index: Value): Value {
  if (container instanceof List)
    return container.items[position(index, container.items.length, 'The list', 'items')] ?? null
  if (container instanceof Table)
    return container.rows[position(index, container.rows.length, 'The data table', 'rows')] ?? null
  if (container instanceof Row) return container.cells[cellPosition(container, index)] ?? null
  if (container instanceof RobinObject) {
    const key = typeof index === 'string' ? index : textOf(index, '')
    const found = container.get(key)
    if (found === undefined) throw unknownKey(key)
    return found
  }
  // A property that is called like a reserved word is reached so: Mail['From'].
  if (container instanceof Instance && typeof index === 'string') return propertyOf(container, index)
  throw notIndexed(container)
}

/** `container[from:to]`, the end exclusive, of a list or a table. Bounds beyond the ends are taken as the ends. */
export function sliceOf(container: Value, from: Value | undefined, to: Value | undefined): Value {
  const start = from === undefined ? 0 : whole(from)
  const end = to === undefined ? undefined : whole(to)
  if (container instanceof List) return new List(container.items.slice(start, end).map(share))
  if (container instanceof Table)
    return new Table(
      container.columns,
      container.rows.slice(start, end).map(row => row.cells.map(share)),
    )
  throw notIndexed(container)
}

/** Index of a cell by number or column name. */
export function cellPosition(row: Row, index: Value): number {
  if (typeof index !== 'string' && isNumber(index)) return position(index, row.cells.length, 'The data row', 'columns')
  const name = textOf(index, '')
  const column = columnIndex(row.columns, name)
  if (column < 0)
    throw logicError('ColumnNotFoundError', `The data row has no column '${name}'; it has ${row.columns.join(', ')}.`)
  return column
}

/** An index as a place from 0, checked against the length. */
export function position(index: Value, length: number, holder: string, parts: string): number {
  const number = whole(index)
  const place = number < 0 ? length + number : number
  if (place < 0 || place >= length)
    throw logicError(
      'IndexOutOfRangeError',
      `${holder} has ${length} ${parts}, from index 0; index ${number} is out of range.`,
    )
  return place
}

export const notIndexed = (container: Value): Error =>
  logicError(
    'NotIndexedError',
    `A ${container === null ? 'variable without a value' : typeName(container)} has no items to take by [ ].`,
  )

function whole(index: Value): number {
  if (typeof index === 'number') return index
  throw logicError(
    'InvalidIndexError',
    `An index must be a whole number, not ${isNumber(index) ? numberText(index as NumberValue) : `a ${typeName(index)}`}.`,
  )
}
