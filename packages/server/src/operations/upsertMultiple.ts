import { upsertMultiple as declaration } from '@deskhand/contract/operations/upsertMultiple'
import type { Table } from '@deskhand/contract/table'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireWritable } from '../writing/requireWritable.ts'
import { upsertRow } from '../writing/upsertRow.ts'
import { eachTarget, keyOf, readTargets } from './eachTarget.ts'
import { handleOperation } from './operationHandler.ts'

/** Changes rows that are there and creates those that are not, in one transaction. Source: Dataverse wire, section 3.7. */
export const upsertMultiple = handleOperation<Table>(declaration, {
  async authorize({ user, table }) {
    if (table === undefined) throw new Error('The path of the operation names a table.')
    requireWritable(table, 'create')
    requireWritable(table, 'update')
    requirePrivilege(user, 'Create', table)
    requirePrivilege(user, 'Write', table)
    return table
  },
  async run(call, { Targets }, table, parts) {
    const whatever = { mustExist: false, mustNotExist: false }
    await eachTarget(call, readTargets(table, Targets), parts, function* (writing, target) {
      yield* upsertRow(writing, keyOf(table, target), target, whatever)
    })
    return undefined
  },
})
