import { relationships } from '@deskhand/contract/relationships/index'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import type { Condition } from '../store/boundQuery.ts'
import { requirePrivilege } from './requirePrivilege.ts'
import { rowCondition } from './rowCondition.ts'
import type { UserContext } from './userContext.ts'

/**
 * The rows of a table a user may read; refuses a user without the privilege for it. The pairs of a many-to-many
 * relationship are seen by who may read the rows at both ends.
 */
export function readable(table: Table, user: UserContext): Condition {
  const relationship = relationships.find(({ intersect }) => intersect === table.logicalName)
  if (relationship === undefined) {
    requirePrivilege(user, 'Read', table)
    return rowCondition(table, 'Read', user)
  }
  const ends = relationship.ends.flatMap(({ table: name, column }) => {
    const end = tables.find(({ logicalName }) => logicalName === name)
    if (end === undefined) return []
    requirePrivilege(user, 'Read', end)
    return [rowCondition(end, 'Read', user, [{ column, table: end }])]
  })
  return { kind: 'and', of: ends.filter(one => one.kind !== 'always') }
}
