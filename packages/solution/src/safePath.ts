import { PackageError } from './packageError.ts'

/**
 * The path of an entry with `/` between its parts, when it stays inside: no `..`, no drive, no root, no device.
 *
 * @example
 * safePath('Workflows\\Report.json') // 'Workflows/Report.json'
 */
export function safePath(name: string): string {
  const path = name.replaceAll('\\', '/')
  const parts = path.replace(/\/$/, '').split('/')
  const isPlain =
    path.length <= 1000 &&
    !/[\u0000-\u001f\u007f]/.test(path) &&
    !/^[a-z]:/i.test(path) &&
    parts.every(part => part !== '' && part !== '.' && part !== '..')
  if (!isPlain)
    throw new PackageError(
      'path-refused',
      `The entry ${JSON.stringify(name.slice(0, 200))} does not name a file inside the archive.`,
    )
  return path
}
