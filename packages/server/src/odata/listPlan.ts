import { dataverseError } from '@deskhand/contract/errors'
import { appliedPreferences } from './appliedPreferences.ts'
import { type ApplyPlan, applyPlan } from './applyPlan.ts'
import { type Bound, bind } from './bind.ts'
import { contextUrl } from './contextUrl.ts'
import { dependsOnCaller } from './dependsOnCaller.ts'
import { formatHeaders, type JsonFormat, jsonFormat, plainFormat } from './jsonFormat.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { planOf } from './plans.ts'
import { prefer, wants } from './prefer.ts'
import type { QueryOptions } from './query.ts'
import type { ReadRequest } from './readRequest.ts'
import { rowStyle } from './rowStyle.ts'
import { type RowWriter, referenceTo, rowWriter } from './rowWriter.ts'

/** What is known of a list before its user is looked at. */
export interface ListPlan {
  readonly options: QueryOptions
  readonly format: JsonFormat
  readonly headers: Readonly<Record<string, string>>
  /** Whether an annotation of the list was asked for: `totalrecordcount`. */
  wants(annotation: string): boolean
  /** The rows of the table, or what `$apply` makes of them. */
  readonly of: Listing | ApplyPlan
}

/** How rows of the table are listed. */
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
 * const { of, headers } = listPlan(request)
 */
export function listPlan(request: ReadRequest): ListPlan {
  return planOf(
    'list',
    request,
    () => makePlan(request),
    ({ options }) => !dependsOnCaller(options),
  )
}

function makePlan(request: ReadRequest): ListPlan {
  const { table, query: text, prefer: header, accept, user, now } = request
  const options = parseQueryOptions(text)
  if (options.fetchXml !== undefined)
    throw dataverseError('BadQuery', `fetchXml is sent to the set of its entity: ${table.set}?fetchXml=…`)
  const preferences = prefer(header)
  const honoured = ['odata.maxpagesize', 'odata.include-annotations']
  const plan = (format: JsonFormat, of: ListPlan['of']): ListPlan => ({
    options,
    format,
    wants: name => wants(preferences.annotations, `Microsoft.Dynamics.CRM.${name}`),
    headers: { ...formatHeaders(format), ...appliedPreferences(preferences, honoured) },
    of,
  })
  if (options.apply !== undefined) return plan(plainFormat(accept), applyPlan(request, options, preferences))
  const format = jsonFormat(accept)
  const bound = bind(table, options, { user, now, preferences })
  const writeRow = rowWriter(bound.query, rowStyle('list', preferences.annotations, format, options), options)
  const writeReference: RowWriter = (row, baseUrl) => referenceTo(baseUrl, table, row)
  return plan(format, { ...bound, context: contextUrl('', bound.query, options), writeRow, writeReference })
}
