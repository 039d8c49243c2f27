import { DateTime } from './dateTime.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { fromJson } from './json.ts'
import { parseNumber } from './number.ts'
import { parseDateTime } from './parseDateTime.ts'
import { textOf } from './textOf.ts'
import { List, RobinObject, Table, type Value } from './value.ts'

/**
 * What a caller gave for an input of a declared type; undefined where it does not fit. Numbers, booleans, lists and
 * objects may come as text, as real callers send them. An unknown type takes anything.
 *
 * @example fromTypedJson('12', 'Numeric') // 12
 */
export function fromTypedJson(json: unknown, type: string): Value | undefined {
  const value = fromJson(json)
  switch (type.toLowerCase()) {
    case 'string':
    case 'text':
      return typeof value === 'object' && value !== null && !('toFixed' in value)
        ? JSON.stringify(json)
        : textOf(value, '')
    case 'numeric':
    case 'number':
      return typeof value === 'string'
        ? parseNumber(value)
        : typeof value === 'number' || isDecimal(value)
          ? value
          : undefined
    case 'bool':
    case 'boolean':
      return typeof value === 'boolean' ? value : typeof value === 'string' ? booleanOf(value) : undefined
    case 'list':
      return only(List, structured(value))
    case 'customobject':
    case 'object':
      return only(RobinObject, structured(value))
    case 'datatable':
      return tableOf(structured(value))
    case 'datetime':
      return typeof value === 'string' ? parseDateTime(value, '') : undefined
    case 'file':
      return typeof value === 'string' ? new FileValue(value) : undefined
    case 'folder':
      return typeof value === 'string' ? new FolderValue(value) : undefined
    default:
      return value
  }
}

const isDecimal = (value: Value): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof DateTime) && 'toFixed' in value

function booleanOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

/** JSON that came as text, read. */
function structured(value: Value): Value {
  if (typeof value !== 'string') return value
  try {
    return fromJson(JSON.parse(value))
  } catch {
    return value
  }
}

const only = <T extends Value>(type: new () => T, value: Value): T | undefined =>
  value instanceof (type as unknown as new () => object) ? (value as T) : undefined

/** A list of objects as a table: the columns are the keys, in the order they are met. */
function tableOf(value: Value): Table | undefined {
  if (!(value instanceof List)) return undefined
  const columns = new Set<string>()
  for (const item of value.items) {
    if (!(item instanceof RobinObject)) return undefined
    for (const key of item.entries.keys()) columns.add(key)
  }
  const names = [...columns]
  return new Table(
    names,
    value.items.map(item => names.map(name => (item as RobinObject).entries.get(name) ?? null)),
  )
}
