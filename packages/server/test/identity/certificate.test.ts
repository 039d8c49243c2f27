import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { certificate } from '../../src/identity/certificate.ts'

const day = 86_400_000

describe('the certificate of the https server', () => {
  let folder: string
  before(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'certificate-')), 'tls')
  })
  after(() => rm(join(folder, '..'), { recursive: true }))
  const now = Date.now()
  const at = (time: number, names: readonly string[] = ['machine-a']) => certificate({ folder, names, now: time })

  test('is trusted by a client that knows the authority, under every name', async () => {
    const { key, cert, caFile } = await at(now)
    const server = createServer({ key, cert }, (_request, response) => response.end('ok'))
    await new Promise<void>(done => server.listen(0, done))
    const { port } = server.address() as AddressInfo
    const ca = await readFile(caFile)
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const status = await new Promise((resolve, reject) => {
        get(`https://${host}:${port}/`, { ca }, answer => resolve(answer.resume().statusCode)).on('error', reject)
      })
      assert.equal(status, 200, host)
    }
    assert.ok(new X509Certificate(cert).checkHost('machine-a'))
    server.close()
  })

  test('has keys that only their owner can read', async () => {
    for (const file of ['ca-key.pem', 'server-key.pem']) {
      assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600, file)
    }
  })

  test('is found again by the next start', async () => {
    assert.deepEqual(await at(now + day), await at(now))
  })

  test('is made anew a month before it ends, by the same authority', async () => {
    const first = await at(now)
    const authority = await readFile(first.caFile, 'utf8')
    const second = await at(now + 340 * day)
    assert.notEqual(second.cert, first.cert)
    assert.equal(await readFile(second.caFile, 'utf8'), authority)
    assert.ok(new X509Certificate(second.cert).verify(new X509Certificate(authority).publicKey))
  })

  test('is made anew when the machine is given another name', async () => {
    const renamed = await at(now, ['machine-b'])
    assert.ok(new X509Certificate(renamed.cert).checkHost('machine-b'))
  })
})
