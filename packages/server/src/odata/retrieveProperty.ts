import { dataverseError } from '@deskhand/contract/errors'
import type { Column } from '@deskhand/contract/table'
import { formatValue } from './formatRow.ts'
import { readPlan } from './readPlan.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'
import { readRow } from './readRow.ts'

/**
 * Answers `GET /set(id)/property`: the value of one property as JSON; 204 where it is empty.
 * Source: Dataverse wire, section 3.4.
 */
export async function retrieveProperty(request: ReadRequest, id: string, property: string): Promise<ReadAnswer> {
  const { table, baseUrl } = request
  const only: ReadRequest = { ...request, query: `$select=${encodeURIComponent(property)}`, prefer: undefined }
  const plan = readPlan(only)
  const name = plan.query.columns[0] ?? property
  const column = table.columns[name] as Column
  if (column.type === 'file')
    throw dataverseError(
      'NotImplemented',
      `The file '${property}' is read with ${table.set}(${id})/${property}/$value.`,
    )
  const row = await readRow(only, plan, id)
  const value = formatValue(column, row.values[name] ?? null)
  if (value === null) return { status: 204, headers: {} }
  const context = `${baseUrl}/$metadata#${table.set}(${id})/${property}`
  return { status: 200, headers: {}, body: JSON.stringify({ '@odata.context': context, value }) }
}
