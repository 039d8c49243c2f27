import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { callbackClient } from '../../src/callbacks/callbackClient.ts'

test('a callback client reaches what is allowed by name and refuses the rest', async () => {
  const receiver = createServer((_request, response) => response.writeHead(202).end())
  await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done))
  const { port } = receiver.address() as AddressInfo
  const client = callbackClient({ allowedHosts: [`127.0.0.1:${port}`] })
  const { signal } = new AbortController()
  const callback = { body: '{}', workflowId: 'workflow-1', runId: 'run-1' }
  assert.deepEqual(await client.send({ ...callback, url: `http://127.0.0.1:${port}/` }, signal), { status: 202 })
  const refused = await client.send({ ...callback, url: `http://localhost:${port}/` }, signal)
  assert.equal('refused' in refused && refused.refused, true)
  await client.close()
  receiver.close()
})

test('a callback client that was never used is closed at once', () => callbackClient({ allowedHosts: [] }).close())
