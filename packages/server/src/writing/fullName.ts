import { systemUser } from '@deskhand/contract/tables/systemUser'
import type { SqlValue } from '../store/steps.ts'

type Values = Readonly<Record<string, SqlValue>>

/**
 * The full name of a user, which nobody writes: it follows from the first and the last name. Who has neither and is given
 * neither keeps the name it has, as applications do.
 *
 * @param before the names the user has
 *
 * @example
 * fullName({ lastname: 'Lovelace' }, { firstname: 'Ada', lastname: null }) // { fullname: 'Ada Lovelace' }
 *
 * Source: Dataverse wire, section 1.14; Microsoft's page on the table of users, with names in the order of English.
 */
export function fullName(written: Values, before: Values = {}): Values {
  const isSame = (name: string): boolean => written[name] === undefined || written[name] === (before[name] ?? null)
  if (nameColumns.every(isSame)) return {}
  const names = nameColumns.map(name => (written[name] === undefined ? before[name] : written[name]))
  const text = names.filter(name => typeof name === 'string' && name !== '').join(' ')
  return { fullname: text === '' ? null : text.slice(0, systemUser.columns.fullname.max).replace(cutOff, '') }
}

/** The columns a full name is made of. */
export const nameColumns = ['firstname', 'lastname'] as const

/** What must not end a text that is cut off: blanks, half a character. */
const cutOff = /[ \ud800-\udbff]+$/
