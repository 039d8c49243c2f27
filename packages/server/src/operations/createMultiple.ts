import { createMultiple as declaration } from '@deskhand/contract/operations/createMultiple'
import type { Table } from '@deskhand/contract/table'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { createRow } from '../writing/createRow.ts'
import { readRowBody } from '../writing/readRowBody.ts'
import { requireWritable } from '../writing/requireWritable.ts'
import { eachTarget, readTargets } from './eachTarget.ts'
import { handleOperation } from './operationHandler.ts'

/** Creates rows in one transaction. Source: Dataverse wire, section 3.7. */
export const createMultiple = handleOperation<Table>(declaration, {
  async authorize({ user, table }) {
    if (table === undefined) throw new Error('The path of the operation names a table.')
    requireWritable(table, 'create')
    requirePrivilege(user, 'Create', table)
    return table
  },
  async run(call, { Targets }, table, parts) {
    const Ids = await eachTarget(call, readTargets(table, Targets), parts, (writing, target) =>
      createRow(writing, table, readRowBody(table, target, { ...writing, change: 'create' })),
    )
    return { Ids }
  },
})
