import { type Column, propertyName, type Table } from '@deskhand/contract/table'
import type { BoundExpand, BoundQuery, SelectedRow } from '../store/boundQuery.ts'
import { isPrincipal } from '../store/columns.ts'
import { lookupTableReader, nameField } from '../store/fieldNames.ts'
import type { Row, SqlValue } from '../store/steps.ts'
import { collectionLink } from './collectionLink.ts'
import { formattedValue } from './formattedValue.ts'
import { fileId } from './formatValue.ts'
import { endMetadata, startMetadata, typeAnnotation } from './fullMetadata.ts'
import type { ExpandItem, QueryOptions } from './query.ts'
import type { RowStyle } from './rowStyle.ts'
import { valueWriter } from './valueWriter.ts'

/** Writes one row as JSON; `baseUrl` is what its links start with. */
export type RowWriter = (row: SelectedRow, baseUrl: string) => string

/**
 * Makes the writer of the rows of one query: etag, the properties in the order asked for, each behind its annotations,
 * then the primary key where it was not asked for, then what was expanded. `options` are those the query was made of.
 * What all rows have in common is worked out here, once.
 *
 * @example
 * rowWriter(query, style, options)(row, 'https://host/api/data/v9.2')
 * // {"@odata.etag":"W/\"1069462\"","statuscode":4,"flowsessionid":"…"}
 *
 * Source: Dataverse wire, sections 3.4 and 10.
 */
export function rowWriter(
  query: BoundQuery,
  style: RowStyle,
  options: QueryOptions = {},
  parentColumn?: string,
): RowWriter {
  const { metadata } = style.format
  const parts: readonly Part[] = [
    ...(metadata === 'minimal' ? [etagPart] : []),
    ...(metadata === 'full' ? [startPart(query.table)] : []),
    ...propertyNames(query, options, parentColumn).flatMap(name => propertyParts(query.table, name, style)),
    ...query.expand.map((expand, index) => expandedPart(query, expand, options.expand?.[index], style)),
    ...(metadata === 'full' ? [endPart(query, options)] : []),
  ]
  return (row, baseUrl) => {
    let text = ''
    for (const part of parts) text += part(row, baseUrl)
    return `{${text.slice(1)}}`
  }
}

/** The version of a row: `W/"1069462"`. */
export const etagOf = ({ values }: SelectedRow): string => `W/"${values.versionnumber}"`

/** `https://host/api/data/v9.2/workflows(f091ffab-58bb-4630-a115-659453d56f59)` */
export const rowUrl = (baseUrl: string, table: Table, row: SelectedRow): string =>
  `${baseUrl}/${table.set}(${row.values[table.key]})`

/** `{"@odata.id":"https://host/api/data/v9.2/workflows(…)"}` */
export const referenceTo = (baseUrl: string, table: Table, row: SelectedRow): string =>
  `{"@odata.id":${JSON.stringify(rowUrl(baseUrl, table, row))}}`

/** Some members of a row's object, a comma before each; '' where there is nothing to say. */
type Part = (row: SelectedRow, baseUrl: string) => string

const etagPart: Part = ({ values }) => `,"@odata.etag":"W/\\"${values.versionnumber}\\""`

const startPart =
  (table: Table): Part =>
  (row, baseUrl) =>
    members(startMetadata(table, row, baseUrl))

const endPart =
  (query: BoundQuery, options: QueryOptions): Part =>
  (row, baseUrl) =>
    members(endMetadata(query, row, baseUrl, options))

function members(object: object): string {
  const text = JSON.stringify(object).slice(1, -1)
  return text === '' ? '' : `,${text}`
}

/** The columns of a row in the order they go out, last the names of the primary key that were not asked for. */
function propertyNames(
  { table, columns, expand }: BoundQuery,
  options: QueryOptions,
  parentColumn: string | undefined,
): readonly string[] {
  // Lookups that nobody selected: those whose reference was expanded, and the one a row came along by.
  const references = expand.flatMap((one, index) =>
    one.kind === 'one' && options.expand?.[index]?.ref === true ? [one.column] : [],
  )
  const parent = parentColumn === undefined ? [] : [parentColumn]
  return [...new Set([...columns, ...references, ...parent, table.key, ...(isPrincipal(table) ? ['ownerid'] : [])])]
}

