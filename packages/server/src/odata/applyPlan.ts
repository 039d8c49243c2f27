import { dataverseError } from '@deskhand/contract/errors'
import type { BoundJoin } from '../store/boundJoin.ts'
import type { Row } from '../store/steps.ts'
import { annotationsOf } from './annotationsOf.ts'
import { bindApply } from './bindApply.ts'
import { joinedRowWriter } from './joinedRowWriter.ts'
import { type JsonFormat, plainFormat } from './jsonFormat.ts'
import type { Preferences, QueryOptions } from './query.ts'
import type { ReadRequest } from './readRequest.ts'

/** What is known of rows put together before their user is looked at. */
export interface ApplyPlan {
  readonly query: BoundJoin
  /** Which page it is, from 1, and whether a further one is offered. */
  readonly page: number
  readonly paged: boolean
  /** `@odata.context` behind the URL of the service. */
  readonly context: string
  readonly format: JsonFormat
  /** Writes a row as JSON. */
  readonly write: (row: Row) => string
}

/** Binds a query with `$apply`. Source: Dataverse wire, section 3.5. */
export function applyPlan(
  { table, user, now, accept }: ReadRequest,
  options: QueryOptions,
  preferences: Preferences,
): ApplyPlan {
  for (const name of ['select', 'expand', 'filter', 'count'] as const)
    if (options[name] !== undefined)
      throw dataverseError('BadQuery', `$${name} cannot stand beside $apply. Filter with $apply=filter(…)/groupby(…).`)
  const page = pageOf(options.skipToken)
  const { query, outputs } = bindApply(table, options, { user, now, preferences }, page)
  const format = plainFormat(accept)
  return {
    query,
    page,
    paged: preferences.maxPageSize !== undefined || options.top === undefined,
    context: `/$metadata#${table.set}`,
    format,
    write: joinedRowWriter(outputs, annotationsOf(preferences.annotations), format),
  }
}

function pageOf(token: string | undefined): number {
  if (token === undefined) return 1
  const page = /^<cookie pagenumber="([1-9]\d{0,4})" istracking="False" \/>$/.exec(token)?.[1]
  if (page !== undefined) return Number(page)
  throw dataverseError(
    'BadQuery',
    'The $skiptoken is malformed. Follow @odata.nextLink as it is, without changing the query.',
  )
}
