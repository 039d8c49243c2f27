import { hash } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import pg from 'pg'
import { type Announcement, createAnnouncements } from './announcements.ts'
import { DuplicateKeyError } from './duplicateKeyError.ts'
import { migrate } from './migrate.ts'
import { listenOn } from './postgresListener.ts'
import { postgresTypes } from './postgresTypes.ts'
import { runStepsAsync } from './runSteps.ts'
import { withoutNul } from './sqliteConnection.ts'
import type { Changes, Channel, Parameter, Row, Statement, Steps, Store } from './steps.ts'
import { defaultScanSeconds, type StoreOptions } from './storeOptions.ts'
import { type Execute, withinTransaction } from './withinTransaction.ts'

/** Opens a store over a PostgreSQL database, which any number of servers may share. */
export async function openPostgres(url: string, options: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    types: postgresTypes,
    pipeline: true,
  })
  let closed: Promise<void> | undefined
  // The pool says that it has ended before its last connections have.
  pool.on('error', error => closed ?? options.onError(error))
  const { scanSeconds = defaultScanSeconds } = options
  const limit = `set statement_timeout = ${scanSeconds * 1000}`
  pool.on('connect', client => void client.query(`set timezone = 'UTC'; ${limit}`).catch(() => {}))
  try {
    await withClient(pool, async client => {
      await client.query('set statement_timeout = 0')
      await migrate('postgres', {
        script: async text => void (await client.query(text)),
        execute: statement => execute(client, statement),
      })
      await client.query(limit)
    })
  } catch (error) {
    await pool.end()
    throw error
  }
  const announcements = createAnnouncements(options.onError)
  const listener = await listenOn(url, announcements, options.onError)

  async function repeated<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withClient(pool, work)
      } catch (error) {
        if (attempt === mostAttempts || !isRepeatable(error)) throw error
        await new Promise(resolve => setTimeout(resolve, 5 * attempt))
      }
    }
  }

  /** Who has written must not be answered by this server from what it remembers of before. */
  const hear = (announced: readonly Announcement[]): void => {
    for (const { channel, payload } of announced) if (changes.has(channel)) announcements.tell(channel, payload)
  }

  return {
    dialect: 'postgres',
    write: steps => repeated(client => transaction(client, 'begin', run => runStepsAsync(steps(), run), hear)),
    transaction: work =>
      repeated(client =>
        transaction(client, 'begin', (run, announced) => withinTransaction('postgres', run, announced, work), hear),
      ),
    read: steps => withClient(pool, client => runStepsAsync(steps(), statement => execute(client, statement))),
    scan: steps =>
      withClient(pool, client => snapshot(client, steps)).catch(error => {
        throw (error as { code?: unknown }).code === queryCanceled ? dataverseError('SqlTimeout', scanSeconds) : error
      }),
    listen: announcements.listen,
    notify: async (channel, payload) => withClient(pool, client => tell(client, [{ channel, payload }])),
    async close() {
      closed ??= listener.close().then(() => pool.end())
      await closed
    },
  }
}

const changes: ReadonlySet<Channel> = new Set<Changes>(['dh_rights', 'dh_targets'])

/** A transaction that lost a race is run again. */
const mostAttempts = 6
/** serialization_failure, deadlock_detected. */
const repeatable: readonly unknown[] = ['40001', '40P01']
const isRepeatable = (error: unknown): boolean => repeatable.includes((error as { code?: unknown }).code)
const uniqueViolation = '23505'
const queryCanceled = '57014'

async function withClient<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error): void => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.removeListener('error', onError)
    client.release(broken)
  }
}

/** Announcements go out behind the commit: PostgreSQL lets only one transaction with a NOTIFY commit at a time. */
async function transaction<Result>(
  client: pg.PoolClient,
  begin: string,
  work: (run: Execute, announced: Announcement[]) => Promise<Result>,
  hear: (announced: readonly Announcement[]) => void,
): Promise<Result> {
  const announced: Announcement[] = []
  await client.query(begin)
  let result: Result
  try {
    const run: Execute = async statement => {
      if (statement.announcement === undefined) return execute(client, statement)
      announced.push(statement.announcement)
      return []
    }
    result = await work(run, announced)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    // Of a commit that was cut off nobody knows whether it was kept.
    hear(announced)
  }
  // What was written is kept whether or not anybody is woken; listeners look for themselves from time to time.
  if (announced.length > 0) await tell(client, announced).catch(() => {})
  return result
}

/**
 * Reads that see one state of the data, in a transaction. Its first statement is sent along with the one that begins
 * it, and its end is waited for by whoever uses the connection next. A statement that stands alone needs none: a list of
 * one statement costs one round trip, and nothing besides.
 */
async function snapshot<Result>(client: pg.PoolClient, steps: () => Steps<Result>): Promise<Result> {
  let begun: Promise<unknown> | undefined
  try {
    const result = await runStepsAsync(steps(), statement => {
      if (begun === undefined && statement.isAlone !== true) {
        begun = client.query('begin isolation level repeatable read read only')
        begun.catch(() => {})
      }
      return execute(client, statement)
    })
    await begun
    return result
  } finally {
    if (begun !== undefined) client.query('rollback').catch(() => {})
  }
}

async function tell(client: pg.PoolClient, announced: readonly Announcement[]): Promise<void> {
  for (const { channel, payload } of announced) await client.query('select pg_notify($1, $2)', [channel, payload])
}

async function execute(client: pg.PoolClient, statement: Statement): Promise<readonly Row[]> {
  const { text, values } = statement
  const query = { text: text.postgres, values: values.map(toPostgres), name: statementName(text) }
  try {
    return (await client.query<Row>(query)).rows
  } catch (error) {
    throw (error as { code?: unknown }).code === uniqueViolation
      ? new DuplicateKeyError((error as Error).message, { cause: error })
      : error
  }
}

/** Named statements are parsed once a connection: the name is made from the text, so that all connections agree. */
function statementName(text: Statement['text']): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = hash('sha1', text.postgres, 'base64url')
  names.set(text, name)
  return name
}
const names = new WeakMap<Statement['text'], string>()

function toPostgres(value: Parameter): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? withoutNul(value) : value
}
