import type { Table } from '@deskhand/contract/table'
import { rightsChangedWith } from './rightsChanged.ts'
import { announce, type Steps } from './steps.ts'

/** Says to every server of this database, where they remember something of this table's rows, that it is old. */
export function* rowsChanged(table: Pick<Table, 'logicalName'>): Steps<void> {
  yield* rightsChangedWith(table)
  yield* targetsChangedWith(table)
}

/** The same for shares of rows of the table, from which no rights of a user as a whole are made. */
export function* sharesChanged(table: Pick<Table, 'logicalName'>): Steps<void> {
  yield* targetsChangedWith(table)
}

/** Says that what runs are made for has changed. */
function* targetsChangedWith({ logicalName }: Pick<Table, 'logicalName'>): Steps<void> {
  if (targets.has(logicalName)) yield* announce('dh_targets', 'changed')
}

const targets: ReadonlySet<string> = new Set(['connectionreference', 'dh_connection', 'workflow'])
