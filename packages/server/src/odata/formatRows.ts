import type { BoundQuery, SelectedRows } from '../store/boundQuery.ts'
import { annotationsOf, formatRow, type JsonValue } from './formatRow.ts'
import { wants } from './prefer.ts'

/** What a list is made of besides its rows. */
export interface ListFrame {
  readonly context: string
  readonly nextLink: string | undefined
  /** Patterns of `odata.include-annotations`. */
  readonly annotations: readonly string[]
}

/**
 * A list as it goes out: context, count, annotations, `value`, next link.
 * Source: Dataverse wire, sections 3.4 and 10.
 */
export function formatRows(query: BoundQuery, found: SelectedRows, frame: ListFrame): string {
  const list: Record<string, JsonValue> = { '@odata.context': frame.context }
  if (found.count !== undefined) list['@odata.count'] = found.count
  if (wants(frame.annotations, 'Microsoft.Dynamics.CRM.totalrecordcount'))
    list['@Microsoft.Dynamics.CRM.totalrecordcount'] = found.count ?? -1
  if (wants(frame.annotations, 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'))
    list['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'] = found.countLimitExceeded ?? false
  const annotations = annotationsOf(frame.annotations)
  list.value = found.rows.map(row => formatRow(query, row, annotations))
  if (frame.nextLink !== undefined) list['@odata.nextLink'] = frame.nextLink
  return JSON.stringify(list)
}
