import type { JsonFormat } from './jsonFormat.ts'

/** What a list is made of besides its rows. */
export interface ListFrame {
  readonly format: JsonFormat
  readonly context: string
  /** Rows that match in all, where they were counted. */
  readonly count?: number | undefined
  readonly countLimitExceeded?: boolean | undefined
  /** Whether an annotation of the list was asked for: `totalrecordcount`. */
  wants(annotation: string): boolean
  /** Further annotations, that were asked for. */
  readonly annotations?: Readonly<Record<string, string | boolean>>
  readonly nextLink?: string | undefined
}

/**
 * A list as it goes out, of rows that are JSON already: context, count, annotations, `value`, next link.
 *
 * @example
 * listBody(['{"name":"Orders"}'], { format, context: 'https://host/api/data/v9.2/$metadata#workflows(name)', wants: () => false })
 *
 * Source: Dataverse wire, sections 3.4 and 10.
 */
export function listBody(rows: readonly string[], frame: ListFrame): string {
  const { format, count, countLimitExceeded = false, nextLink } = frame
  const members: string[] = []
  const member = (name: string, value: string | number | boolean): void => {
    members.push(`"${name}":${JSON.stringify(value)}`)
  }
  if (format.metadata !== 'none') member('@odata.context', frame.context)
  if (count !== undefined) member('@odata.count', format.ieee754Compatible ? String(count) : count)
  if (frame.wants('totalrecordcount')) member('@Microsoft.Dynamics.CRM.totalrecordcount', count ?? -1)
  if (frame.wants('totalrecordcountlimitexceeded'))
    member('@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded', countLimitExceeded)
  for (const [name, value] of Object.entries(frame.annotations ?? {})) member(`@Microsoft.Dynamics.CRM.${name}`, value)
  members.push(`"value":[${rows.join(',')}]`)
  if (nextLink !== undefined) member('@odata.nextLink', nextLink)
  return `{${members.join(',')}}`
}
