import { dataverseError } from '@deskhand/contract/errors'
import { retrieveTotalRecordCount as declaration } from '@deskhand/contract/operations/retrieveTotalRecordCount'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { restrict } from '../authorization/restrict.ts'
import { countRows } from '../store/countRows.ts'
import { handleOperation } from './operationHandler.ts'

/** Counts what the caller may read, as every other count does; Dataverse's own comes from a snapshot of all rows. */
export const retrieveTotalRecordCount = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, parameters, _target, { store }) {
    const names = [...new Set(parameters.EntityNames as readonly string[])]
    const queries = names.map(tableNamed).map(table => restrict({ table, ...everything }, user))
    const counts: number[] = []
    for (const query of queries) counts.push(await store.scan(() => countRows(query, most, store.dialect)))
    return {
      EntityRecordCountCollection: { Count: names.length, IsReadOnly: false, Keys: names, Values: counts },
    }
  },
})

const everything = { columns: [], names: [], orderBy: [], limit: 0, expand: [] } as const
const most = 2_147_483_646

function tableNamed(name: string): Table {
  const table = tables.find(one => one.logicalName === name)
  if (table !== undefined) return table
  throw dataverseError('QueryBuilderNoEntity', name)
}
