import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { BoundQuery } from '../../../src/store/boundQuery.ts'
import { countSql, rowsSql, type Within } from '../../../src/store/select/querySql.ts'
import { tableNamed } from '../../../src/store/select/tableNamed.ts'
import type { Dialect } from '../../../src/store/steps.ts'

const flows: BoundQuery = { table: workflow, columns: ['name'], names: [], orderBy: [], limit: 10, expand: [] }
const runs: BoundQuery = { ...flows, table: flowSession }
const name = { path: [], table: workflow, column: 'name' }
const createdon = { path: [], table: flowSession, column: 'createdon' }
const id = '00000000-0000-4000-8000-000000000001'

/**
 * Where the databases differ the text is given for each; where they do not, once, with `?` for parameters: that of the
 * limit comes last, and stands in the text itself on SQLite.
 */
const cases: readonly {
  readonly title: string
  readonly query: BoundQuery
  readonly sql: string | Readonly<Record<Dialect, string>>
  readonly values: readonly unknown[]
}[] = [
  {
    title: 'key and version come along, one row more than asked tells of a next page',
    query: flows,
    sql: 'select "t"."name" as "name", "t"."workflowid" as "workflowid", "t"."versionnumber" as "versionnumber" from "workflow" as "t" order by "t"."workflowid" asc nulls first limit ?',
    values: [11],
  },
  {
    title: 'text compares folded, in the form its index has',
    query: { ...flows, where: { kind: 'compare', operator: 'eq', column: name, with: { value: 'Élan' } } },
    sql: 'select "t"."name" as "name", "t"."workflowid" as "workflowid", "t"."versionnumber" as "versionnumber" from "workflow" as "t" where dh_fold("t"."name") = ? order by "t"."workflowid" asc nulls first limit ?',
    values: ['elan', 11],
  },
  {
    title: 'a lookup is joined once, for its name, its path and its order',
    query: {
      ...runs,
      columns: ['machineid'],
      names: ['machineid'],
      where: {
        kind: 'isNull',
        column: {
          path: [{ column: 'machineid', table: tableNamed('flowmachine')! }],
          table: tableNamed('flowmachine')!,
          column: 'description',
        },
      },
      orderBy: [{ column: { path: [], table: flowSession, column: 'machineid' }, descending: false }],
    },
    sql: 'select "t"."machineid" as "machineid", "t1"."name" as "machineid:name", "t"."flowsessionid" as "flowsessionid", "t"."versionnumber" as "versionnumber", dh_fold("t1"."name") as "sort:0" from "flowsession" as "t" left join "flowmachine" as "t1" on "t1"."flowmachineid" = "t"."machineid" where "t1"."description" is null order by dh_fold("t1"."name") asc nulls first, "t"."flowsessionid" asc nulls first limit ?',
    values: [11],
  },
  {
    title: 'a later page enters the index at the place the page before it ended',
    query: { ...runs, orderBy: [{ column: createdon, descending: true }], after: { values: [5000], id } },
    sql: 'select "t"."name" as "name", "t"."flowsessionid" as "flowsessionid", "t"."versionnumber" as "versionnumber", "t"."createdon" as "sort:0" from "flowsession" as "t" where "t"."createdon" <= ? and ("t"."createdon" < ? or ("t"."createdon" = ? and "t"."flowsessionid" < ?)) order by "t"."createdon" desc nulls last, "t"."flowsessionid" desc nulls last limit ?',
    values: [new Date(5000), new Date(5000), new Date(5000), id, 11],
  },
  {
    title: 'a set in a pattern is matched in the way of each database',
    query: { ...flows, where: { kind: 'like', match: 'startswith', column: name, text: 'A[b-c]*' } },
    sql: {
      sqlite:
        'select "t"."name" as "name", "t"."workflowid" as "workflowid", "t"."versionnumber" as "versionnumber" from "workflow" as "t" where dh_fold("t"."name") glob ? order by "t"."workflowid" asc nulls first limit 11',
      postgres:
        'select "t"."name" as "name", "t"."workflowid" as "workflowid", "t"."versionnumber" as "versionnumber" from "workflow" as "t" where dh_fold("t"."name") ~ $1 order by "t"."workflowid" asc nulls first limit $2',
    },
    values: [],
  },
  {
    title: 'large text is fetched from where it is kept',
    query: { ...flows, columns: ['inputs'] },
    sql: `select (select text from dh_content where tablename = ? and id = "t"."workflowid" and columnname = ?) as "inputs", "t"."workflowid" as "workflowid", "t"."versionnumber" as "versionnumber" from "workflow" as "t" order by "t"."workflowid" asc nulls first limit ?`,
    values: ['workflow', 'inputs', 11],
  },
  {
    title: 'shares are looked up by row and principal',
    query: {
      ...flows,
      where: {
        kind: 'shared',
        column: { path: [], table: workflow, column: 'workflowid' },
        table: workflow,
        principals: [id],
        rights: 3,
      },
    },
    sql: 'select "t"."name" as "name", "t"."workflowid" as "workflowid", "t"."versionnumber" as "versionnumber" from "workflow" as "t" where exists (select 1 from dh_share where dh_share.tablename = ? and dh_share.id = "t"."workflowid" and dh_share.principalid in (?) and (dh_share.mask & ?) = ?) order by "t"."workflowid" asc nulls first limit ?',
    values: ['workflow', id, 3, 3, 11],
  },
]

