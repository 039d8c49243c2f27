import { dataverseError } from '@deskhand/contract/errors'
import { propertyName, type Table } from '@deskhand/contract/table'
import type { SqlValue } from '../store/steps.ts'
import { bindValue, edmType } from './bindValue.ts'
import type { KeyPredicate } from './query.ts'

/** Column → value: what names a row besides its primary key. */
export type AlternateKey = Readonly<Record<string, SqlValue>>

/**
 * Looks up the columns of a key such as `(dh_name='orders')`; lookups are written `_x_value=<guid>`. They must be
 * those of one of the table's alternate keys, or the primary key by its name.
 *
 * @example
 * alternateKey(dhConnection, parsed.key) // { dh_name: 'orders' }
 *
 * Source: Dataverse wire, section 3.1.
 */
export function alternateKey(table: Table, key: Extract<KeyPredicate, { kind: 'alternate' }>): AlternateKey {
  const names = new Map(Object.entries(table.columns).map(([name, column]) => [propertyName(name, column), name]))
  const given = Object.entries(key.values).map(([property, literal]) => {
    const name = names.get(property)
    const column = name === undefined ? undefined : table.columns[name]
    if (name === undefined || column === undefined)
      throw dataverseError('PropertyNotFound', property, table.logicalName)
    if ('alias' in literal)
      throw dataverseError(
        'BadQuery',
        `The key '${property}' is given by the alias '${literal.alias}'; write the value.`,
      )
    const value = bindValue(column, literal)
    if (value === undefined || value === null)
      throw dataverseError(
        'BadQuery',
        `The value of '${property}' in the key of '${table.set}' must be a literal of the type '${edmType(column)}'.`,
      )
    return [name, value] as const
  })
  const wanted = given
    .map(([name]) => name)
    .sort()
    .join()
  const keys = [[table.key], ...(table.alternateKeys ?? [])]
  if (!keys.some(columns => [...columns].sort().join() === wanted))
    throw dataverseError(
      'BadQuery',
      `'${wanted}' is not an alternate key of '${table.set}'. Its keys are ${keys.map(columns => `(${columns.join(',')})`).join(', ')}.`,
    )
  return Object.fromEntries(given)
}
