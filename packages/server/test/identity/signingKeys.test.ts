import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type SecretBox, secretBox } from '../../src/environment/secretBox.ts'
import { signingKeys } from '../../src/identity/signingKeys.ts'

describe('the keys that sign tokens', () => {
  let folder: string
  let box: SecretBox
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'))
    box = await secretBox(join(folder, 'key'))
  })
  after(() => rm(folder, { recursive: true }))

  function settings() {
    const kept = new Map<string, string>()
    return {
      kept,
      get: async (name: string) => kept.get(name),
      async add(name: string, value: string) {
        if (!kept.has(name)) kept.set(name, value)
        return kept.get(name)!
      },
    }
  }

  test('are made on first start and found by the second', async () => {
    const place = settings()
    const [key] = await signingKeys(place, box)
    assert.equal(key?.alg, 'RS256')
    assert.ok(key.d)
    assert.deepEqual(await signingKeys(place, box), [key])
  })

  test('are the same for servers that start together', async () => {
    const place = settings()
    const [first, second] = await Promise.all([signingKeys(place, box), signingKeys(place, box)])
    assert.deepEqual(first, second)
  })

  test('do not stand in the database in the clear', async () => {
    const place = settings()
    const [key] = await signingKeys(place, box)
    for (const value of place.kept.values()) assert.ok(!value.includes(key!.d!) && !value.includes('"kty"'))
  })

  test('cannot be read with another key file, and the error says so', async () => {
    const place = settings()
    await signingKeys(place, box)
    const other = await secretBox(join(folder, 'other'))
    await assert.rejects(signingKeys(place, other), /encrypted with another key/)
  })
})
