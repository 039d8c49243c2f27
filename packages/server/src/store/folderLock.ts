import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Keeps a second server away from a data folder. The lock is the operating system's (held through a database
 * file of its own), so it goes with the process, however that ends; the file beside it only says who holds it.
 *
 * @returns a function that gives the folder free
 */
export function lockFolder(folder: string): () => void {
  const holder = join(folder, 'deskhand.pid')
  const lock = new DatabaseSync(join(folder, 'deskhand.lock'))
  try {
    lock.exec('pragma journal_mode = off; begin exclusive')
  } catch (error) {
    lock.close()
    const pid = read(holder)
    throw new Error(
      `The data in '${folder}' is in use by another Deskhand server${pid === '' ? '' : ` (process ${pid})`}. ` +
        'Stop that one, or give this one another data folder.',
      { cause: error },
    )
  }
  writeFileSync(holder, `${process.pid}\n`)
  return () => lock.close()
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
