import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openStore, type StorePlace } from '../src/store/openStore.ts'
import type { Store } from '../src/store/steps.ts'
import type { StoreOptions } from '../src/store/storeOptions.ts'

/** A database of its own for one test. */
export interface TestDatabase {
  readonly store: Store
  /** Where it lies, for another store over the same. */
  readonly place: StorePlace
  /** A folder for what the test needs besides. */
  readonly folder: string
  /** Closes the store and removes the folder. */
  close(): Promise<void>
}

/** The databases that tests of behaviour over the store run against; `npm test` brings PostgreSQL. */
export const databases: readonly {
  name: string
  skip: string | false
  open(options?: Partial<StoreOptions>): Promise<TestDatabase>
}[] = [
  { name: 'SQLite', skip: false, open: options => open(folder => ({ folder }), options) },
  {
    name: 'PostgreSQL',
    skip: process.env.DESKHAND_TEST_POSTGRES ? false : 'DESKHAND_TEST_POSTGRES is not set; npm test sets it',
    open: async options => {
      const url = await newDatabase(process.env.DESKHAND_TEST_POSTGRES ?? '')
      return open(() => ({ url }), options)
    },
  },
]

async function open(
  placeIn: (folder: string) => StorePlace,
  options: Partial<StoreOptions> = {},
): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-'))
  const place = placeIn(folder)
  const store = await openStore(place, { onError: error => assert.fail(String(error)), ...options })
  return {
    store,
    place,
    folder,
    async close() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function newDatabase(server: string): Promise<string> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}
