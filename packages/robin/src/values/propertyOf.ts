import { logicError } from '../runError.ts'
import type { CredentialValue } from './credentialValue.ts'
import { type DateTime, partsOf } from './dateTime.ts'
import { dateTimeCulture } from './dateTimeCulture.ts'
import type { ErrorValue } from './errorValue.ts'
import { fileProperties, folderProperties } from './fileProperties.ts'
import type { PropertyContext, Readers } from './propertyReaders.ts'
import { aTypeName } from './typeName.ts'
import { typeOf } from './typeOf.ts'
import { typeShape } from './types.ts'
import { Instance, List, RobinObject, Row, type Table, type Value } from './value.ts'

/**
 * The value of a property, whatever the case of its name; of a custom object, the value of a key. An unknown one is a
 * logic error. Source: Robin language, section 4.1.
 *
 * @example propertyOf(new List(['a', 'b']), 'Count') // 2
 */
export function propertyOf(value: Value, name: string, context: PropertyContext = utc): Value {
  return read(value, name, name.toLowerCase(), context)
}

/**
 * Reads one property of whatever value comes, its name folded once.
 *
 * @example propertyReader('Count')(new List(['a']), host) // 1
 */
export function propertyReader(name: string): (value: Value, context: PropertyContext) => Value {
  const folded = name.toLowerCase()
  const readText = Object.hasOwn(ofText, folded) ? ofText[folded] : undefined
  return (value, context) =>
    typeof value === 'string' && readText !== undefined ? readText(value, context) : read(value, name, folded, context)
}

/** A custom object was asked for a key it does not have. */
export const unknownKey = (key: string): Error =>
  logicError('UnknownPropertyError', `The custom object has no property '${key}'.`)

const utc: PropertyContext = { timeZone: 'UTC' }

function read(value: Value, name: string, folded: string, context: PropertyContext): Value {
  if (value instanceof RobinObject) {
    const found = value.get(name)
    if (found === undefined) throw unknownKey(name)
    return found
  }
  if (value instanceof List && folded === 'count') return value.items.length
  if (value instanceof Instance) {
    for (const [key, found] of Object.entries(value.properties())) if (key.toLowerCase() === folded) return found
    if (isKnown(value, folded)) return null
  } else {
    const reader = readers[typeOf(value)]?.[folded]
    if (reader !== undefined) return reader(value as never, context)
  }
  throw logicError('UnknownPropertyError', `${aTypeName(value)} has no property '${name}'.`)
}

/** A property the type has, which this one value had nothing to say of. */
const isKnown = (value: Instance, folded: string): boolean =>
  Object.keys(typeShape(value.kind)?.properties ?? {}).some(key => key.toLowerCase() === folded)

const ofText: Readers<string | null> = {
  length: text => (text ?? '').length,
  isempty: text => (text ?? '') === '',
  toupper: text => (text ?? '').toUpperCase(),
  tolower: text => (text ?? '').toLowerCase(),
  trimmed: text => (text ?? '').trim(),
}

const ofDateTime: Readers<DateTime> = {
  year: date => partsOf(date).year,
  month: date => partsOf(date).month,
  day: date => partsOf(date).day,
  dayofweek: date => dateTimeCulture('').days[partsOf(date).weekday] ?? '',
  dayofyear: date => partsOf(date).dayOfYear,
  hour: date => partsOf(date).hour,
  minute: date => partsOf(date).minute,
  second: date => partsOf(date).second,
}

const ofTable: Readers<Table> = {
  rowscount: of => of.rows.length,
  columns: of => new List([...of.columns]),
  isempty: of => of.rows.length === 0,
  columnheadersrow: of => new Row(of.columns, [...of.columns]),
}

const ofRow: Readers<Row> = {
  columnscount: row => row.columns.length,
  columnsnames: row => new List([...row.columns]),
}

const ofError: Readers<ErrorValue> = {
  actionindex: error => error.actionIndex,
  actionname: error => error.actionName,
  errordetails: error => error.errorDetails,
  location: error => error.location,
  message: error => error.message,
  subflowname: error => error.subflowName,
}

const ofCredential: Readers<CredentialValue> = {
  username: credential => credential.username,
  password: credential => credential.password,
}

/** By type, then by property; the table of types says which there must be. */
export const readers: Readonly<Record<string, Readers<never>>> = bare({
  text: bare(ofText),
  list: bare<Readers<List>>({ count: list => list.items.length }),
  datetime: bare(ofDateTime),
  datatable: bare(ofTable),
  datarow: bare(ofRow),
  error: bare(ofError),
  credential: bare(ofCredential),
  file: bare(fileProperties),
  folder: bare(folderProperties),
})

/** A record that has nothing but what it was given: no `constructor`, no `toString`. */
function bare<T extends object>(record: T): T {
  return Object.freeze(Object.assign(Object.create(null) as T, record))
}
