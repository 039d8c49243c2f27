import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The secret in a file that only its owner can read: 32 random bytes as text, made when there is no file. Of two
 * processes that make it at once one wins: the file appears whole, and once.
 *
 * @example
 * await secretFile('/var/lib/deskhand/client-secret') // 'u7dE…'
 */
export async function secretFile(file: string): Promise<string> {
  const kept = await read(file)
  if (kept !== undefined) return kept
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${newSecret()}\n`, { mode: 0o600, flush: true })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await read(file))!
}

/** 256 random bits as text that needs no quotes in a shell and no escape in a form. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

async function read(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (text === undefined) return undefined
  if (text.trim() === '')
    throw new Error(`The secret file '${file}' is empty. Delete it; the next start makes a new one.`)
  return text.trim()
}
