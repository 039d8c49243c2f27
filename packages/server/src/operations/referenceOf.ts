import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { rowKeyAt } from '../writing/rowKey.ts'

export interface RowReference {
  readonly table: Table
  readonly id: string
}

/**
 * The row that a parameter of type `reference` names, in either of the two ways callers write it.
 *
 * @example
 * referenceOf('Target', { '@odata.id': 'workflows(f091ffab-…)' })
 * referenceOf('Target', { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: 'f091ffab-…' })
 *
 * Source: Dataverse wire, section 2.4.
 */
export function referenceOf(parameter: string, value: unknown): RowReference {
  const members = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const url = members['@odata.id']
  if (typeof url === 'string') {
    const row = rowKeyAt(url)
    if (row !== undefined && row.alternateKey === undefined) return { table: row.table, id: row.id }
    throw refused(parameter, `its '@odata.id' is '${url}'`)
  }
  const table = tableOf(members)
  const id =
    table === undefined ? undefined : (members[table.key] ?? (isPrincipal(table) ? members.ownerid : undefined))
  if (table === undefined || typeof id !== 'string' || !guid.test(id)) throw refused(parameter, 'it names no row')
  return { table, id: id.toLowerCase() }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The key of users and teams is also called `ownerid`. */
const isPrincipal = (table: Table): boolean => table.logicalName === 'systemuser' || table.logicalName === 'team'

function tableOf(members: Readonly<Record<string, unknown>>): Table | undefined {
  const type = members['@odata.type']
  if (typeof type !== 'string') return tables.find(table => Object.hasOwn(members, table.key))
  const name = type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '')
  return tables.find(table => table.logicalName === name)
}

const refused = (parameter: string, found: string): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The parameter '${parameter}' must name a row, for example {"@odata.id":"workflows(<guid>)"} or {"@odata.type":"Microsoft.Dynamics.CRM.workflow","workflowid":"<guid>"}; ${found}.`,
  )
