import assert from 'node:assert/strict'
import { test } from 'node:test'
import { create } from '../../src/requests/create.ts'
import { api, empty, fakeHttp, refused } from '../fakes.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'

test('the id of a new row is read from OData-EntityId, in lower case', async () => {
  const { http, sent } = fakeHttp([empty({ 'odata-entityid': `${api}workflows(${id.toUpperCase()})` })])
  assert.equal(await create(http, 'workflows', { name: 'a' }), id)
  assert.deepEqual([sent[0]?.method, sent[0]?.url, sent[0]?.body], ['POST', `${api}workflows`, '{"name":"a"}'])
})

test('an answer without the id is an error that names the header', async () => {
  const { http } = fakeHttp([empty()])
  await assert.rejects(create(http, 'workflows', {}), /POST workflows .*OData-EntityId/)
})

test('a row is never created twice: a lost connection is not repeated', async () => {
  const { http, sent } = fakeHttp([refused()])
  await assert.rejects(create(http, 'workflows', {}), { name: 'ConnectionError' })
  assert.equal(sent.length, 1)
})
