import { dataverseError } from '@deskhand/contract/errors'
import { propertyName, type Table } from '@deskhand/contract/table'
import type { BoundOrder } from '../store/boundQuery.ts'
import { bindColumn } from './bindColumn.ts'
import { type FilterScope, filterable } from './filterScope.ts'
import type { OrderBy } from './query.ts'

/** The columns a list is sorted by, each once. Source: Dataverse wire, section 3.5. */
export function bindOrderBy(
  table: Table,
  orderBy: readonly OrderBy[],
  aliases: FilterScope['aliases'],
): readonly BoundOrder[] {
  const seen = new Set<string>()
  return orderBy.flatMap(({ path: written, descending }) => {
    const path = written[0]?.startsWith('@') === true ? aliasedPath(written[0], aliases) : written
    if (path === undefined) return []
    if (path.length > 1)
      throw dataverseError(
        'BadQuery',
        `Sorting by '${path.join('/')}' is not supported: $orderby takes columns of '${table.logicalName}' itself. A lookup, as ${lookupExample(table)}, sorts by the name of its row.`,
      )
    const column = bindColumn(table, path)
    filterable(column)
    if (seen.has(column.column)) return []
    seen.add(column.column)
    return [{ column, descending }]
  })
}

/** The column an alias stands for; one that is not given is null, by which nothing is sorted. */
function aliasedPath(alias: string, aliases: FilterScope['aliases']): readonly string[] | undefined {
  const value = Object.hasOwn(aliases, alias) ? aliases[alias] : undefined
  if (value === undefined || (value.kind === 'literal' && value.type === 'null')) return undefined
  if (value.kind === 'property') return value.path
  throw dataverseError('BadQuery', `$orderby sorts by columns; the parameter alias '${alias}' is none.`)
}

function lookupExample(table: Table): string {
  const [name, column] = Object.entries(table.columns).find(([, one]) => one.type === 'lookup') ?? []
  return name === undefined || column === undefined ? '_x_value' : propertyName(name, column)
}
