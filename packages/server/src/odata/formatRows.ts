import type { BoundQuery, SelectedRows } from '../store/boundQuery.ts'
import { formatRow, type JsonValue, rowUrl } from './formatRow.ts'
import type { JsonFormat } from './jsonFormat.ts'
import { wants } from './prefer.ts'
import type { QueryOptions } from './query.ts'
import { rowStyle } from './rowStyle.ts'

/** What a list is made of besides its rows. */
export interface ListFrame {
  readonly as: 'rows' | 'references'
  readonly context: string
  readonly nextLink: string | undefined
  /** Patterns of `odata.include-annotations`. */
  readonly annotations: readonly string[]
  readonly format: JsonFormat
  readonly baseUrl: string
  readonly options: QueryOptions
}

/**
 * A list as it goes out: context, count, annotations, `value`, next link.
 * Source: Dataverse wire, sections 3.4 and 10.
 */
export function formatRows(query: BoundQuery, found: SelectedRows, frame: ListFrame): string {
  const { annotations, format, baseUrl, options } = frame
  const list: Record<string, JsonValue> = {}
  if (format.metadata !== 'none') list['@odata.context'] = frame.context
  if (found.count !== undefined) list['@odata.count'] = format.ieee754Compatible ? String(found.count) : found.count
  if (wants(annotations, 'Microsoft.Dynamics.CRM.totalrecordcount'))
    list['@Microsoft.Dynamics.CRM.totalrecordcount'] = found.count ?? -1
  if (wants(annotations, 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'))
    list['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'] = found.countLimitExceeded ?? false
  const style = rowStyle('list', annotations, format, baseUrl, options)
  list.value = found.rows.map(row =>
    frame.as === 'rows' ? formatRow(query, row, style, options) : { '@odata.id': rowUrl(baseUrl, query.table, row) },
  )
  if (frame.nextLink !== undefined) list['@odata.nextLink'] = frame.nextLink
  return JSON.stringify(list)
}
