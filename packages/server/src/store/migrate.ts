import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, type Row, type Statement, sql } from './steps.ts'

/** One connection, for the time of the migrations. */
export interface MigrationSession {
  script(text: string): Promise<void>
  execute(statement: Statement): Promise<readonly Row[]>
}

/** A numbered file under `migrations/`: `0001_tables.sqlite.sql`. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Brings the schema up to date: each migration that is missing, in order, in a transaction of its own. */
export async function migrate(dialect: Dialect, session: MigrationSession): Promise<void> {
  if (dialect === 'postgres') await session.script(`select pg_advisory_lock(${migrationLock})`)
  try {
    await session.script(
      'create table if not exists dh_migration (number integer primary key, name text not null, checksum text not null)',
    )
    const migrations = migrationsOf(dialect)
    const applied = await session.execute(sql`select number, name, checksum from dh_migration order by number`)
    for (const row of applied) confirm(row, migrations)
    for (const migration of migrations.slice(applied.length)) await apply(migration, session)
  } finally {
    if (dialect === 'postgres') await session.script(`select pg_advisory_unlock(${migrationLock})`)
  }
}

/** All migrations of a dialect, in order. */
export function migrationsOf(dialect: Dialect, folder = join(import.meta.dirname, 'migrations')): readonly Migration[] {
  return readdirSync(folder)
    .filter(file => file.endsWith(`.${dialect}.sql`))
    .sort()
    .map(file => {
      const text = readFileSync(join(folder, file), 'utf8')
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(0, file.indexOf('.')),
        text,
        checksum: checksum(text),
      }
    })
}

/** So that servers that start together on one database take turns. */
const migrationLock = 4_703_189

export const checksum = (text: string): string => createHash('sha256').update(text).digest('hex')

function confirm(applied: Row, migrations: readonly Migration[]): void {
  const known = migrations.find(({ number }) => number === applied.number)
  if (known === undefined) {
    throw new Error(
      `The database holds migration '${applied.name}', which this version of Deskhand does not know: ` +
        'a newer version has written it. Start that version, or a later one.',
    )
  }
  if (known.checksum !== applied.checksum) {
    throw new Error(
      `Migration '${known.name}' is not the one that was applied to this database: its file has been changed since. ` +
        'Restore the file; changes to the schema go into a new migration.',
    )
  }
}

async function apply(migration: Migration, session: MigrationSession): Promise<void> {
  const { number, name, text, checksum } = migration
  await session.script('begin')
  try {
    await session.script(text)
    await session.execute(
      sql`insert into dh_migration (number, name, checksum) values (${number}, ${name}, ${checksum})`,
    )
    await session.script('commit')
  } catch (cause) {
    await session.script('rollback')
    throw new Error(`Migration '${name}' failed: ${(cause as Error).message}`, { cause })
  }
}
