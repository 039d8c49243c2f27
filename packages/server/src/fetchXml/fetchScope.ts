import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { FilterScope } from '../odata/filterScope.ts'
import type { ColumnRef } from '../store/boundQuery.ts'
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

/** The column a condition or an order names. `statuscodename` and `machineidname` are what people read of a column. */
export function columnNamed({ node, links }: FetchScope, name: string, entityName?: string): ColumnRef {
  const found = entityName === undefined ? node : linkNamed(node, links, entityName)
  const column = columnIn(found.table, name)
  const link = found.name === node.name ? {} : { link: found.name }
  return { path: [], table: found.table, column, ...link }
}

/** The declaration's name of a column, or of the column whose text this name stands for. */
function columnIn(table: Table, name: string): string {
  if (Object.hasOwn(table.columns, name)) return name
  const base = name.endsWith('name') ? name.slice(0, -4) : ''
  if (table.columns[base]?.type === 'lookup' && Object.hasOwn(table.columns, base))
    throw dataverseError(
      'NotImplemented',
      `'${name}' cannot be compared or sorted by: it is what people read of '${base}'. Link the table of '${base}', or use '${base}' itself.`,
    )
  throw noColumn(table, name)
}

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
