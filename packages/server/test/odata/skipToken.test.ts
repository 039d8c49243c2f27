import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import fc from 'fast-check'
import { readSkipToken, writeSkipToken } from '../../src/odata/skipToken.ts'

const order = (...columns: readonly string[]) =>
  columns.map(column => ({ column: { path: [], table: flowSession, column }, descending: false }))
const id = 'f091ffab-58bb-4630-a115-659453d56f59'
const key = 'flowsessionid'

test('A page token has the form Dataverse gives it', () => {
  const token = { page: 2, after: { values: [], id } }
  assert.equal(
    writeSkipToken(token, [], key, id),
    `%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%253cflowsessionid%2520last%253d%2522%257b${id.toUpperCase()}%257d%2522%2520first%253d%2522%257b${id.toUpperCase()}%257d%2522%2520%252f%253e%253c%252fcookie%253e%22%20istracking=%22False%22%20/%3E`,
  )
})

test('Whatever the sort values are, they come back', () => {
  const orderBy = order('name', 'statuscode', 'createdon', 'machineid')
  const values = fc.tuple(
    fc.option(fc.string({ unit: 'grapheme' })),
    fc.option(fc.integer()),
    fc.option(fc.integer({ min: 0, max: 2 ** 45 })),
    fc.option(fc.string()),
  )
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 10_000 }), (values, page) => {
      const token = { page, after: { values, id } }
      const text = decodeURIComponent(writeSkipToken(token, orderBy, key, id))
      assert.deepEqual(readSkipToken(text, orderBy, key), token)
    }),
  )
})

describe('A token that is not of this query is refused', () => {
  const made = decodeURIComponent(writeSkipToken({ page: 2, after: { values: ['a'], id } }, order('name'), key, id))
  const cases = [
    ['nothing', '', order('name'), key],
    ['another order', made, order('statuscode'), key],
    ['no order', made, [], key],
    ['another table', made, order('name'), 'workflowid'],
    ['a cut cookie', made.slice(0, -10), order('name'), key],
    ['a broken encoding', made.replace('%3c', '%ZZ'), order('name'), key],
  ] as const
  for (const [title, text, orderBy, name] of cases)
    test(title, () => assert.throws(() => readSkipToken(text, orderBy, name), { status: 400, message: /malformed/ }))
})
