import type { Column } from '@deskhand/contract/table'
import type { SqlValue } from '../store/steps.ts'

/**
 * A value as people read it: the label of a choice, numbers with separators, dates in UTC as an English user has them.
 * Undefined where there is nothing to add to the value itself. The names of lookups are not known here.
 *
 * @example
 * formattedValue(flowSession.columns.statuscode, 8) // 'Failed'
 *
 * Source: Dataverse wire, section 3.4.
 */
export function formattedValue(column: Column, value: SqlValue): string | undefined {
  if (value === null) return undefined
  switch (column.type) {
    case 'choice':
    case 'state':
    case 'status':
      return column.choices?.[Number(value)]
    case 'integer':
    case 'bigint':
      return Number(value).toLocaleString('en-US')
    case 'double':
      return Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 10 })
    case 'boolean':
      return value === true ? (column.labels?.yes ?? 'Yes') : (column.labels?.no ?? 'No')
    case 'datetime':
      return formattedDate(new Date(Number(value)), column.format === 'DateOnly')
    default:
      return undefined
  }
}

/** `4/7/2023 2:59 PM`, or only the day. */
function formattedDate(date: Date, dayOnly: boolean): string {
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
  if (dayOnly) return day
  const hours = date.getUTCHours()
  const time = `${hours % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`
  return `${day} ${time}`
}
