import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deleteRow } from '../../src/requests/delete.ts'
import { api, empty, fakeHttp } from '../fakes.ts'

test('a row is deleted by its key', async () => {
  const { http, sent } = fakeHttp([empty()])
  await deleteRow(http, 'workflows', 'id')
  assert.deepEqual([sent[0]?.method, sent[0]?.url, sent[0]?.body], ['DELETE', `${api}workflows(id)`, undefined])
})
