import { randomUUID } from 'node:crypto'

/**
 * A new row id (UUID version 7): ids made later sort later, so that indexes grow at their end.
 * `random` is a UUID of any version whose random digits are taken.
 *
 * @example
 * newId(Date.now()) // '019a5f6b-2c4d-7e1f-9a3b-5c7d9e1f3a5b'
 */
export function newId(now: number, random: string = randomUUID()): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${random.slice(15)}`
}
