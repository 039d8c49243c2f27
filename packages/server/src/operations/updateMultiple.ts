import { updateMultiple as declaration } from '@deskhand/contract/operations/updateMultiple'
import type { Table } from '@deskhand/contract/table'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { changeRow } from '../writing/changeRow.ts'
import { readRowBody } from '../writing/readRowBody.ts'
import { requireWritable } from '../writing/requireWritable.ts'
import { idOf } from '../writing/rowKey.ts'
import { eachTarget, keyOf, readTargets } from './eachTarget.ts'
import { handleOperation } from './operationHandler.ts'

/** Changes rows in one transaction. Source: Dataverse wire, section 3.7. */
export const updateMultiple = handleOperation<Table>(declaration, {
  async authorize({ user, table }) {
    if (table === undefined) throw new Error('The path of the operation names a table.')
    requireWritable(table, 'update')
    requirePrivilege(user, 'Write', table)
    return table
  },
  async run(call, { Targets }, table, parts) {
    await eachTarget(call, readTargets(table, Targets), parts, function* (writing, target) {
      const id = yield* idOf(writing.user, keyOf(table, target))
      yield* changeRow(writing, table, id, readRowBody(table, target, { ...writing, change: 'update' }))
    })
    return undefined
  },
})
