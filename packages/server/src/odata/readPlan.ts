import type { BoundQuery } from '../store/boundQuery.ts'
import { bind } from './bind.ts'
import { contextUrl } from './contextUrl.ts'
import { type JsonFormat, jsonFormat } from './jsonFormat.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { planOf } from './plans.ts'
import { prefer } from './prefer.ts'
import type { Preferences, QueryOptions } from './query.ts'
import type { ReadRequest } from './readRequest.ts'
import { rowStyle } from './rowStyle.ts'
import { type RowWriter, rowWriter } from './rowWriter.ts'

/** What is known of a read of one row before its key and its user are looked at. */
export interface ReadPlan {
  readonly options: QueryOptions
  readonly preferences: Preferences
  readonly query: BoundQuery
  readonly format: JsonFormat
  /** Writes the body of an answer. */
  readonly write: RowWriter
  /** The query with further columns, always the same object for the same columns. */
  fetching(columns: readonly string[]): BoundQuery
}

/**
 * Reads and binds the query of a read by key. Callers poll runs with one and the same text, so plans are kept beside
 * the store; what depends on user or time, expansions, is worked out anew.
 */
export function readPlan(request: ReadRequest): ReadPlan {
  return planOf(
    'row',
    request,
    () => makePlan(request),
    plan => plan.query.expand.length === 0,
  )
}

/** Of one row only `$select` and `$expand` are heeded. */
function makePlan({ table, query: text, prefer: header, accept, user, now }: ReadRequest): ReadPlan {
  const options = parseQueryOptions(text)
  const preferences = prefer(header)
  const format = jsonFormat(accept)
  const { select, expand, aliases } = options
  const asked = { ...(select && { select }), ...(expand && { expand }), ...(aliases && { aliases }) }
  const { query } = bind(table, asked, { user, now, preferences })
  const variants = new Map<string, BoundQuery>()
  return {
    options,
    preferences,
    query,
    format,
    write: bodyWriter(query, options, preferences, format),
    fetching(columns) {
      const key = columns.join()
      const variant = variants.get(key) ?? Object.freeze({ ...query, columns: [...query.columns, ...columns] })
      variants.set(key, variant)
      return variant
    },
  }
}

/** A row as the body of an answer: what it is stands before it. */
function bodyWriter(
  query: BoundQuery,
  options: QueryOptions,
  { annotations }: Preferences,
  format: JsonFormat,
): RowWriter {
  const write = rowWriter(query, rowStyle('row', annotations, format, options), options)
  if (format.metadata === 'none') return write
  const context = `${contextUrl('', query, options)}/$entity`
  return (row, baseUrl) => `{"@odata.context":${JSON.stringify(baseUrl + context)},${write(row, baseUrl).slice(1)}`
}
