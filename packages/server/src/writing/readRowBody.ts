import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { type Navigation, navigationOf } from '../odata/navigationOf.ts'
import { isPolymorphic, tableColumn } from '../store/columns.ts'
import type { SqlValue } from '../store/steps.ts'
import { mustHaveValue, readValue } from './readValue.ts'
import { type RowKey, rowKeyAt } from './rowKey.ts'

/** What a caller wrote in the body of a create or update. */
export interface RowBody {
  /** Logical column name → value as the store keeps it; lookups that are cleared are null. */
  readonly values: Readonly<Record<string, SqlValue>>
  /** Lookups to rows there are. */
  readonly references: readonly Reference[]
  /** Lookups to rows that are made with this one. */
  readonly parents: readonly NewParent[]
  /** Rows of a collection that are made with this one. */
  readonly children: readonly NewChild[]
  /** Rows there are, put into a collection of this one. */
  readonly links: readonly Link[]
}

export interface Reference {
  readonly column: string
  readonly key: RowKey
}
export interface NewParent {
  readonly column: string
  readonly table: Table
  readonly body: RowBody
}
export interface NewChild {
  readonly navigation: Collection
  readonly body: RowBody
}
export interface Link {
  readonly navigation: Collection
  readonly key: RowKey
}
/** A body that names nothing. */
export const emptyBody: RowBody = Object.freeze({ values: {}, references: [], parents: [], children: [], links: [] })

/** A navigation property with many rows. */
export type Collection = Exclude<Navigation, { kind: 'single' }>

export interface BodyOptions {
  /** A new row may bring others along, and give values that are never changed later. */
  readonly change: 'create' | 'update'
}

/**
 * Reads the JSON body of a create or update against the table's columns and navigation properties: values,
 * `<navigation property>@odata.bind`, and rows within rows.
 *
 * @example
 * readRowBody(dhConnection, { dh_name: 'c1', 'dh_MachineGroupId@odata.bind': '/flowmachinegroups(<guid>)' })
 *
 * Source: Dataverse wire, sections 1.1, 3.7 and 4.3.
 */
export const readRowBody = (table: Table, body: unknown, options: BodyOptions = { change: 'update' }): RowBody =>
  readRow(table, body, { ...options, depth: 0, rows: { left: mostRows } })

/** How many rows a body may make, and how deep they may lie in each other. */
const mostRows = 1000
const deepest = 8

interface Reading extends BodyOptions {
  readonly depth: number
  readonly rows: { left: number }
}

interface Draft {
  readonly values: Record<string, SqlValue>
  readonly references: Reference[]
  readonly parents: NewParent[]
  readonly children: NewChild[]
  readonly links: Link[]
}

function readRow(table: Table, body: unknown, reading: Reading): RowBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw payloadError(table, 'The request body must be a JSON object whose members are the columns to write.')
  if (reading.depth > deepest) throw payloadError(table, `Rows lie more than ${deepest} deep in each other.`)
  if (reading.rows.left-- <= 0) throw payloadError(table, `The body makes more than ${mostRows} rows.`)
  if ('@odata.type' in body) requireType(table, body['@odata.type'])
  const draft: Draft = { values: {}, references: [], parents: [], children: [], links: [] }
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('@odata.bind')) readBind(table, name.slice(0, -'@odata.bind'.length), value, draft, reading)
    else if (!name.includes('@')) readMember(table, name, value, draft, reading)
  }
  return draft
}

/** A row that says to be of another table was not meant for this one. */
function requireType(table: Table, type: unknown): void {
  const named = typeof type === 'string' ? /^#?Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(type)?.[1] : undefined
  if (named === undefined || named === table.logicalName) return
  if (tables.some(({ logicalName }) => logicalName === named))
    throw payloadError(
      table,
      `An entry with type 'Microsoft.Dynamics.CRM.${named}' was found, but it is not assignable to the expected type 'Microsoft.Dynamics.CRM.${table.logicalName}'.`,
    )
}

function readMember(table: Table, name: string, value: unknown, draft: Draft, reading: Reading): void {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  if (column !== undefined && column.type !== 'lookup') {
    requireChangeable(table, name, reading)
    draft.values[name] = readValue(table, name, value)
    return
  }
  const navigation = navigationOf(table, name)
  if (navigation === undefined) throw payloadError(table, `${invalid(table, name)}${bindAdvice(table, name)}`)
  if (navigation.kind === 'single') readSingle(table, name, navigation, value, draft, reading)
  else readCollection(table, name, navigation, value, draft, reading)
}

