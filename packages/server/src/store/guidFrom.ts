import { hash } from 'node:crypto'

/**
 * The same guid for the same text: for rows that must not be made twice, however often somebody asks.
 *
 * @example
 * guidFrom('log of 6f7a… 12')
 */
export function guidFrom(text: string): string {
  const digits = hash('sha1', `deskhand ${text}`, 'hex')
  const variant = ((Number.parseInt(digits[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}
