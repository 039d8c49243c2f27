import type { DataverseError } from '@deskhand/contract/errors'
import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'

type Change = 'create' | 'update' | 'delete'

/** What callers may do to the rows of a table by plain requests; the rest is done by operations and by the server. */
const writable: Readonly<Record<string, readonly Change[]>> = {
  workflow: ['create', 'update', 'delete'],
  connectionreference: ['create', 'update', 'delete'],
  dh_connection: ['create', 'update', 'delete'],
  flowmachinegroup: ['create', 'update', 'delete'],
  flowmachine: ['update', 'delete'],
  flowsession: ['delete'],
  organization: ['update'],
  systemuser: ['create', 'update'],
}

const instead: Readonly<Record<string, string>> = {
  flowsession: 'Runs are made by RunDesktopFlow and changed by CancelDesktopFlowRun.',
  flowmachine: 'Machines register themselves: start an agent on the machine.',
}

/** Throws where the rows of a table cannot be created, updated or deleted by a plain request. */
export function requireWritable(table: Table, change: Change): void {
  if (writable[table.logicalName]?.includes(change) !== true) throw refused(table, change)
}

const refused = (table: Table, change: Change): DataverseError =>
  dataverseError(
    'NotImplemented',
    `Rows of '${table.set}' cannot be ${change}d by this request.${instead[table.logicalName] === undefined ? '' : ` ${instead[table.logicalName]}`}`,
  )