function readSingle(
  table: Table,
  name: string,
  { column, targets }: Extract<Navigation, { kind: 'single' }>,
  value: unknown,
  draft: Draft,
  reading: Reading,
): void {
  requireChangeable(table, column, reading)
  if (value === null) {
    Object.assign(draft.values, cleared(table, column))
    return
  }
  const [target] = targets
  if (typeof value !== 'object' || Array.isArray(value) || reading.change === 'update' || target === undefined)
    throw payloadError(
      table,
      `CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.${adviceFor(name)}`,
    )
  if (targets.length > 1)
    throw payloadError(table, `'${name}' leads to several tables; bind it with '${name}@odata.bind'.`)
  draft.parents.push({ column, table: target, body: readRow(target, value, deeper(reading)) })
}

function readCollection(
  table: Table,
  name: string,
  navigation: Collection,
  value: unknown,
  draft: Draft,
  reading: Reading,
): void {
  if (reading.change === 'update')
    throw payloadError(
      table,
      `Related rows cannot be written with a row that is there: '${name}'. Use POST ${table.set}(<guid>)/${name}/$ref, or write them by themselves.`,
    )
  if (!Array.isArray(value)) throw payloadError(table, `'${name}' must be a list of rows.`)
  for (const row of value) draft.children.push({ navigation, body: readRow(navigation.table, row, deeper(reading)) })
}

function readBind(table: Table, name: string, value: unknown, draft: Draft, reading: Reading): void {
  const navigation = navigationOf(table, name)
  if (navigation === undefined)
    throw payloadError(
      table,
      `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
    )
  if (navigation.kind === 'single') {
    requireChangeable(table, navigation.column, reading)
    if (value === null) Object.assign(draft.values, cleared(table, navigation.column))
    else {
      const key = boundRow(table, name, navigation.targets, value)
      draft.references.push({ column: navigation.column, key })
    }
    return
  }
  if (reading.change === 'update' || !Array.isArray(value))
    throw payloadError(
      table,
      `'${name}@odata.bind' binds a collection: it takes a list of URLs, and only for a new row. Use POST ${table.set}(<guid>)/${name}/$ref.`,
    )
  for (const url of value) {
    if (reading.rows.left-- <= 0) throw payloadError(table, `The body binds more than ${mostRows} rows.`)
    draft.links.push({ navigation, key: boundRow(table, name, [navigation.table], url) })
  }
}

function boundRow(table: Table, name: string, targets: readonly Table[], value: unknown): RowKey {
  const key = typeof value === 'string' ? keyIn(table, name, value) : undefined
  if (key !== undefined && targets.includes(key.table)) return key
  throw payloadError(
    table,
    `'${name}@odata.bind' must name a row of ${targets.map(one => `'${one.logicalName}'`).join(' or ')}, for example "/${targets[0]?.set}(<guid>)".`,
  )
}

function keyIn(table: Table, name: string, url: string): RowKey | undefined {
  try {
    return rowKeyAt(url)
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error
    throw payloadError(table, `'${name}@odata.bind' names no row. ${error.message}`)
  }
}

/** An empty lookup as the store keeps it. @throws DataverseError where the lookup must lead somewhere */
export function cleared(table: Table, column: string): Readonly<Record<string, null>> {
  const declared = table.columns[column]
  if (declared?.required === true || column === 'ownerid') throw mustHaveValue(table, column)
  return declared !== undefined && isPolymorphic(declared)
    ? { [column]: null, [tableColumn(column)]: null }
    : { [column]: null }
}

/** Refuses a column that callers do not write. */
export function requireChangeable(table: Table, name: string, { change }: BodyOptions): void {
  const column = table.columns[name]
  if (column?.readOnly === true || (column?.createOnly === true && change === 'update'))
    throw dataverseError(
      'InvalidArgument',
      `The column '${name}' of '${table.logicalName}' cannot be ${column.readOnly === true ? 'written' : 'changed'}.`,
    )
}

const deeper = (reading: Reading): Reading => ({ ...reading, depth: reading.depth + 1 })

const invalid = (table: Table, name: string): string =>
  `Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'.`

function bindAdvice(table: Table, name: string): string {
  const column = Object.hasOwn(table.columns, name)
    ? table.columns[name]
    : table.columns[/^_(.+)_value$/.exec(name)?.[1] ?? '']
  const navigation = Object.values(column?.targets ?? {})[0]
  return navigation === undefined ? '' : adviceFor(navigation)
}

const adviceFor = (navigation: string): string => ` Set the lookup with '${navigation}@odata.bind'.`

export const payloadError = (table: Table, text: string): DataverseError =>
  dataverseError('PayloadError', table.set, text)
