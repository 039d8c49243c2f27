import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { SqlValue } from '../store/steps.ts'
import { resourcePath } from './resourcePath.ts'

/** What a caller wrote in the body of a create or update. */
export interface RowBody {
  /** Logical column name → value as the store keeps it; `<lookup>_table` beside lookups with several targets. */
  readonly values: Readonly<Record<string, SqlValue>>
  /** Rows that the body points to, whose right to be pointed to is still to be checked. */
  readonly references: readonly Reference[]
}

export interface Reference {
  readonly column: string
  readonly table: Table
  readonly id: string
}

/**
 * Reads the JSON body of a create or update against the table's columns: names, types, lengths, ranges, choices, and
 * `<navigation property>@odata.bind`.
 *
 * @example
 * readRowBody(dhConnection, { dh_name: 'c1', 'dh_MachineGroupId@odata.bind': '/flowmachinegroups(<guid>)' })
 *
 * Source: Dataverse wire, sections 1.1, 3.7 and 4.3.
 */
export function readRowBody(table: Table, body: unknown): RowBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw payloadError(table, 'The request body must be a JSON object whose members are the columns to write.')
  const values: Record<string, SqlValue> = {}
  const references: Reference[] = []
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('@odata.bind')) {
      const { column, reference } = readBind(table, name.slice(0, -'@odata.bind'.length), value)
      values[column.name] = reference?.id ?? null
      if (column.polymorphic) values[`${column.name}_table`] = reference?.table.logicalName ?? null
      if (reference !== undefined) references.push(reference)
    } else if (!name.includes('@')) values[name] = readColumn(table, name, value)
  }
  return { values, references }
}

function readColumn(table: Table, name: string, value: unknown): SqlValue {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  if (column === undefined || column.type === 'lookup')
    throw payloadError(
      table,
      `Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'.${bindAdvice(table, name)}`,
    )
  if (column.readOnly === true)
    throw dataverseError('InvalidArgument', `The column '${name}' of '${table.logicalName}' cannot be written.`)
  if (value === null) {
    if (column.required === true || name === table.key)
      throw dataverseError('InvalidArgument', `The column '${name}' of '${table.logicalName}' must have a value.`)
    return null
  }
  return converters[column.type](value, { table, name, column })
}

interface Place {
  readonly table: Table
  readonly name: string
  readonly column: Column
}

const converters: Readonly<Record<Column['type'], (value: unknown, place: Place) => SqlValue>> = {
  uniqueidentifier: (value, place) =>
    typeof value === 'string' && guid.test(value) ? value.toLowerCase() : wrongType(value, place, 'a guid'),
  string: text,
  memo: text,
  integer: wholeNumber,
  bigint: wholeNumber,
  double: (value, place) => (typeof value === 'number' ? inRange(value, place) : wrongType(value, place, 'a number')),
  boolean: (value, place) => (typeof value === 'boolean' ? value : wrongType(value, place, 'true or false')),
  datetime: (value, place) => {
    const time = typeof value === 'string' && isoDate.test(value) ? Date.parse(value) : Number.NaN
    return Number.isNaN(time) ? wrongType(value, place, 'a date such as 2022-06-16T12:54:40Z') : time
  },
  choice: choiceNumber,
  state: choiceNumber,
  status: choiceNumber,
  lookup: (value, place) => wrongType(value, place, 'set through its navigation property'),
  file: (value, place) => wrongType(value, place, 'uploaded, not written with the row'),
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const isoDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/

function text(value: unknown, place: Place): string {
  if (typeof value !== 'string') return wrongType(value, place, 'text')
  if (place.column.max !== undefined && value.length > place.column.max)
    throw dataverseError('StringLengthTooLong', place.name, place.table.logicalName, place.column.max)
  return value
}

function wholeNumber(value: unknown, place: Place): number {
  return Number.isSafeInteger(value) ? inRange(value as number, place) : wrongType(value, place, 'a whole number')
}

function inRange(value: number, { table, name, column }: Place): number {
  if ((column.min !== undefined && value < column.min) || (column.max !== undefined && value > column.max))
    throw dataverseError('ValueOutOfRange', name, table.logicalName)
  return value
}

function choiceNumber(value: unknown, place: Place): number {
  if (!Number.isSafeInteger(value)) return wrongType(value, place, 'the number of a choice')
  if (place.column.choices?.[value as number] === undefined)
    throw dataverseError('ValueOutOfRange', place.name, place.table.logicalName)
  return value as number
}

function wrongType(value: unknown, { table, name }: Place, expected: string): never {
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  throw dataverseError(
    'IncorrectAttributeValueType',
    `The value of '${name}' on record of type '${table.logicalName}' is of type ${found}; it must be ${expected}.`,
  )
}

function readBind(table: Table, navigation: string, value: unknown) {
  for (const [name, column] of Object.entries(table.columns)) {
    const targets = Object.entries(column.targets ?? {})
    const target = targets.filter(([, property]) => property === navigation).map(([logicalName]) => logicalName)
    if (target.length === 0) continue
    if (column.readOnly === true)
      throw dataverseError('InvalidArgument', `The column '${name}' of '${table.logicalName}' cannot be written.`)
    const found = { name, polymorphic: targets.length > 1 }
    if (value === null) {
      if (column.required === true)
        throw dataverseError('InvalidArgument', `The column '${name}' of '${table.logicalName}' must have a value.`)
      return { column: found, reference: undefined }
    }
    const row = typeof value === 'string' ? rowAt(value) : undefined
    if (row === undefined || !target.includes(row.table.logicalName))
      throw payloadError(
        table,
        `'${navigation}@odata.bind' must name a row of ${target.map(one => `'${one}'`).join(' or ')}, for example "/<set>(<guid>)".`,
      )
    return { column: found, reference: { column: name, ...row } }
  }
  throw payloadError(
    table,
    `Invalid property '${navigation}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'.`,
  )
}

/** A row named by a URL: `/workflows(<guid>)`, `workflows(<guid>)` or `https://host/api/data/v9.2/workflows(<guid>)`. */
export function rowAt(url: string): { table: Table; id: string } | undefined {
  const path = /^(?:https?:\/\/[^/]+\/api\/data\/v9\.\d\/|\/api\/data\/v9\.\d\/|\/)?([a-z_]+\([^/()]+\))$/.exec(
    url,
  )?.[1]
  if (path === undefined) return undefined
  const resource = resourcePath(path)
  return resource.kind === 'row' ? { table: resource.table, id: resource.id } : undefined
}

function bindAdvice(table: Table, name: string): string {
  const column = table.columns[/^_(.+)_value$/.exec(name)?.[1] ?? name]
  const navigation = Object.values(column?.targets ?? {})[0]
  return navigation === undefined ? '' : ` Set the lookup with '${navigation}@odata.bind'.`
}

const payloadError = (table: Table, text: string): DataverseError => dataverseError('PayloadError', table.set, text)
