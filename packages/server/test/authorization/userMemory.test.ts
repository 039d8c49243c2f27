import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { createUserMemory } from '../../src/authorization/userMemory.ts'

const [ada, bob] = [{}, {}] as [UserContext, UserContext]
interface Found {
  readonly text: string
}

test('What was found for a user is found for that user and name alone, until it is forgotten', async () => {
  const memory = createUserMemory<Found>()
  const asked: string[] = []
  const get = async (user: UserContext, name: string): Promise<string> =>
    (await memory.get(user, name, async () => ({ text: `${name} ${asked.push(name)}` }))).text
  assert.equal(await get(ada, 'a'), 'a 1')
  assert.equal(await get(ada, 'a'), 'a 1')
  assert.equal(await get(ada, 'b'), 'b 2')
  assert.equal(await get(bob, 'a'), 'a 3')
  memory.forget()
  assert.equal(await get(ada, 'a'), 'a 4')
})

test('What was looked for while it was forgotten is not kept', async () => {
  const memory = createUserMemory<Found>()
  const { promise, resolve } = Promise.withResolvers<Found>()
  const old = memory.get(ada, 'a', () => promise)
  memory.forget()
  resolve({ text: 'old' })
  assert.equal((await old).text, 'old')
  assert.equal((await memory.get(ada, 'a', async () => ({ text: 'new' }))).text, 'new')
})

test('What could not be found is looked for again', async () => {
  const memory = createUserMemory<Found>()
  await assert.rejects(async () => memory.get(ada, 'a', () => Promise.reject(new Error('no'))), /no/)
  assert.equal((await memory.get(ada, 'a', async () => ({ text: 'yes' }))).text, 'yes')
})

test('A memory that is full begins anew', async () => {
  const memory = createUserMemory<Found>(2)
  const found: string[] = []
  for (const name of ['a', 'b', 'c', 'a']) await memory.get(ada, name, async () => ({ text: `${found.push(name)}` }))
  assert.deepEqual(found, ['a', 'b', 'c', 'a'])
})
