import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type MigrationSession, migrate, migrationsOf } from '../../src/store/migrate.ts'
import { connectSqlite } from '../../src/store/sqliteConnection.ts'
import { sql } from '../../src/store/steps.ts'
import { databases } from '../databases.ts'
import { dumpSchema } from './dumpSchema.ts'

const source = join(import.meta.dirname, '../../src/store')

for (const { name, skip, open } of databases) {
  test(`The schema that the migrations make on ${name} is the one committed`, { skip }, async t => {
    const { store, close } = await open()
    const dump = await store.scan(dumpSchema(store.dialect))
    await close()
    // After a new migration: node --test --test-update-snapshots packages/server/test/store/migrate.test.ts
    t.assert.fileSnapshot(dump, join(source, `schema.${store.dialect}.sql`), { serializers: [String] })
  })
}

test('A migration that is there never changes', () => {
  const sums = JSON.parse(readFileSync(join(source, 'migrations/checksums.json'), 'utf8')) as Record<string, string>
  for (const dialect of ['sqlite', 'postgres'] as const) {
    for (const { name, checksum } of migrationsOf(dialect)) assert.equal(sums[`${name}.${dialect}.sql`], checksum, name)
  }
})

test('Both databases have the same migrations, numbered without a gap', () => {
  const names = migrationsOf('sqlite').map(({ name }) => name)
  assert.deepEqual(
    migrationsOf('postgres').map(({ name }) => name),
    names,
  )
  assert.deepEqual(
    names.map(name => Number(name.slice(0, 4))),
    names.map((_, index) => index + 1),
  )
})

const refusals = [
  {
    title: 'by a newer version',
    change: sql`insert into dh_migration (number, name, checksum) values (9999, '9999_later', 'x')`,
    message: /holds migration '9999_later', which this version of Deskhand does not know/,
  },
  {
    title: 'with a migration that has been changed since',
    change: sql`update dh_migration set checksum = 'other' where number = 1`,
    message: /Migration '0001_engine' is not the one that was applied/,
  },
]
for (const { title, change, message } of refusals) {
  test(`Data written ${title} is refused`, async () => {
    const connection = connectSqlite(':memory:')
    const session: MigrationSession = {
      script: async text => connection.script(text),
      execute: async ({ text, values }) => connection.execute(text.sqlite, values),
    }
    await migrate('sqlite', session)
    await migrate('sqlite', session)
    await session.execute(change)
    await assert.rejects(migrate('sqlite', session), message)
    connection.close()
  })
}
