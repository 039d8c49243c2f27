import { dataverseError } from '@deskhand/contract/errors'
import { workflow } from '@deskhand/contract/tables/workflow'
import { restrictParts } from '../authorization/restrict.ts'
import { accessColumns, mayAccess } from '../authorization/rowAccess.ts'
import type { SelectedRow } from '../store/boundQuery.ts'
import { selectRow } from '../store/selectRow.ts'
import { publishedExpansions } from './published.ts'
import type { ReadPlan } from './readPlan.ts'
import type { ReadRequest } from './readRequest.ts'

/** The row of a plan by its key. @throws DataverseError `ObjectDoesNotExist` where there is none that the user may read */
export async function readRow(request: ReadRequest, plan: ReadPlan, id: string): Promise<SelectedRow> {
  const { table, user, store } = request
  const hidesDrafts = request.hidesDrafts === true
  const columns = accessColumns(user, 'Read', table)
  const fetched = plan.fetching(hidesDrafts && table === workflow ? [...columns, 'componentstate'] : columns)
  const query = restrictParts(hidesDrafts ? publishedExpansions(fetched) : fetched, user)
  const found = await store[query.expand.length > 0 ? 'scan' : 'read'](function* () {
    const row = yield* selectRow(query, id, store.dialect)
    return row && { row, allowed: yield* mayAccess(user, 'Read', table, row.values) }
  })
  const isDraft = hidesDrafts && table === workflow && found?.row.values.componentstate !== 0
  if (found === undefined || !found.allowed || isDraft)
    throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
  return found.row
}
