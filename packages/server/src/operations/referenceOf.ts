import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { propertyName, type Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import type { UserContext } from '../authorization/userContext.ts'
import type { AlternateKey } from '../odata/alternateKey.ts'
import { isPrincipal } from '../store/columns.ts'
import type { Steps } from '../store/steps.ts'
import { readValue } from '../writing/readValue.ts'
import { idOf, type RowKey, rowKeyAt } from '../writing/rowKey.ts'

/** A row by its id. */
export interface RowReference {
  readonly table: Table
  readonly id: string
}

/**
 * The row that a parameter of type `reference` names, in any of the ways callers write it: by its URL, absolute, rooted
 * or relative, or by its type with its primary key or an alternate key.
 *
 * @example
 * referenceOf('Target', { '@odata.id': 'workflows(f091ffab-…)' })
 * referenceOf('Target', { '@odata.id': "https://host/api/data/v9.2/workqueues(workqueuekey='orders')" })
 * referenceOf('Target', { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: 'f091ffab-…' })
 * referenceOf('Target', { '@odata.type': 'Microsoft.Dynamics.CRM.workqueue', workqueuekey: 'orders' })
 *
 * Source: Dataverse wire, sections 2.4 and 3.1.
 */
export function referenceOf(parameter: string, value: unknown): RowKey {
  const members = (typeof value === 'object' && value !== null ? value : {}) as Members
  const url = members['@odata.id']
  if (typeof url === 'string') {
    const row = rowKeyAt(url)
    if (row !== undefined) return row
    throw refused(parameter, `its '@odata.id' is '${url.slice(0, 200)}'`)
  }
  const table = tableOf(members)
  if (table === undefined) throw refused(parameter, 'it names no row')
  const id = members[table.key] ?? (isPrincipal(table) ? members.ownerid : undefined)
  if (typeof id === 'string' && guid.test(id)) return { table, id: id.toLowerCase() }
  const alternateKey = id === undefined ? alternateKeyIn(table, members) : undefined
  if (alternateKey === undefined) throw refused(parameter, 'it names no row')
  return { table, id: '', alternateKey }
}

/** The row with its id looked for. @throws DataverseError `RecordNotFoundByEntityKey` */
export function* locate(user: UserContext, key: RowKey): Steps<RowReference> {
  return { table: key.table, id: yield* idOf(user, key) }
}

type Members = Readonly<Record<string, unknown>>

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function tableOf(members: Members): Table | undefined {
  const type = members['@odata.type']
  if (typeof type !== 'string') return tables.find(table => Object.hasOwn(members, table.key))
  const name = type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '')
  return tables.find(table => table.logicalName === name)
}

/** The first alternate key all of whose columns are there; lookups as `_x_value`. */
function alternateKeyIn(table: Table, members: Members): AlternateKey | undefined {
  for (const columns of table.alternateKeys ?? []) {
    const values = columns.map(name => [name, members[propertyName(name, table.columns[name]!)]] as const)
    if (values.some(([, value]) => value === undefined || value === null)) continue
    return Object.fromEntries(values.map(([name, value]) => [name, keyValue(table, name, value)]))
  }
  return undefined
}

function keyValue(table: Table, name: string, value: unknown) {
  if (table.columns[name]?.type !== 'lookup') return readValue(table, name, value)
  if (typeof value === 'string' && guid.test(value)) return value.toLowerCase()
  throw dataverseError('InvalidArgument', `The value of '_${name}_value' must be a guid.`)
}

const refused = (parameter: string, found: string): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The parameter '${parameter}' must name a row, for example {"@odata.id":"workflows(<guid>)"} or {"@odata.type":"Microsoft.Dynamics.CRM.workflow","workflowid":"<guid>"}; ${found}.`,
  )
