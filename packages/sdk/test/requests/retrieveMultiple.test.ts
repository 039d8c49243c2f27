import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retrieveMultiple } from '../../src/requests/retrieveMultiple.ts'
import { api, fakeHttp, json } from '../fakes.ts'

const page = (ids: readonly number[], next?: string) =>
  json({ value: ids.map(id => ({ id })), ...(next ? { '@odata.nextLink': next } : {}) })

test('pages are followed to the end by the links the service gives, with the same preferences', async () => {
  const { http, sent } = fakeHttp([page([1, 2], `${api}t?$skiptoken=a%20b`), page([], `${api}t?p=3`), page([3])])
  const rows = await Array.fromAsync(retrieveMultiple<{ id: number }>(http, 't', { select: ['id'], pageSize: 2 }))
  assert.deepEqual(
    rows.map(({ id }) => id),
    [1, 2, 3],
  )
  assert.deepEqual(
    sent.map(({ url }) => url),
    [`${api}t?$select=id`, `${api}t?$skiptoken=a%20b`, `${api}t?p=3`],
  )
  assert.deepEqual(new Set(sent.map(({ headers }) => headers.prefer)), new Set(['odata.maxpagesize=2']))
})

test('a page is asked for when its rows are wanted, not before', async () => {
  const { http, sent } = fakeHttp([page([1, 2], `${api}t?p=2`), page([3])])
  const rows = retrieveMultiple<{ id: number }>(http, 't')
  assert.equal(sent.length, 0)
  await rows.next()
  await rows.next()
  assert.equal(sent.length, 1)
  await rows.next()
  assert.equal(sent.length, 2)
})

test('a link to another host is refused: the token stays where it belongs', async () => {
  const { http, sent } = fakeHttp([page([1], 'https://evil.example/t')])
  await assert.rejects(Array.fromAsync(retrieveMultiple(http, 't')), /is not a URL of/)
  assert.equal(sent.length, 1)
})
