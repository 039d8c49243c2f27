import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { FilterScope } from '../odata/filterScope.ts'
import type { ColumnRef } from '../store/boundQuery.ts'
import { isPolymorphic, isPrincipal } from '../store/columns.ts'
import type { FetchEntity } from './fetch.ts'

/** A table of the query as conditions, orders and attributes name it. */
export interface FetchNode {
  /** '' for the first table; else the alias, or a name made for it. */
  readonly name: string
  readonly table: Table
}

/** A table of the query with the element it comes from. */
export interface FetchPart {
  readonly node: FetchNode
  readonly entity: FetchEntity
}

/** What stands around a part of the query. */
export interface FetchScope {
  readonly node: FetchNode
  /** The links whose columns may be named from here, by alias or table. */
  readonly links: readonly FetchNode[]
  readonly user: FilterScope['user']
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

/**
 * A column as it is named: itself, or what people read of it, as `statuscodename`, `machineidname` and `owneridyominame`
 * are. Nobody has a name in another writing here.
 */
export interface NamedColumn {
  readonly column: ColumnRef
  readonly asName: boolean
}

/** The column a condition or an order names. */
export function readNamed({ node, links }: FetchScope, name: string, entityName?: string): NamedColumn {
  const { name: link, table } = entityName === undefined ? node : linkNamed(node, links, entityName)
  const { column, asName } = columnIn(table, name)
  return { column: { path: [], table, column, ...(link !== node.name && { link }) }, asName }
}

/** The same where it must be a column itself. */
export function columnNamed(scope: FetchScope, name: string, entityName?: string): ColumnRef {
  const { column, asName } = readNamed(scope, name, entityName)
  if (!asName) return column
  throw dataverseError(
    'NotImplemented',
    `'${name}' is what people read of '${column.column}' and no column to compare with. Use '${column.column}'.`,
  )
}

/**
 * The lookup whose table a condition names, as `owneridtype` does: one that leads to several; undefined where it names
 * something else.
 */
export function readTyped({ node, links }: FetchScope, name: string, entityName?: string): ColumnRef | undefined {
  const { name: link, table } = entityName === undefined ? node : linkNamed(node, links, entityName)
  const base = /^(.+?)(?:typecode|type)$/.exec(name)?.[1] ?? ''
  const column = Object.hasOwn(table.columns, base) ? table.columns[base] : undefined
  if (Object.hasOwn(table.columns, name) || column === undefined || !isPolymorphic(column)) return undefined
  return { path: [], table, column: base, ...(link !== node.name && { link }) }
}

/** The declaration's name of a column, or of the column whose text this name stands for. */
function columnIn(table: Table, name: string): { column: string; asName: boolean } {
  if (Object.hasOwn(table.columns, name)) return { column: storedColumn(table, name), asName: false }
  const base = /^(.+?)(?:yomi)?name$/.exec(name)?.[1] ?? ''
  const column = Object.hasOwn(table.columns, base) ? table.columns[base] : undefined
  const hasLabels = (column?.type === 'boolean' || column?.choices !== undefined) && name === `${base}name`
  if (column?.type === 'lookup' || hasLabels) return { column: base, asName: true }
  if (isVirtual(table, name))
    throw dataverseError(
      'NotImplemented',
      `'${name}' cannot be compared or sorted by: it only says more about another column. Use that column itself.`,
    )
  throw noColumn(table, name)
}

/** Where a column's value stands: users and teams have a second name of their key, `ownerid`. */
export const storedColumn = (table: Table, name: string): string =>
  name === 'ownerid' && isPrincipal(table) ? table.key : name

/** Whether a name stands for what people read of a column, which comes as its formatted value. */
export function isVirtual(table: Table, name: string): boolean {
  return suffixes.some(suffix => {
    if (!name.endsWith(suffix)) return false
    const base = name.slice(0, -suffix.length)
    const column: Column | undefined = Object.hasOwn(table.columns, base) ? table.columns[base] : undefined
    if (column === undefined) return false
    if (suffix === '_name') return column.type === 'file'
    if (column.type === 'lookup') return true
    return suffix === 'name' && (column.choices !== undefined || column.type === 'boolean')
  })
}

const suffixes = ['_name', 'yominame', 'name', 'type', 'typecode'] as const

export const noColumn = (table: Table, name: string) =>
  dataverseError('QueryBuilderNoAttribute', name.slice(0, 100), table.schemaName)

function linkNamed(node: FetchNode, links: readonly FetchNode[], name: string): FetchNode {
  const found = links.find(link => link.name === name) ?? links.find(({ table }) => table.logicalName === name)
  if (found !== undefined) return found
  if (node.table.logicalName === name || node.name === name) return node
  throw dataverseError(
    'BadQuery',
    `No link-entity that can be named from here has the alias '${name.slice(0, 100)}'. Columns of links are named in the filters and orders of <entity>.`,
  )
}
