import { operations } from '@deskhand/contract/operations/index'
import type { Column, Table } from '@deskhand/contract/table'
import type { BoundQuery, SelectedRow } from '../store/boundQuery.ts'
import { edmType } from './bindValue.ts'
import { navigationNames } from './navigationOf.ts'
import type { QueryOptions } from './query.ts'

/** What `odata.metadata=full` puts before the properties of a row. Source: Dataverse wire, section 3.4. */
export const startMetadata = (table: Table, row: SelectedRow, baseUrl: string): Record<string, string> => {
  const place = `${table.set}(${row.values[table.key]})`
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${table.logicalName}`,
    '@odata.id': `${baseUrl}/${place}`,
    '@odata.etag': `W/"${row.values.versionnumber}"`,
    '@odata.editLink': place,
  }
}

/** What it puts behind them: links to what the row is related to, and its actions, where no columns were selected. */
export function endMetadata(
  { table, expand }: BoundQuery,
  row: SelectedRow,
  baseUrl: string,
  { select }: QueryOptions,
): Readonly<Record<string, string | Readonly<Record<string, string>>>> {
  const url = `${baseUrl}/${table.set}(${row.values[table.key]})`
  const whole = select === undefined || select.length === 0 || select.some(({ name }) => name === '*')
  const result: Record<string, string | Readonly<Record<string, string>>> = {}
  for (const name of whole ? navigationNames(table) : expand.map(({ property }) => property)) {
    result[`${name}@odata.associationLink`] = `${url}/${name}/$ref`
    result[`${name}@odata.navigationLink`] = `${url}/${name}`
  }
  if (!whole) return result
  for (const { name, boundTo, kind } of operations) {
    if (boundTo !== table.logicalName || kind !== 'action') continue
    const qualified = `Microsoft.Dynamics.CRM.${name}`
    result[`#${qualified}`] = { title: qualified, target: `${url}/${qualified}` }
  }
  return result
}

/** `#Guid`; undefined for the types that JSON shows by itself. */
export function typeAnnotation(column: Column): string | undefined {
  const type = edmType(column)
  return shown.has(type) ? undefined : `#${type.slice('Edm.'.length)}`
}

const shown: ReadonlySet<string> = new Set(['Edm.String', 'Edm.Boolean', 'Edm.Int32', 'Edm.Double'])
