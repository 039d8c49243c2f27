import assert from 'node:assert/strict'
import { test } from 'node:test'
import { invoke } from '../../src/requests/invoke.ts'
import { api, empty, fakeHttp, json, refused } from '../fakes.ts'

test('a function is a GET without a body and gives the answer', async () => {
  const { http, sent } = fakeHttp([json({ UserId: 'u' })])
  assert.deepEqual(await invoke(http, 'GET', 'WhoAmI'), { UserId: 'u' })
  assert.deepEqual([sent[0]?.method, sent[0]?.url, sent[0]?.body], ['GET', `${api}WhoAmI`, undefined])
})

test('an action without parameters sends an empty object; an answer without a body is undefined', async () => {
  const { http, sent } = fakeHttp([empty()])
  assert.equal(await invoke(http, 'POST', 'flowsessions(1)/Microsoft.Dynamics.CRM.CancelDesktopFlowRun'), undefined)
  assert.equal(sent[0]?.body, '{}')
})

test('an action is sent once, unless its caller says that twice does no harm', async () => {
  const once = fakeHttp([refused()])
  await assert.rejects(invoke(once.http, 'POST', 'x', { a: 1 }), { name: 'ConnectionError' })
  const twice = fakeHttp([refused(), empty()])
  await invoke(twice.http, 'POST', 'x', { a: 1 }, { repeatable: true, headers: { 'idempotency-key': 'k' } })
  assert.deepEqual(
    twice.sent.map(({ headers, body }) => [headers['idempotency-key'], body]),
    [
      ['k', '{"a":1}'],
      ['k', '{"a":1}'],
    ],
  )
})
