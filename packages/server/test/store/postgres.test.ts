import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPostgres } from '../../../../scripts/postgres.ts'
import { openStore } from '../../src/store/openStore.ts'
import { lostOf, misplaced } from './checkAcknowledged.ts'
import { killWriter } from './killWriter.ts'

const skip = process.env.DESKHAND_TEST_POSTGRES ? false : 'DESKHAND_TEST_POSTGRES is not set; npm test sets it'
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('A server killed with SIGKILL leaves in PostgreSQL everything it acknowledged', { skip }, async () => {
  const server = await startPostgres()
  const url = await server.createDatabase()
  const said: string[] = []
  for (const lines of [1, 37, 110]) {
    said.push(...(await killWriter({ url }, lines)))
    const store = await openStore({ url }, { onError: () => {} })
    assert.deepEqual(await lostOf(store, said), [])
    assert.equal(await misplaced(store), 0)
    await store.close()
  }
  await server.stop()
})

test('PostgreSQL killed with SIGKILL has everything afterwards, and the store finds it again', { skip }, async () => {
  const server = await startPostgres({ ours: true })
  const url = await server.createDatabase()
  const store = await openStore({ url }, { onError: () => {} })
  const heard: string[] = []
  store.listen('dh_queue', payload => heard.push(payload))
  let crash: Promise<void> | undefined
  const said = await killWriter({ url }, 150, lines => {
    if (lines === 100) crash = server.crash()
  })
  await crash
  while (!heard.includes('')) await turn()
  assert.deepEqual(await lostOf(store, said), [])
  assert.equal(await misplaced(store), 0)
  await store.close()
  await server.stop()
})
