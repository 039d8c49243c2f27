import { booleanOf } from './booleanOf.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { fullPath } from './fullPath.ts'
import { fromJson, type Json, parseJson } from './json.ts'
import { isNumber, parseNumber } from './number.ts'
import { parseDateTime } from './parseDateTime.ts'
import { textOf } from './textOf.ts'
import { List, RobinObject, Row, Table, type Value } from './value.ts'

/** How dates and paths of a caller are read. */
export interface TypedJsonContext {
  /** BCP 47. */
  readonly culture: string
  /** Relative paths are read against it. */
  readonly folder: string
}

/**
 * What a caller gave for an input of a declared type; undefined where it does not fit. Numbers, booleans, lists and
 * objects may come as text, as real callers send them. An unknown type takes anything. Source: Robin language, section 10.
 *
 * @example fromTypedJson('12', 'Numeric', host) // 12
 */
export function fromTypedJson(json: unknown, type: string, context: TypedJsonContext): Value | undefined {
  return (readers[type.toLowerCase()] ?? fromJson)(json as Json, context)
}

type Reader = (json: Json, context: TypedJsonContext) => Value | undefined

const text: Reader = json =>
  typeof json === 'object' && json !== null ? JSON.stringify(json) : textOf(fromJson(json), '')

const numeric: Reader = json => {
  const value = fromJson(json)
  return typeof value === 'string' ? parseNumber(value) : isNumber(value) ? value : undefined
}

const bool: Reader = json => (typeof json === 'string' ? booleanOf(json) : typeof json === 'boolean' ? json : undefined)

const list: Reader = json => {
  const value = structured(json)
  return value instanceof List ? value : undefined
}

const object: Reader = json => {
  const value = structured(json)
  return value instanceof RobinObject ? value : undefined
}

const datatable: Reader = json => tableOf(structured(json))

const datarow: Reader = json => {
  const value = structured(json)
  return value instanceof RobinObject ? new Row([...value.entries.keys()], [...value.entries.values()]) : undefined
}

const datetime: Reader = (json, { culture }) => (typeof json === 'string' ? parseDateTime(json, culture) : undefined)

const file: Reader = (json, { folder }) => {
  const path = typeof json === 'string' ? fullPath(json, folder) : undefined
  return path === undefined ? undefined : new FileValue(path)
}

const folder: Reader = (json, context) => {
  const path = typeof json === 'string' ? fullPath(json, context.folder) : undefined
  return path === undefined ? undefined : new FolderValue(path)
}

/** By the words Power Automate writes in `'Type'`, and those of its schemas. */
const readers: Readonly<Record<string, Reader>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, Reader>, {
    string: text,
    text,
    numeric,
    number: numeric,
    bool,
    boolean: bool,
    list,
    array: list,
    customobject: object,
    object,
    datatable,
    datarow,
    datetime,
    file,
    folder,
  }),
)

/** JSON that came as text, read. */
function structured(json: Json): Value {
  if (typeof json !== 'string') return fromJson(json)
  try {
    return parseJson(json)
  } catch {
    return json
  }
}

/** A list of objects or of lists as a table: the columns are the keys, in the order they are met. */
function tableOf(value: Value): Table | undefined {
  if (!(value instanceof List)) return undefined
  const { items } = value
  if (items.length > 0 && items.every(item => item instanceof List))
    return new Table(
      [],
      items.map(item => item.items),
    )
  if (!items.every(item => item instanceof RobinObject)) return undefined
  const columns = [...new Set(items.flatMap(item => [...item.entries.keys()]))]
  return new Table(
    columns,
    items.map(item => columns.map(name => item.entries.get(name) ?? null)),
  )
}
