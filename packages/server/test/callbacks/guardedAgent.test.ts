import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { request } from 'undici'
import { guardedAgent, RefusedAddress } from '../../src/callbacks/guardedAgent.ts'
import { isPublicAddress } from '../../src/callbacks/publicAddress.ts'

describe('the guarded agent', () => {
  let server: Server
  let port: number
  let requests = 0
  before(async () => {
    server = createServer((_request, response) => {
      requests++
      response.end('inside')
    })
    await new Promise<void>(done => server.listen(0, done))
    port = (server.address() as AddressInfo).port
  })
  after(() => {
    server.closeAllConnections()
    server.close()
    assert.equal(requests, 1, 'only the allowed host was reached')
  })

  for (const host of [
    'localhost',
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '169.254.169.254',
    '[fd00::1]',
    '0.0.0.0',
  ]) {
    test(`does not connect to ${host}`, async () => {
      const agent = guardedAgent({ allowedHosts: [] })
      await assert.rejects(request(`http://${host}:${port}/`, { dispatcher: agent }), RefusedAddress)
      await agent.close()
    })
  }

  /** Resolves every name to these addresses. */
  const leadingTo = (...addresses: string[]) =>
    ((_host: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
      done(
        null,
        addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof import('node:dns').lookup

  for (const [title, addresses] of [
    ['to this machine', ['127.0.0.1']],
    ['to a private network', ['10.0.0.7']],
    ['to a public address and a private one', ['203.0.112.1', '192.168.0.1']],
    ['to the metadata of a cloud', ['169.254.169.254']],
  ] as const) {
    test(`does not connect to a name that leads ${title}`, async () => {
      const agent = guardedAgent({ allowedHosts: ['other.test'], lookup: leadingTo(...addresses) })
      await assert.rejects(request(`http://receiver.test:${port}/`, { dispatcher: agent }), RefusedAddress)
      await agent.close()
    })
  }

  test('connects to this machine where its name was allowed', async () => {
    const agent = guardedAgent({ allowedHosts: [`localhost:${port}`] })
    const answer = await request(`http://localhost:${port}/`, { dispatcher: agent })
    assert.equal(await answer.body.text(), 'inside')
    await agent.close()
  })
})

describe('a public address', () => {
  for (const address of ['8.8.8.8', '203.0.112.1', '2a00:1450:4001::1', '2606:4700::1111']) {
    test(`is ${address}`, () => assert.equal(isPublicAddress(address), true))
  }
  for (const address of [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '168.63.129.16', '169.254.169.254', '172.16.0.1'],
    ...['192.0.0.8', '192.168.1.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::808:808', '64:ff9b:1::1', '100::1', '2001::1'],
    ...['2001:db8::1', '2002:7f00:1::', '4000::1', 'fc00::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
    ...['', 'example.com'],
  ]) {
    test(`is not ${address || 'an empty text'}`, () => assert.equal(isPublicAddress(address), false))
  }
})
