import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Announcement, createAnnouncements } from './announcements.ts'
import { lockFolder } from './folderLock.ts'
import { createGroupCommit } from './groupCommit.ts'
import { migrate } from './migrate.ts'
import { runShortSteps, runSteps } from './runSteps.ts'
import { createScanThreads } from './scanThreads.ts'
import { connectSqlite } from './sqliteConnection.ts'
import type { Row, Statement, Store } from './steps.ts'
import { defaultScanSeconds, type StoreOptions } from './storeOptions.ts'
import { withinTransaction } from './withinTransaction.ts'

/** Rows of one statement that are read on the event loop's thread: some hundred microseconds' worth. */
const mostShort = 250

/** Opens (and makes, the first time) the embedded database in a folder. One process at a time. */
export async function openSqlite(folder: string, options: StoreOptions): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(folder)
  const path = join(folder, 'deskhand.sqlite')
  const connection = connectSqlite(path)
  const pending: Announcement[] = []
  const execute = (statement: Statement): readonly Row[] => {
    if (statement.announcement === undefined) return connection.execute(statement.text.sqlite, statement.values)
    pending.push(statement.announcement)
    return []
  }
  try {
    await migrate('sqlite', {
      script: async text => connection.script(text),
      execute: async statement => execute(statement),
    })
  } catch (error) {
    connection.close()
    unlock()
    throw error
  }
  const announcements = createAnnouncements(options.onError)
  const commit = createGroupCommit(connection, pending, announcements.tell)
  const threads = createScanThreads(path, options.scanSeconds ?? defaultScanSeconds)
  let closed = false
  const requireOpen = (): void => {
    if (closed) throw new Error('The store is closed.')
  }

  // What an index leads to is at hand sooner than a thread could be asked for it, and long scans do not hold it up.
  const readShort = ({ text, values, isShort }: Statement): readonly Row[] | undefined =>
    isShort === true ? connection.executeShort(text.sqlite, values, mostShort) : undefined

  return {
    dialect: 'sqlite',
    async write(steps) {
      requireOpen()
      return commit.run(() => runSteps(steps(), execute))
    },
    async transaction(work) {
      requireOpen()
      return commit.alone(() => withinTransaction('sqlite', async statement => execute(statement), pending, work))
    },
    // Writes happen within one turn of the event loop, so between turns this connection sees committed data only; but
    // for a transaction that takes several.
    async read(steps) {
      requireOpen()
      while (commit.uncommitted() !== undefined) await commit.uncommitted()
      return runSteps(steps(), execute)
    },
    async scan(steps) {
      requireOpen()
      const answered = commit.uncommitted() === undefined ? runShortSteps(steps(), readShort) : undefined
      return answered === undefined ? threads.scan(steps) : answered.result
    },
    listen: announcements.listen,
    notify: async (channel, payload) => announcements.tell(channel, payload),
    async close() {
      if (closed) return
      closed = true
      await commit.idle()
      await threads.close()
      connection.close()
      unlock()
    },
  }
}
