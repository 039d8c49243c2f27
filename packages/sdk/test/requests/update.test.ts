import assert from 'node:assert/strict'
import { test } from 'node:test'
import { update } from '../../src/requests/update.ts'
import { api, empty, fakeHttp, refused } from '../fakes.ts'

test('a row is changed, never created, and a lost connection is repeated', async () => {
  const { http, sent } = fakeHttp([refused(), empty()])
  await update(http, 'workflows', 'id', { name: null })
  assert.equal(sent.length, 2)
  assert.deepEqual([sent[1]?.method, sent[1]?.url, sent[1]?.body], ['PATCH', `${api}workflows(id)`, '{"name":null}'])
  assert.equal(sent[1]?.headers['if-match'], '*')
})