const machine: BoundQuery = { ...flows, table: tableNamed('flowmachine')!, columns: ['name'] }
const logs: BoundQuery = {
  ...flows,
  table: flowLog,
  orderBy: [{ column: { path: [], table: flowLog, column: 'createdon' }, descending: true }],
  limit: 5,
}
const ofRuns = { column: 'parentobjectid', ids: [id] }

/** What comes along: rows that are pointed to by joins, rows that point here for each of their parents. */
const expansions: readonly {
  readonly title: string
  readonly query: BoundQuery
  readonly of?: Within['of']
  readonly sql: Readonly<Record<Dialect, string>>
}[] = [
  {
    title: 'a row that is pointed to is joined, where it may be seen',
    query: {
      ...runs,
      expand: [
        {
          kind: 'one',
          property: 'MachineId',
          column: 'machineid',
          targets: [
            {
              ...machine,
              where: {
                kind: 'in',
                column: { path: [], table: machine.table, column: 'ownerid' },
                values: [id],
              },
            },
          ],
        },
      ],
    },
    sql: {
      sqlite:
        'select "t"."name" as "name", "t"."machineid" as "machineid", "t"."flowsessionid" as "flowsessionid", "t"."versionnumber" as "versionnumber", "t1"."name" as "0.0/name", "t1"."flowmachineid" as "0.0/flowmachineid", "t1"."versionnumber" as "0.0/versionnumber" from "flowsession" as "t" left join "flowmachine" as "t1" on "t1"."flowmachineid" = "t"."machineid" and "t1"."ownerid" in (?) order by "t"."flowsessionid" asc nulls first limit 11',
      postgres:
        'select "t"."name" as "name", "t"."machineid" as "machineid", "t"."flowsessionid" as "flowsessionid", "t"."versionnumber" as "versionnumber", "t1"."name" as "0.0/name", "t1"."flowmachineid" as "0.0/flowmachineid", "t1"."versionnumber" as "0.0/versionnumber" from "flowsession" as "t" left join "flowmachine" as "t1" on "t1"."flowmachineid" = "t"."machineid" and "t1"."ownerid" in ($1) order by "t"."flowsessionid" asc nulls first limit $2',
    },
  },
  {
    title: 'rows that point here come for one row after the other, by an index',
    query: logs,
    of: ofRuns,
    sql: {
      sqlite:
        'select "t"."name" as "name", "t"."parentobjectid" as "parentobjectid", "t"."parentobjectid_table" as "parentobjectid:table", "t"."flowlogid" as "flowlogid", "t"."versionnumber" as "versionnumber", "t"."createdon" as "sort:0" from (select key as place, value as id from json_each(?)) as parent cross join "flowlog" as "t" where "t"."rowid" in (select "t1"."rowid" from "flowlog" as "t1" where "t1"."parentobjectid" = parent.id order by "t1"."createdon" desc nulls last, "t1"."flowlogid" desc nulls last limit 5) order by parent.place, "t"."createdon" desc nulls last, "t"."flowlogid" desc nulls last limit 50001',
      postgres:
        'select found.* from unnest(cast($1 as uuid[])) with ordinality as parent (id, place) cross join lateral (select "t"."name" as "name", "t"."parentobjectid" as "parentobjectid", "t"."parentobjectid_table" as "parentobjectid:table", "t"."flowlogid" as "flowlogid", "t"."versionnumber" as "versionnumber", "t"."createdon" as "sort:0" from "flowlog" as "t" where "t"."parentobjectid" = parent.id order by "t"."createdon" desc nulls last, "t"."flowlogid" desc nulls last limit $2) as found order by parent.place, "found"."sort:0" desc nulls last, "found"."flowlogid" desc nulls last limit $3',
    },
  },
]

describe('A bound query is written as SQL', () => {
  for (const { title, query, of, sql } of expansions)
    for (const dialect of ['sqlite', 'postgres'] as const)
      test(`${title} (${dialect})`, () =>
        assert.equal(rowsSql(query, { dialect, ...(of && { of }) }).text[dialect], sql[dialect]))

  for (const { title, query, sql, values } of cases) {
    for (const dialect of ['sqlite', 'postgres'] as const) {
      test(`${title} (${dialect})`, () => {
        const statement = rowsSql(query, { dialect })
        assert.equal(statement.text[dialect], typeof sql === 'string' ? numbered(sql, dialect) : sql[dialect])
        if (values.length > 0) assert.deepEqual(statement.values, dialect === 'sqlite' ? values.slice(0, -1) : values)
      })
    }
  }

  test('counting stops one behind the limit', () => {
    const { text, values } = countSql(flows, 5000, { dialect: 'sqlite' })
    assert.equal(text.sqlite, 'select count(*) as count from (select 1 from "workflow" as "t" limit 5001) as matching')
    assert.deepEqual(values, [])
  })
})

function numbered(text: string, dialect: Dialect): string {
  let count = 0
  return dialect === 'sqlite' ? text.replace(/limit \?$/, 'limit 11') : text.replaceAll('?', () => `$${++count}`)
}
