import type { JoinedRow } from '../store/boundJoin.ts'
import type { Annotations } from './annotationsOf.ts'
import { formattedValue } from './formattedValue.ts'
import { fileId, formatValue, type JsonObject, type JsonValue } from './formatValue.ts'
import type { JoinOutput } from './joinOutput.ts'
import type { JsonFormat } from './jsonFormat.ts'

/**
 * A row made of several tables, or of several rows, as it goes out: its etag where it has one, then its values behind
 * their annotations. What is empty is left out.
 * Source: Dataverse wire, section 3.4.
 */
export function formatJoinedRow(
  outputs: readonly JoinOutput[],
  row: JoinedRow,
  annotations: Annotations,
  format: JsonFormat,
): JsonObject {
  // Names are the caller's: one may be __proto__.
  const result: Record<string, JsonValue> = Object.create(null)
  if (row.version !== undefined && format.metadata !== 'none') result['@odata.etag'] = `W/"${row.version}"`
  for (const output of outputs) addValue(result, output, row, annotations, format)
  return result
}

function addValue(
  result: Record<string, JsonValue>,
  { property, field, as, label, file }: JoinOutput,
  row: JoinedRow,
  annotations: Annotations,
  { ieee754Compatible }: JsonFormat,
): void {
  const { value, table, name } = row.values[field]!
  if (value === null) return
  if (annotations.formattedValue) {
    const text = label?.(Number(value)) ?? (as.type === 'lookup' ? name : formattedValue(as, value))
    if (typeof text === 'string') result[`${property}@OData.Community.Display.V1.FormattedValue`] = text
  }
  if (typeof table === 'string') {
    const navigation = as.targets?.[table]
    if (annotations.navigationProperty && navigation !== undefined)
      result[`${property}@Microsoft.Dynamics.CRM.associatednavigationproperty`] = navigation
    if (annotations.lookupLogicalName) result[`${property}@Microsoft.Dynamics.CRM.lookuplogicalname`] = table
  }
  if (file !== undefined) result[property] = fileId(file.key, value, file.column, value)
  else result[property] = ieee754Compatible && as.type === 'bigint' ? String(value) : formatValue(as, value)
}
