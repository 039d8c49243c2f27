import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Table } from '@deskhand/contract/table'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import type { Aggregate, BoundJoin } from '../../../src/store/boundJoin.ts'
import type { Comparison, Condition } from '../../../src/store/boundQuery.ts'
import { insertRow } from '../../../src/store/insertRow.ts'
import { extremeSql } from '../../../src/store/select/extremeSql.ts'
import { selectJoin } from '../../../src/store/selectJoin.ts'
import { forEachDatabase } from '../forEachDatabase.ts'

const column = (name: string) => ({ path: [], table: flowSession as Table, column: name })
const is = (name: string, operator: Comparison, value: number): Condition => ({
  kind: 'compare',
  operator,
  column: column(name),
  with: { value },
})
const and = (...of: Condition[]): Condition => ({ kind: 'and', of })
const query = (name: string, aggregate: Aggregate, where?: Condition, sourceLimit = 50_000): BoundJoin => ({
  root: { name: '', table: flowSession, links: [], ...(where && { where }) },
  fields: [{ column: column(name), named: false, aggregate }],
  grouped: true,
  sourceLimit,
  orderBy: [],
  limit: 50,
  offset: 0,
})

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
/** Five failed runs and two that succeeded, a minute apart. */
const runs = [8, 8, 4, 8, 4, 8, 8]

forEachDatabase('Aggregates', database => {
  before(() =>
    database().store.write(function* () {
      yield* insertRow(businessUnit, { businessunitid: id(1), name: 'unit' }, { userId: id(2), now: 0 })
      for (const [number, statuscode] of runs.entries()) {
        const values = { name: 'run', owningbusinessunit: id(1), runduration: number, statuscode }
        yield* insertRow(flowSession, values, { userId: id(2), now: number * 60_000 })
      }
    }),
  )

  const value = async (asked: BoundJoin) => {
    const { store } = database()
    return (await store.scan(() => selectJoin(asked, store.dialect))).rows[0]?.f0
  }

  for (const [what, asked, expected, byIndex] of [
    ['the last of all', query('createdon', 'max'), 360_000, true],
    ['the first of all', query('createdon', 'min'), 0, true],
    ['the last that failed', query('createdon', 'max', is('statuscode', 'eq', 8)), 360_000, true],
    [
      'the last that succeeded before a time',
      query('createdon', 'max', and(is('statuscode', 'eq', 4), is('createdon', 'lt', 240_000))),
      120_000,
      true,
    ],
    ['the last of none', query('createdon', 'max', is('statuscode', 'eq', 99)), null, true],
    ['the last of some, by no index', query('createdon', 'max', is('runduration', 'eq', 2)), 120_000, false],
    ['the last of all but some', query('createdon', 'max', is('statuscode', 'ne', 8)), 240_000, false],
    ['the longest', query('runduration', 'max'), 6, false],
    ['how many', query('createdon', 'countcolumn'), 7, false],
    ['the average of whole numbers', query('runduration', 'avg', is('statuscode', 'eq', 8)), 3, false],
  ] as const)
    test(`${what} ${byIndex ? 'is read at the end of an index' : 'is put together of rows'}`, async () => {
      assert.equal(extremeSql(asked, database().store.dialect) !== undefined, byIndex)
      assert.equal(await value(asked), expected)
    })

  for (const [where, most] of [
    [undefined, 7],
    [is('statuscode', 'eq', 8), 5],
    [is('statuscode', 'eq', 99), 0],
  ] as const)
    test(`no more rows than ${most} are put together when that is the limit`, async () => {
      await value(query('createdon', 'max', where, most))
      if (most > 0)
        await assert.rejects(value(query('createdon', 'max', where, most - 1)), {
          name: 'DataverseError',
          errorName: 'AggregateQueryRecordLimitExceeded',
        })
    })
})
