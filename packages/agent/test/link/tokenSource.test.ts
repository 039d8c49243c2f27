import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { tokenSource } from '../../src/link/tokenSource.ts'
import { fakeClock } from '../support/fakeClock.ts'

async function tokenEndpoint(answer: (number: number) => { status?: number; body: string }) {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    asked.push(Buffer.concat(await request.toArray()).toString())
    const { status = 200, body } = answer(asked.length)
    response.writeHead(status).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
  const clock = fakeClock()
  const credentials = { tokenUrl, clientId: 'agent', secret: 'a&b', scope: 'all' }
  return { asked, clock, token: tokenSource(credentials, { clock, ca: undefined }), close: () => server.close() }
}

describe('A token', () => {
  test('is asked for with client credentials and kept until shortly before it expires', async () => {
    const { asked, clock, token, close } = await tokenEndpoint(number => ({
      body: JSON.stringify({ access_token: `token ${number}`, expires_in: 3600 }),
    }))
    assert.equal(await token(false), 'token 1')
    await clock.advance(3299 * 1000)
    assert.equal(await token(false), 'token 1')
    await clock.advance(1000)
    assert.equal(await token(false), 'token 2')
    assert.equal(asked[0], 'grant_type=client_credentials&client_id=agent&client_secret=a%26b&scope=all')
    close()
  })

  test('is asked for anew when the last one was refused', async () => {
    const { token, close } = await tokenEndpoint(number => ({
      body: JSON.stringify({ access_token: `token ${number}`, expires_in: 3600 }),
    }))
    await token(false)
    assert.equal(await token(true), 'token 2')
    close()
  })

  test('that is not given is told of with the reason, and without the secret', async () => {
    const { token, close } = await tokenEndpoint(() => ({
      status: 401,
      body: '{"error":"invalid_client","error_description":"client authentication failed"}',
    }))
    await assert.rejects(token(false), (error: Error) => {
      assert.match(error.message, /client 'agent'.*status 401, client authentication failed/)
      assert.ok(!error.message.includes('a&b'))
      return true
    })
    close()
  })
})
