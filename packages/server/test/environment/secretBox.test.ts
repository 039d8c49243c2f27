import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { secretBox } from '../../src/environment/secretBox.ts'
import { secretFile } from '../../src/environment/secretFile.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'))
})
after(() => rm(folder, { recursive: true }))

describe('a secret file', () => {
  test('is made once, for its owner only', async () => {
    const file = join(folder, 'new/secret')
    const made = await Promise.all([secretFile(file), secretFile(file), secretFile(file)])
    assert.equal(new Set(made).size, 1)
    assert.match(made[0], /^[\w-]{43}$/)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    assert.equal(await secretFile(file), made[0])
  })

  test('that is empty is an error and not a secret', async () => {
    const file = join(folder, 'empty')
    await writeFile(file, '\n')
    await assert.rejects(secretFile(file), /is empty/)
  })
})

describe('a secret box', () => {
  for (const text of ['', 'password', 'ключ 🔑', 'x'.repeat(100_000)]) {
    test(`gives back ${JSON.stringify(text.slice(0, 10))} after another start`, async () => {
      const file = join(folder, 'box-key')
      const sealed = (await secretBox(file)).seal(text)
      assert.ok(text.length < 3 || !sealed.includes(text))
      assert.equal((await secretBox(file)).open(sealed), text)
    })
  }

  test('seals the same text differently each time', async () => {
    const box = await secretBox(join(folder, 'box-key'))
    assert.notEqual(box.seal('password'), box.seal('password'))
  })

  test('does not open what was sealed with another key, changed, or never sealed', async () => {
    const box = await secretBox(join(folder, 'box-key'))
    const other = await secretBox(join(folder, 'other-key'))
    const sealed = box.seal('password')
    const changed = `${sealed.slice(0, 10)}${sealed[10] === 'A' ? 'B' : 'A'}${sealed.slice(11)}`
    for (const text of [other.seal('password'), changed, 'password', '', 'v1:', sealed.slice(0, 30)]) {
      assert.throws(() => box.open(text), /encrypted with another key/)
    }
  })

  test('says what is wrong with a key file of another length', async () => {
    const file = join(folder, 'short')
    await writeFile(file, 'abc')
    await assert.rejects(secretBox(file), /holds 2 bytes, not 32/)
    assert.equal(await readFile(file, 'utf8'), 'abc')
  })
})
