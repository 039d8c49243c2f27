import type { SelectedRows } from '../store/boundQuery.ts'
import type { JsonFormat } from './jsonFormat.ts'
import { wants } from './prefer.ts'
import type { RowWriter } from './rowWriter.ts'

/** What a list is made of besides its rows. */
export interface ListFrame {
  readonly context: string
  readonly nextLink: string | undefined
  /** Patterns of `odata.include-annotations`. */
  readonly annotations: readonly string[]
  readonly format: JsonFormat
  readonly baseUrl: string
}

/**
 * A list as it goes out: context, count, annotations, `value`, next link.
 * Source: Dataverse wire, sections 3.4 and 10.
 */
export function formatRows(found: SelectedRows, write: RowWriter, frame: ListFrame): string {
  const { annotations, format, baseUrl, nextLink } = frame
  const members: string[] = []
  const member = (name: string, value: string | number | boolean): void => {
    members.push(`"${name}":${JSON.stringify(value)}`)
  }
  if (format.metadata !== 'none') member('@odata.context', frame.context)
  if (found.count !== undefined) member('@odata.count', format.ieee754Compatible ? String(found.count) : found.count)
  if (wants(annotations, 'Microsoft.Dynamics.CRM.totalrecordcount'))
    member('@Microsoft.Dynamics.CRM.totalrecordcount', found.count ?? -1)
  if (wants(annotations, 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'))
    member('@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded', found.countLimitExceeded ?? false)
  members.push(`"value":[${found.rows.map(row => write(row, baseUrl)).join(',')}]`)
  if (nextLink !== undefined) member('@odata.nextLink', nextLink)
  return `{${members.join(',')}}`
}