function propertyParts(table: Table, name: string, style: RowStyle): readonly Part[] {
  const column = table.columns[name] as Column
  const property = propertyName(name, column)
  const { metadata } = style.format
  const type = metadata === 'full' ? typeAnnotation(column) : undefined
  const label = `,${JSON.stringify(property)}:`
  const typed = type === undefined ? undefined : `,"${property}@odata.type":"${type}"${label}`
  const write = valueWriter(column, style.format)
  const read = valueReader(table, name, column)
  const value: Part = ({ values }) => {
    const found = read(values)
    return found === null ? `${label}null` : (typed ?? label) + write(found)
  }
  return [
    ...(style.formattedValue ? [formattedPart(name, property, column)] : []),
    ...(column.type === 'lookup' ? lookupParts(name, property, column, style) : []),
    value,
  ]
}

/** Where a property's value stands: a file shows its id, and the second name of a key the key. */
function valueReader(table: Table, name: string, column: Column): (values: Readonly<Row>) => SqlValue {
  if (column.type === 'file') return values => fileId(table.key, values[table.key], name, values[name] ?? null)
  const place = isPrincipal(table) && name === 'ownerid' ? table.key : name
  return values => values[place] ?? null
}

function formattedPart(name: string, property: string, column: Column): Part {
  const label = `,"${property}@OData.Community.Display.V1.FormattedValue":`
  if (column.type === 'lookup') {
    const field = nameField(name)
    return ({ values }) => (typeof values[field] === 'string' ? label + JSON.stringify(values[field]) : '')
  }
  return ({ values }) => {
    const text = formattedValue(column, values[name] ?? null)
    return text === undefined ? '' : label + JSON.stringify(text)
  }
}

function lookupParts(name: string, property: string, column: Column, style: RowStyle): readonly Part[] {
  const tableOf = lookupTableReader(name, column)
  const parts: Part[] = []
  if (style.navigationProperty)
    parts.push(({ values }) => {
      const navigation = column.targets?.[tableOf(values) ?? '']
      return navigation === undefined
        ? ''
        : `,"${property}@Microsoft.Dynamics.CRM.associatednavigationproperty":"${navigation}"`
    })
  if (style.lookupLogicalName)
    parts.push(({ values }) => {
      const target = tableOf(values)
      return target === null ? '' : `,"${property}@Microsoft.Dynamics.CRM.lookuplogicalname":"${target}"`
    })
  return parts
}

function expandedPart(query: BoundQuery, expand: BoundExpand, item: ExpandItem | undefined, style: RowStyle): Part {
  return expand.kind === 'one' ? onePart(query, expand, item, style) : manyPart(query, expand, item, style)
}

function onePart(
  query: BoundQuery,
  { property, column, targets }: BoundExpand & { kind: 'one' },
  item: ExpandItem | undefined,
  style: RowStyle,
): Part {
  const label = `,${JSON.stringify(property)}:`
  const tableOf = lookupTableReader(column, query.table.columns[column] as Column)
  const writers = new Map(
    targets.map(target => {
      const reference: RowWriter = (row, baseUrl) => referenceTo(baseUrl, target.table, row)
      return [target.table.logicalName, item?.ref === true ? reference : rowWriter(target, style, item?.options)]
    }),
  )
  return ({ values, expanded }, baseUrl) => {
    const found = expanded[property] as SelectedRow | null | undefined
    const write = found ? writers.get(tableOf(values) ?? '') : undefined
    return label + (found && write ? write(found, baseUrl) : 'null')
  }
}

function manyPart(
  query: BoundQuery,
  expand: Exclude<BoundExpand, { kind: 'one' }>,
  item: ExpandItem | undefined,
  style: RowStyle,
): Part {
  const { property } = expand
  const label = `,${JSON.stringify(property)}:`
  const linkLabel = `,${JSON.stringify(`${property}@odata.nextLink`)}:`
  const parent = expand.kind === 'many' && style.showsParent ? expand.column : undefined
  const write = rowWriter(expand.query, style, item?.options, parent)
  return (row, baseUrl) => {
    const rows = (row.expanded[property] ?? []) as readonly SelectedRow[]
    const list = `${label}[${rows.map(one => write(one, baseUrl)).join(',')}]`
    if (!style.nextLinks) return list
    const link = collectionLink(rowUrl(baseUrl, query.table, row), expand, rows, item)
    return link === undefined ? list : list + linkLabel + JSON.stringify(link)
  }
}
