import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { mountPortal } from '../src/mountPortal.ts'

describe('the portal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-portal-'))
  let app: FastifyInstance
  before(async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Deskhand</title>')
    writeFileSync(join(folder, 'actions.json'), '[]')
    app = Fastify()
    await mountPortal(app, { portalFolder: folder, catalogueFile: join(folder, 'actions.json') })
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })

  test('is handed out with a policy that loads nothing from elsewhere', async () => {
    const answer = await app.inject('/portal/')
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /Deskhand/)
    assert.match(String(answer.headers['content-security-policy']), /^default-src 'self';/)
  })

  test('is where the root leads to', async () => {
    for (const path of ['/', '/portal']) assert.equal((await app.inject(path)).headers.location, '/portal/')
  })

  test('has the catalogue of actions beside it', async () => {
    const answer = await app.inject('/portal/catalogue.json')
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8')
    assert.equal(answer.body, '[]')
  })

  test('gives no file outside of its folder', async () => {
    for (const path of ['/portal/../package.json', '/portal/%2e%2e/package.json', '/portal/..%2fpackage.json'])
      assert.notEqual((await app.inject(path)).statusCode, 200)
  })
})
