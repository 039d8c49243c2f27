import type { BoundQuery, SelectedRow } from '../store/boundQuery.ts'
import { contextUrl } from './contextUrl.ts'
import { etagOf, formatRow, namedProperties, propertyValue } from './formatRow.ts'
import type { JsonFormat } from './jsonFormat.ts'
import type { Preferences, QueryOptions } from './query.ts'
import { rowStyle } from './rowStyle.ts'

/** Writes one row as the body of an answer. */
export type RowWriter = (row: SelectedRow, baseUrl: string) => string

/**
 * Makes the writer of the rows of one query. What all rows have in common is written once, here; annotations and
 * expansions differ from row to row, and take the way of lists.
 *
 * @example
 * rowWriter(query, options, preferences, jsonFormat(undefined))(row, 'https://host/api/data/v9.2')
 * // {"@odata.context":"https://host/api/data/v9.2/$metadata#flowsessions(statuscode)/$entity","@odata.etag":…}
 */
export function rowWriter(
  query: BoundQuery,
  options: QueryOptions,
  { annotations }: Preferences,
  format: JsonFormat,
): RowWriter {
  const context = `${contextUrl('', query, options)}/$entity`
  const plain = format.metadata === 'minimal' && !format.ieee754Compatible
  if (annotations.length > 0 || query.expand.length > 0 || !plain) {
    return (row, baseUrl) => {
      const formatted = formatRow(query, row, rowStyle('row', annotations, format, baseUrl, options), options)
      return JSON.stringify(
        format.metadata === 'none' ? formatted : { '@odata.context': `${baseUrl}${context}`, ...formatted },
      )
    }
  }
  const properties = namedProperties(query).map(
    ({ name, property }) => [name, `,${JSON.stringify(property)}:`] as const,
  )
  return (row, baseUrl) => {
    let text = `{"@odata.context":${JSON.stringify(baseUrl + context)},"@odata.etag":${JSON.stringify(etagOf(row))}`
    for (const [name, label] of properties) text += label + JSON.stringify(propertyValue(query.table, row, name))
    return `${text}}`
  }
}
