import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from './fileSystem.ts'

/** What to list of a folder. */
export interface Listing {
  readonly kind: 'file' | 'folder'
  /** Patterns with `*` and `?`, separated by `;`. */
  readonly filter: string
  readonly includeSubfolders: boolean
  /** Folders that may not be read: an error, or left out. */
  readonly failOnAccessDenied: boolean
  readonly signal: AbortSignal
}

/** Full paths of the files or folders of a folder, by name. */
export async function listFolder(at: string, listing: Listing): Promise<string[]> {
  listing.signal.throwIfAborted()
  const wanted = filterOf(listing.filter)
  const found: string[] = []
  const entries = await readdir(at, { withFileTypes: true }).catch(error => {
    if (!listing.failOnAccessDenied && ['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) return []
    throw error
  })
  const inside: string[] = []
  for (const entry of entries.sort((a, b) => orderNames(a.name, b.name))) {
    const full = path.join(at, entry.name)
    const kind = entry.isDirectory() ? 'folder' : 'file'
    if (kind === listing.kind && wanted(entry.name)) found.push(full)
    if (kind === 'folder' && listing.includeSubfolders) inside.push(full)
  }
  for (const folder of inside) found.push(...(await listFolder(folder, listing)))
  return found
}

/** Names as a disk of Windows has them: whatever the case, and the same on every machine. */
const orderNames = (a: string, b: string): number => {
  const [left, right] = [a.toUpperCase(), b.toUpperCase()]
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1
}

function filterOf(filter: string): (name: string) => boolean {
  const patterns = filter
    .split(';')
    .map(pattern => pattern.trim())
    .filter(pattern => pattern !== '')
    // On Windows `*.*` is every file, with a dot in it or not.
    .map(pattern => (pattern === '*.*' ? '*' : pattern))
    .map(
      pattern =>
        new RegExp(
          `^${pattern
            .split(/([*?])/)
            .map(translate)
            .join('')}$`,
          'isu',
        ),
    )
  return name => patterns.length === 0 || patterns.some(pattern => pattern.test(name))
}

const translate = (part: string): string => (part === '*' ? '.*' : part === '?' ? '.' : RegExp.escape(part))
