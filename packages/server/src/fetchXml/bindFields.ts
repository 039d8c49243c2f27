import { dataverseError } from '@deskhand/contract/errors'
import { type Column, propertyName } from '@deskhand/contract/table'
import { requireAggregable } from '../odata/bindApply.ts'
import { filterable } from '../odata/filterScope.ts'
import { type JoinOutput, joinOutput } from '../odata/joinOutput.ts'
import { parentColumn } from '../odata/namedCondition.ts'
import type { Aggregate, DatePart, JoinField } from '../store/boundJoin.ts'
import type { ColumnRef } from '../store/boundQuery.ts'
import { isPolymorphic, isPrincipal } from '../store/columns.ts'
import type { Fetch, FetchAttribute } from './fetch.ts'
import { type FetchPart, isVirtual, noColumn, storedColumn } from './fetchScope.ts'

export interface BoundFields {
  readonly fields: readonly JoinField[]
  readonly outputs: readonly JoinOutput[]
  /** The properties of the first table that were asked for; undefined where all, or groups, were. */
  readonly shown?: readonly string[]
}

/** The most columns of a result, each lookup counted as the three it is made of: databases bound a row's width. */
const mostColumns = 1500

/** The columns of the result, and the names they go out by: `name`, `alias`, `m_x002e_name`. */
export function bindFields(fetch: Fetch, parts: readonly FetchPart[], named: boolean): BoundFields {
  const found = new Map<string, JoinField>()
  const shown: string[] = []
  const add = (property: string, field: JoinField, repeatable: boolean): void => {
    if (found.has(property) && !repeatable)
      throw dataverseError('BadQuery', `The name '${property}' is given to more than one attribute.`)
    if (!found.has(property)) found.set(property, field)
  }
  for (const part of parts) {
    for (const attribute of attributesOf(fetch, part)) {
      if (fetch.aggregate) add(...groupedField(part, attribute, named), false)
      else {
        const field = plainField(part, attribute, named)
        if (field === undefined) continue
        const property = attribute.alias ?? plainName(part, attribute, field)
        add(property, field, attribute.alias === undefined)
        if (part.node.name === '' && attribute.alias === undefined) shown.push(property)
      }
    }
  }
  const { table } = parts[0]!.node
  const keys = fetch.aggregate || fetch.distinct ? [] : [table.key, ...(isPrincipal(table) ? ['ownerid'] : [])]
  for (const key of keys) {
    if (found.has(key)) continue
    add(key, { column: { path: [], table, column: table.key }, named: false }, true)
    shown.push(key)
  }
  if (found.size === 0) throw dataverseError('BadQuery', 'The fetchXml asks for no columns. Add <attribute name="…"/>.')
  requireNarrow([...found.values()])
  const outputs = [...found].map(([property, field], place) => joinOutput(property, place, field))
  const all = fetch.aggregate || everything(parts[0]!)
  return { fields: [...found.values()], outputs, ...(!all && { shown: [...new Set(shown)] }) }
}

/** Nothing selected is everything, in the first table. */
const everything = ({ entity, node }: FetchPart): boolean =>
  entity.allAttributes || (node.name === '' && entity.attributes.length === 0)

function attributesOf({ aggregate }: Fetch, part: FetchPart): readonly FetchAttribute[] {
  const { entity, node } = part
  if (aggregate && entity.allAttributes)
    throw dataverseError('BadQuery', 'all-attributes cannot stand in a query with aggregates.')
  if (aggregate || !everything(part)) return entity.attributes
  const all = Object.entries(node.table.columns).flatMap(([name, column]) =>
    column.large === true ? [] : [{ name, distinct: false, groupBy: false }],
  )
  return [...all, ...entity.attributes.filter(({ alias }) => alias !== undefined)]
}

function columnOf({ node }: FetchPart, { name }: FetchAttribute): JoinField['column'] {
  if (!Object.hasOwn(node.table.columns, name)) throw noColumn(node.table, name)
  const column = storedColumn(node.table, name)
  return { path: [], table: node.table, column, ...(node.name !== '' && { link: node.name }) }
}

