import type { Table } from '@deskhand/contract/table'
import { columnsOf } from './columns.ts'
import { ownerColumns, type Writer } from './insertRow.ts'
import { nextNumber } from './nextNumber.ts'
import { rowsChanged } from './rowsChanged.ts'
import { all, assembled, one, type Steps, time } from './steps.ts'

/** Gives all rows of a table that somebody owns to somebody else. */
export function* assignRows(table: Table, fromId: string, toId: string, { userId, now }: Writer): Steps<void> {
  const values = {
    ...(yield* ownerColumns({ ownerid: toId }, null)),
    modifiedby: userId,
    modifiedon: time(now),
    versionnumber: yield* nextNumber('versionnumber'),
  }
  const types = columnsOf(table)
  const kept = Object.entries(values).filter(([name]) => types.has(name))
  const text = `update ${table.logicalName} set ${kept.map(([name]) => `${name} = ?`).join(', ')} where ownerid = ?`
  yield* all(assembled(text, [...kept.map(([, value]) => value), fromId]))
  yield* rowsChanged(table)
}

/** Whether somebody owns rows of a table. */
export function* ownsRows(table: Table, ownerId: string): Steps<boolean> {
  const text = `select 1 as found from ${table.logicalName} where ownerid = ? limit 1`
  return (yield* one(assembled(text, [ownerId]))) !== undefined
}
