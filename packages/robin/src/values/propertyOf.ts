import { logicError } from '../runError.ts'
import { DateTime, partsOf } from './dateTime.ts'
import { dateTimeCulture } from './dateTimeCulture.ts'
import { ErrorValue } from './errorValue.ts'
import { fileProperties, folderProperties } from './fileProperties.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { Instance } from './instance.ts'
import { List } from './list.ts'
import { RobinObject } from './robinObject.ts'
import { Row, Table } from './table.ts'
import { typeName } from './typeName.ts'
import type { Value } from './value.ts'

/**
 * The value of a property, whatever the case of its name; of a custom object, the value of a key. An unknown one is a
 * logic error. Source: Robin language, section 4.1.
 *
 * @example propertyOf(new List(['a', 'b']), 'Count') // 2
 */
export function propertyOf(value: Value, name: string): Value {
  if (value instanceof RobinObject) {
    const found = value.get(name)
    if (found === undefined) throw unknownKey(name)
    return found
  }
  const read = propertiesOf(value)[name.toLowerCase()]
  if (read !== undefined) return read(value as never)
  if (value instanceof Instance) {
    const wanted = name.toLowerCase()
    for (const [key, found] of Object.entries(value.properties())) if (key.toLowerCase() === wanted) return found
  }
  throw logicError('UnknownPropertyError', `A ${typeName(value)} has no property '${name}'.`)
}

/** A custom object was asked for a key it does not have. */
export const unknownKey = (key: string): Error =>
  logicError('UnknownPropertyError', `The custom object has no property '${key}'.`)

type Properties<T> = Readonly<Record<string, (value: T) => Value>>

function propertiesOf(value: Value): Properties<never> {
  if (typeof value === 'string' || value === null) return ofText
  if (value instanceof List) return ofList
  if (value instanceof DateTime) return ofDateTime
  if (value instanceof Table) return ofTable
  if (value instanceof Row) return ofRow
  if (value instanceof FileValue) return fileProperties
  if (value instanceof FolderValue) return folderProperties
  if (value instanceof ErrorValue) return ofError
  return none
}

const none: Properties<never> = Object.freeze(Object.create(null))

const table = <T>(properties: Properties<T>): Properties<T> =>
  Object.freeze(Object.assign(Object.create(null), properties))

const ofText = table<string | null>({
  length: text => (text ?? '').length,
  isempty: text => (text ?? '') === '',
  toupper: text => (text ?? '').toUpperCase(),
  tolower: text => (text ?? '').toLowerCase(),
  trimmed: text => (text ?? '').trim(),
})

const ofList = table<List>({ count: list => list.items.length })

const ofDateTime = table<DateTime>({
  year: date => partsOf(date).year,
  month: date => partsOf(date).month,
  day: date => partsOf(date).day,
  dayofweek: date => dateTimeCulture('').days[partsOf(date).weekday] ?? '',
  dayofyear: date => partsOf(date).dayOfYear,
  hour: date => partsOf(date).hour,
  minute: date => partsOf(date).minute,
  second: date => partsOf(date).second,
})

const ofTable = table<Table>({
  rowscount: of => of.rows.length,
  columns: of => new List([...of.columns]),
  isempty: of => of.rows.length === 0,
  columnheadersrow: of => new Row(of.columns, [...of.columns]),
})

const ofRow = table<Row>({
  columnscount: row => row.columns.length,
  columnsnames: row => new List([...row.columns]),
})

const ofError = table<ErrorValue>({
  message: error => error.message,
  errordetails: error => error.errorDetails,
  location: error => error.location,
  actionname: error => error.actionName,
  actionindex: error => error.actionIndex,
  subflowname: error => error.subflowName,
})
