import type { Column } from '@deskhand/contract/table'
import { formatValue } from './formatValue.ts'
import { formatHeaders, jsonFormat } from './jsonFormat.ts'
import { readPlan } from './readPlan.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'
import { readRow } from './readRow.ts'

/**
 * Answers `GET /set(id)/property`: the value of one property as JSON; 204 where it is empty.
 * Source: Dataverse wire, section 3.4.
 */
export async function retrieveProperty(request: ReadRequest, id: string, property: string): Promise<ReadAnswer> {
  const { table } = request
  const only: ReadRequest = { ...request, query: `$select=${encodeURIComponent(property)}`, prefer: undefined }
  const plan = readPlan(only)
  const name = plan.query.columns[0] ?? property
  const column = table.columns[name] as Column
  const row = await readRow(only, plan, id)
  const value = formatValue(column, row.values[name] ?? null)
  if (value === null) return { status: 204, headers: {} }
  const asText = plan.format.ieee754Compatible && column.type === 'bigint'
  return propertyAnswer(request, id, property, asText ? String(value) : value)
}

/** The value of a property as JSON. */
export function propertyAnswer(
  { table, baseUrl, accept }: ReadRequest,
  id: string,
  property: string,
  value: string | number | boolean,
): ReadAnswer {
  const format = jsonFormat(accept)
  const context = { '@odata.context': `${baseUrl}/$metadata#${table.set}(${id})/${property}` }
  const body = format.metadata === 'none' ? { value } : { ...context, value }
  return { status: 200, headers: formatHeaders(format), body: JSON.stringify(body) }
}
