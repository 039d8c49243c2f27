import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retrieve, retrieveValue } from '../../src/requests/retrieve.ts'
import { api, empty, fakeHttp, json } from '../fakes.ts'

test('one row is asked for by key, with its columns and annotations', async () => {
  const { http, sent } = fakeHttp([json({ name: 'a' })])
  assert.deepEqual(await retrieve(http, 'workflows', 'id', { select: ['name'], annotations: true }), { name: 'a' })
  assert.equal(sent[0]?.url, `${api}workflows(id)?$select=name`)
  assert.equal(sent[0]?.headers.prefer, 'odata.include-annotations="*"')
})

test('a value is given as its text', async () => {
  const { http, sent } = fakeHttp([new Response('{"schema":null}')])
  assert.equal(await retrieveValue(http, 'workflows', 'id', 'inputs'), '{"schema":null}')
  assert.equal(sent[0]?.url, `${api}workflows(id)/inputs/$value`)
})

test('a value that is not there is undefined, an empty one is empty', async () => {
  const { http } = fakeHttp([empty(), new Response('')])
  assert.equal(await retrieveValue(http, 'flowsessions', 'id', 'outputs'), undefined)
  assert.equal(await retrieveValue(http, 'flowsessions', 'id', 'outputs'), '')
})