function plainField(part: FetchPart, attribute: FetchAttribute, named: boolean): JoinField | undefined {
  const { table } = part.node
  if (!Object.hasOwn(table.columns, attribute.name) && isVirtual(table, attribute.name)) return undefined
  if (attribute.aggregate !== undefined || attribute.groupBy)
    throw dataverseError(
      'BadQuery',
      `The attribute '${attribute.name}' aggregates or groups: that wants <fetch aggregate="true">.`,
    )
  const column = columnOf(part, attribute)
  if (attribute.rowAggregate !== undefined) return childrenField(column, attribute)
  return { column, named: named && declared(column).type === 'lookup' }
}

/** How many rows lie right below each one. Source: Microsoft Learn, "Query hierarchical data". */
function childrenField(column: ColumnRef, { name, alias, rowAggregate = '' }: FetchAttribute): JoinField {
  const parent = parentColumn(column.table)
  if (rowAggregate !== 'CountChildren')
    throw dataverseError('BadQuery', `'${rowAggregate.slice(0, 100)}' is no rowaggregate. There is CountChildren.`)
  if (alias === undefined) throw dataverseError('BadQuery', `The rowaggregate of '${name}' wants an alias.`)
  if (parent === undefined || (name !== column.table.key && name !== parent))
    throw dataverseError(
      'BadQuery',
      `The rowaggregate of '${name}' wants the key of a table whose rows have parents, as business units have, or the lookup to them.`,
    )
  return { column, named: false, children: { parent } }
}

const plainName = ({ node }: FetchPart, { name }: FetchAttribute, { column }: JoinField): string =>
  node.name === '' ? propertyName(name, declared(column)) : `${node.name}_x002e_${name}`

function groupedField(part: FetchPart, attribute: FetchAttribute, named: boolean): [string, JoinField] {
  const { name, alias, aggregate, groupBy, dateGrouping, rowAggregate } = attribute
  const column = columnOf(part, attribute)
  if (rowAggregate !== undefined)
    throw dataverseError('BadQuery', `The rowaggregate of '${name}' cannot stand in a query with aggregates.`)
  const declaration = aggregate === 'count' ? declared(column) : filterable(column)
  if (groupBy === (aggregate !== undefined))
    throw dataverseError(
      'BadQuery',
      'An attribute can not be requested when an aggregate operation has been specified and its neither groupby not aggregate.',
    )
  if (groupBy) {
    const part = datePartOf(name, declaration, dateGrouping)
    return [
      alias ?? name,
      { column, named: named && declaration.type === 'lookup', ...(part && { dateGrouping: part }) },
    ]
  }
  if (alias === undefined) throw dataverseError('BadQuery', `The aggregate of '${name}' wants an alias.`)
  return [alias, { column, named: false, aggregate: aggregateOf(attribute, declaration) }]
}

const aggregates: ReadonlySet<string> = new Set(['count', 'countcolumn', 'sum', 'avg', 'min', 'max'])

function aggregateOf({ name, aggregate = '', distinct }: FetchAttribute, declaration: Column): Aggregate {
  if (!aggregates.has(aggregate))
    throw dataverseError(
      'BadQuery',
      `'${aggregate.slice(0, 100)}' is no aggregate. There are count, countcolumn, sum, avg, min and max.`,
    )
  requireAggregable(aggregate as Aggregate, name, declaration)
  return aggregate === 'countcolumn' && distinct ? 'countdistinct' : (aggregate as Aggregate)
}

const dateParts: ReadonlySet<string> = new Set([
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal-period',
  'fiscal-year',
])

function datePartOf(name: string, { type }: Column, text: string | undefined): DatePart | undefined {
  if (type === 'datetime' && text !== undefined && dateParts.has(text)) return text as DatePart
  if (type !== 'datetime' && text === undefined) return undefined
  throw dataverseError(
    'BadQuery',
    type === 'datetime'
      ? `The date '${name}' is grouped by dategrouping: day, week, month, quarter, year, fiscal-period or fiscal-year.`
      : `'${name}' is no date: dategrouping does not go with it.`,
  )
}

const declared = ({ table, column }: JoinField['column']): Column => table.columns[column] as Column

function requireNarrow(fields: readonly JoinField[]): void {
  const width = fields.reduce(
    (sum, { column, named }) => sum + 1 + (isPolymorphic(declared(column)) ? 1 : 0) + (named ? 1 : 0),
    0,
  )
  if (width > mostColumns)
    throw dataverseError('BadQuery', `The fetchXml asks for ${fields.length} columns, more than a result may have.`)
}
