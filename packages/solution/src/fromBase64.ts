import { PackageError } from './packageError.ts'

/** The bytes behind a base64 text; blanks and line ends in it do not count. */
export function fromBase64(text: string, what: string): Uint8Array {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text
  const bytes = Buffer.from(compact, 'base64')
  const expected = Math.floor((compact.replace(/={1,2}$/, '').length * 3) / 4)
  if (bytes.length !== expected || /[^A-Za-z0-9+/=]/.test(compact) || compact.replace(/={1,2}$/, '').length % 4 === 1)
    throw new PackageError('base64-damaged', `${what} is no base64 text.`)
  return new Uint8Array(bytes)
}
