import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { planOf } from '../../src/odata/plans.ts'
import type { ReadRequest } from '../../src/odata/readRequest.ts'
import type { Store } from '../../src/store/steps.ts'

type Text = Partial<Pick<ReadRequest, 'query' | 'prefer' | 'accept'>>

describe('A plan is kept for the text of a request', () => {
  const always = () => true
  const never = () => false

  /** How many plans are made for two requests, one after the other. */
  function made(first: Text, second: Text, keep: () => boolean = always): number {
    const store = {} as Store
    let count = 0
    for (const text of [first, second])
      planOf('list', { table: flowSession, store, query: '', prefer: undefined, ...text }, () => ++count, keep)
    return count
  }

  const cases: readonly (readonly [title: string, first: Text, second: Text, made: number])[] = [
    ['the same text', { query: '$top=1' }, { query: '$top=1' }, 1],
    ['no header and an empty one', { query: '$top=1' }, { query: '$top=1', prefer: '', accept: '' }, 1],
    ['another query', { query: '$top=1' }, { query: '$top=2' }, 2],
    ['another preference', { prefer: 'odata.maxpagesize=1' }, { prefer: 'odata.maxpagesize=2' }, 2],
    ['another format', { accept: 'application/json;odata.metadata=full' }, { accept: 'application/json' }, 2],
    ['the same words in other headers', { prefer: 'a', accept: 'b c' }, { prefer: 'a b', accept: 'c' }, 2],
    ['a header as the end of the query', { query: '$top=1', prefer: 'a' }, { query: '$top=1 a', prefer: '' }, 2],
    ['a query that is too long to keep', { query: 'a'.repeat(5000) }, { query: 'a'.repeat(5000) }, 2],
  ]
  for (const [title, first, second, count] of cases)
    test(`${title}: ${count === 1 ? 'one plan' : 'two plans'}`, () => assert.equal(made(first, second), count))

  test('one that depends on more than the text is not kept', () => assert.equal(made({}, {}, never), 2))
  test('the oldest makes room for the newest', () => {
    const store = {} as Store
    const makes: string[] = []
    const ask = (query: string) =>
      planOf('list', { table: flowSession, store, query, prefer: undefined }, () => makes.push(query), always)
    for (let number = 0; number <= 500; number++) ask(`$top=${number}`)
    ask('$top=500')
    ask('$top=0')
    assert.deepEqual(makes.slice(-2), ['$top=500', '$top=0'])
  })
})
