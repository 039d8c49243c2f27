import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import type { SqlValue } from '../store/steps.ts'

type Values = Readonly<Record<string, SqlValue>>

/**
 * The state and status reason of a row of which a caller gave one or both: they depend on each other. A state alone
 * brings its first reason along; a reason must belong to the state that is given, or that the row is in.
 *
 * @param before the `statecode` the row is in; undefined for a new row
 * @returns what is to be written of the two; empty where the caller gave neither
 *
 * @example
 * stateAndStatus(dhConnection, { statecode: 1 }, 0, id) // { statecode: 1, statuscode: 2 }
 *
 * Source: Dataverse wire, section 1.1; Microsoft's page on updating rows.
 */
export function stateAndStatus(table: Table, { statecode, statuscode }: Values, before: SqlValue, id: string): Values {
  const stateOf = table.columns.statuscode?.stateOf
  if (stateOf === undefined || (statecode === undefined && statuscode === undefined)) return {}
  const state = Number(statecode ?? before ?? table.columns.statecode?.default ?? 0)
  if (statuscode === undefined) {
    const reasons = Object.keys(stateOf).map(Number)
    const first = reasons.filter(reason => stateOf[reason] === state).sort((one, other) => one - other)[0]
    return first === undefined ? { statecode: state } : { statecode: state, statuscode: first }
  }
  if (stateOf[Number(statuscode)] !== state)
    throw dataverseError('InvalidStateCodeStatusCode', Number(statuscode), state, table.logicalName, id)
  return { statecode: state, statuscode }
}
