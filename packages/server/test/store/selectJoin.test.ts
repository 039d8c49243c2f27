import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { BoundJoin } from '../../src/store/boundJoin.ts'
import { joinSql } from '../../src/store/select/joinSql.ts'
import { all } from '../../src/store/steps.ts'
import { databases } from '../databases.ts'

const column = (name: string) => ({ path: [], table: flowSession, column: name })
const id = '00000000-0000-4000-8000-000000000001'

const query = (more: Partial<BoundJoin>): BoundJoin => ({
  root: { name: '', table: flowSession, links: [] },
  fields: [{ column: column('name'), named: false }],
  grouped: false,
  orderBy: [{ by: column('createdon'), descending: true, byLabel: true }],
  limit: 50,
  offset: 0,
  ...more,
})

const link = {
  name: 'w',
  kind: 'inner',
  table: workflow,
  from: 'workflowid',
  to: 'regardingobjectid',
  links: [],
} as const

/** What SQLite does for a query: a scan of the whole table, or a sort of all its rows, is what must not be there. */
const cases: readonly (readonly [what: string, query: BoundJoin, plan: RegExp])[] = [
  ['the first page', query({}), /^SCAN t USING INDEX flowsession_createdon_index$/],
  [
    'a page behind a row',
    query({ after: [1_700_000_000_000, id] }),
    /^SEARCH t USING INDEX flowsession_createdon_index \(createdon<\?\)$/,
  ],
  [
    'a page behind a row, by key',
    query({ orderBy: [], after: [id] }),
    /^SEARCH t USING INDEX sqlite_autoindex_flowsession_1 \(flowsessionid>\?\)$/,
  ],
  [
    'a page of linked rows behind a row',
    query({
      root: { name: '', table: flowSession, links: [link] },
      after: [1_700_000_000_000, id],
    }),
    /^SEARCH t USING INDEX flowsession_createdon_index \(createdon<\?\), SEARCH t1 USING COVERING INDEX sqlite_autoindex_workflow_1 \(workflowid=\?\)$/,
  ],
  [
    'a page of rows with several linked rows each',
    query({
      root: {
        name: '',
        table: flowSession,
        links: [{ name: 'l', kind: 'outer', table: flowLog, from: 'flowsessionid', to: 'flowsessionid', links: [] }],
      },
      after: [1_700_000_000_000, id, id],
    }),
    /^SEARCH t USING INDEX flowsession_createdon_index \(createdon<\?\), SEARCH t1 USING .*INDEX flowlog_flowsessionid_\w+ \(flowsessionid=\?\) LEFT-JOIN, USE TEMP B-TREE FOR LAST TERM OF ORDER BY$/,
  ],
]

describe('An index leads to', () => {
  for (const [what, asked, plan] of cases)
    test(what, async () => {
      const { store, close } = await databases[0]!.open()
      const statement = joinSql(asked, 'sqlite')
      const explained = { ...statement, text: { sqlite: `explain query plan ${statement.text.sqlite}`, postgres: '' } }
      const rows = await store.scan(() => all(explained))
      await close()
      assert.match(rows.map(({ detail }) => detail).join(', '), plan)
    })
})
