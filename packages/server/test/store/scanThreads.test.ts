import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import type { BoundQuery } from '../../src/store/boundQuery.ts'
import { selectRows } from '../../src/store/selectRows.ts'
import { all, type Steps, sql } from '../../src/store/steps.ts'
import { databases } from '../databases.ts'

function* countTo(most: number): Steps<unknown> {
  const [row] = yield* all(
    sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${most}) select max(i) as i from n`,
  )
  return row?.i
}

const createdon = { path: [], table: flowSession, column: 'createdon' }
const newestRuns: BoundQuery = {
  table: flowSession,
  columns: ['name'],
  names: [],
  orderBy: [{ column: createdon, descending: true }],
  limit: 50,
  expand: [],
}

for (const { name, skip, open } of databases)
  describe(`A scan that takes too long, on ${name}`, { skip }, () => {
    test('is answered with an ordinary error, and those after it are answered as ever', async () => {
      const { store, close } = await open({ scanSeconds: 0.3 })
      const outcomes = await Promise.allSettled([5_000_000, 5_000_000, 10].map(most => store.scan(() => countTo(most))))
      const [one, two, after] = outcomes.map(outcome => ('value' in outcome ? outcome.value : outcome.reason))
      for (const error of [one, two]) {
        assert.ok(error instanceof DataverseError)
        assert.deepEqual([error.status, error.code], [400, '0x80044151'])
        assert.match(error.message, /^SQL timeout expired\. The query took longer than 0\.3 seconds\./)
      }
      assert.equal(after, 10)
      await close()
    })

    test('does not hold up lists that an index leads to', async () => {
      const { store, close } = await open()
      const order: string[] = []
      const scans = [1, 2, 3].map(() => store.scan(() => countTo(300_000)).then(() => order.push('scan')))
      await store.scan(() => selectRows(newestRuns, store.dialect)).then(() => order.push('list'))
      await Promise.all(scans)
      assert.equal(order[0], 'list')
      await close()
    })

    test('leaves the next ones alone while it is within its time', async () => {
      const { store, close } = await open()
      assert.deepEqual(await Promise.all([5, 6, 7].map(most => store.scan(() => countTo(most)))), [5, 6, 7])
      await close()
    })
  })
