import { assembled, one, type Steps } from './steps.ts'

/**
 * Whether a row is shared with one of the principals for all of the rights, given as the sum of their numbers.
 *
 * @example
 * yield* isShared('workflow', id, [userId, ...teamIds], accessRights.WriteAccess)
 */
export function* isShared(table: string, id: string, principals: readonly string[], rights: number): Steps<boolean> {
  if (principals.length === 0) return false
  const marks = principals.map(() => '?').join(', ')
  const text = `select mask from dh_share where tablename = ? and id = ? and (mask & ?) = ? and principalid in (${marks}) limit 1`
  return (yield* one(assembled(text, [table, id, rights, rights, ...principals]))) !== undefined
}
