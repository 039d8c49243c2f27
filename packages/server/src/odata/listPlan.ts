import { dataverseError } from '@deskhand/contract/errors'
import { type Bound, bind } from './bind.ts'
import { contextUrl } from './contextUrl.ts'
import { dependsOnCaller } from './dependsOnCaller.ts'
import { type JsonFormat, jsonFormat } from './jsonFormat.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { planOf } from './plans.ts'
import { prefer } from './prefer.ts'
import type { Preferences, QueryOptions } from './query.ts'
import type { ReadRequest } from './readRequest.ts'
import { rowStyle } from './rowStyle.ts'
import { type RowWriter, referenceTo, rowWriter } from './rowWriter.ts'

/** What is known of a list before its user is looked at. */
export interface ListPlan {
  readonly options: QueryOptions
  readonly preferences: Preferences
  readonly format: JsonFormat
  /** Absent where rows are put together by `$apply`, which makes rows of its own. */
  readonly list?: Listing
}

export interface Listing extends Bound {
  /** `@odata.context` behind the URL of the service. */
  readonly context: string
  readonly writeRow: RowWriter
  readonly writeReference: RowWriter
}

/**
 * Reads and binds the query of a list. Plans are kept, but for those that depend on who asks, or when.
 *
 * @example
 * const { list } = listPlan(request)
 */
export function listPlan(request: ReadRequest): ListPlan {
  const { table, query, prefer, accept, store } = request
  const key = `list ${table.logicalName}?${query} ${prefer ?? ''} ${accept ?? ''}`
  return planOf(
    store,
    key,
    () => makePlan(request),
    ({ options }) => !dependsOnCaller(options),
  )
}

function makePlan({ table, query: text, prefer: header, accept, user, now }: ReadRequest): ListPlan {
  const options = parseQueryOptions(text)
  if (options.fetchXml !== undefined)
    throw dataverseError('BadQuery', `fetchXml is sent to the set of its entity: ${table.set}?fetchXml=…`)
  const preferences = prefer(header)
  const format = jsonFormat(accept)
  if (options.apply !== undefined) return { options, preferences, format }
  const bound = bind(table, options, { user, now, preferences })
  const { query } = bound
  const writeRow = rowWriter(query, rowStyle('list', preferences.annotations, format, options), options)
  const writeReference: RowWriter = (row, baseUrl) => referenceTo(baseUrl, table, row)
  const list = { ...bound, context: contextUrl('', query, options), writeRow, writeReference }
  return { options, preferences, format, list }
}
