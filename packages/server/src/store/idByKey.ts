import type { Table } from '@deskhand/contract/table'
import { columnsOf, toParameter } from './columns.ts'
import { assembled, one, quoted, type SqlValue, type Steps } from './steps.ts'

/**
 * The primary key of the row with these values in the columns of an alternate key, or undefined. Case and accents of
 * texts do not count.
 *
 * @example
 * yield* idByKey(dhConnection, { dh_name: 'orders' })
 */
export function* idByKey(table: Table, values: Readonly<Record<string, SqlValue>>): Steps<string | undefined> {
  const columns = columnsOf(table)
  const terms = Object.keys(values).map(name => {
    const type = columns.get(name)
    if (type === undefined) throw new Error(`'${table.logicalName}' has no SQL column '${name}'.`)
    return type === 'text' ? `dh_fold(${quoted(name)}) = dh_fold(?)` : `${quoted(name)} = ?`
  })
  const text = `select ${table.key} as id from ${table.logicalName} where ${terms.join(' and ')}`
  const parameters = Object.entries(values).map(([name, value]) => toParameter(columns.get(name)!, value))
  return (yield* one(assembled(text, parameters)))?.id as string | undefined
}
