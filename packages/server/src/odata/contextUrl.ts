import { propertyName } from '@deskhand/contract/table'
import type { BoundQuery } from '../store/boundQuery.ts'
import type { QueryOptions } from './query.ts'

/**
 * The `@odata.context` of rows: the entity set with what was selected and expanded.
 *
 * @example
 * contextUrl('https://host/api/data/v9.2', query, options)
 * // https://host/api/data/v9.2/$metadata#flowsessions(statuscode,MachineId(name))
 *
 * Source: Dataverse wire, section 3.4.
 */
export const contextUrl = (baseUrl: string, query: BoundQuery, options: QueryOptions): string =>
  `${baseUrl}/$metadata#${query.table.set}${shape(query, options)}`

function shape(query: BoundQuery, options: QueryOptions): string {
  const names = [...selected(query, options), ...expanded(query, options)]
  return names.length === 0 ? '' : `(${names.join(',')})`
}

/** Without `$select`, or with `*`, nothing is named. */
function selected({ table, columns }: BoundQuery, { select }: QueryOptions): readonly string[] {
  if (select === undefined || select.length === 0 || select.some(({ name }) => name === '*')) return []
  return columns.map(name => {
    const column = table.columns[name]
    return column === undefined ? name : propertyName(name, column)
  })
}

function expanded(query: BoundQuery, options: QueryOptions): readonly string[] {
  return query.expand.flatMap((expand, index) => {
    const item = options.expand?.[index]
    if (item?.ref === true) return [expand.property, `${expand.property}/$ref()`]
    const inner = expand.kind === 'one' ? expand.targets[0] : expand.query
    const shown = inner === undefined ? '' : shape(inner, item?.options ?? {})
    return [`${expand.property}${shown === '' ? '()' : shown}`]
  })
}
