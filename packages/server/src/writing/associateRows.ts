import { dataverseError } from '@deskhand/contract/errors'
import { systemUserRoles } from '@deskhand/contract/relationships/systemUserRoles'
import { teamMembership } from '@deskhand/contract/relationships/teamMembership'
import type { Table } from '@deskhand/contract/table'
import { role } from '@deskhand/contract/tables/role'
import { team } from '@deskhand/contract/tables/team'
import { requireHeld } from '../authorization/requireHeld.ts'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { rowWithin } from '../authorization/requireRow.ts'
import type { Navigation } from '../odata/navigationOf.ts'
import { addPair, removePair } from '../store/pairs.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import { rolePrivilegesOf } from '../store/rolePrivileges.ts'
import type { Steps } from '../store/steps.ts'
import { changeRow } from './changeRow.ts'
import { cleared, emptyBody, type RowBody, requireChangeable } from './readRowBody.ts'
import { isAdministratorRole, requireOtherAdministrator } from './requireSafeChange.ts'
import type { Writing } from './writing.ts'

/** A row by its id. */
export interface RowAt {
  readonly table: Table
  readonly id: string
}

/**
 * Puts a row into a collection of another, or makes the lookup of the other lead to it. A one-to-many relationship is
 * the lookup of the row on its many side, which is changed; a many-to-many one is a pair.
 *
 * @throws DataverseError `DuplicateRecord` where the pair is there already
 *
 * Source: Dataverse wire, section 3.7.
 */
export function* associateRows(writing: Writing, row: RowAt, navigation: Navigation, related: RowAt): Steps<void> {
  switch (navigation.kind) {
    case 'single':
      return yield* changeRow(
        writing,
        row.table,
        row.id,
        pointing({ table: row.table, column: navigation.column }, related),
      )
    case 'collection':
      return yield* changeRow(writing, related.table, related.id, pointing(navigation, row))
    case 'pairs': {
      yield* requirePair(writing, row, navigation, related)
      if (!(yield* addPair(pairOf(navigation, row, related)))) throw dataverseError('DuplicateRecord')
      changedBoth(writing, row, related)
    }
  }
}

/**
 * Takes a row out of a collection of another, or empties the lookup of the other.
 *
 * @param related the row to take out; none for a single-valued navigation property
 */
export function* disassociateRows(
  writing: Writing,
  row: RowAt,
  navigation: Navigation,
  related: RowAt | undefined,
): Steps<void> {
  if (navigation.kind === 'single')
    return yield* changeRow(writing, row.table, row.id, emptying({ table: row.table, column: navigation.column }))
  if (related === undefined) throw new Error('A collection holds many rows: say which one is taken out.')
  if (navigation.kind === 'collection') {
    const { table, id } = related
    yield* rowWithin(writing.user, 'Write', table, id, [])
    const found = yield* retrieveRow(table, id, [navigation.column])
    if (found?.[navigation.column] !== row.id) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
    return yield* changeRow(writing, table, id, emptying(navigation))
  }
  yield* requirePair(writing, row, navigation, related)
  yield* requireSafeParting(navigation, row, related)
  if (!(yield* removePair(pairOf(navigation, row, related))))
    throw dataverseError('ObjectDoesNotExist', related.table.logicalName, related.id)
  changedBoth(writing, row, related)
}

type Pairs = Extract<Navigation, { kind: 'pairs' }>

/**
 * One end is appended to the other. Whoever gives roles must be allowed to give them, and whoever lets somebody into a
 * team, to change the team: its members have its rights.
 */
function* requirePair({ user }: Writing, row: RowAt, { relationship }: Pairs, related: RowAt): Steps<void> {
  if (relationship.instead !== undefined) throw dataverseError('NotImplemented', relationship.instead)
  const ends = [row, related]
  const given = ends.filter(({ table }) => table === role)
  const joined = relationship === teamMembership ? ends.filter(({ table }) => table === team) : []
  if (given.length > 0) requirePrivilege(user, 'Assign', role)
  if (joined.length > 0) requirePrivilege(user, 'Write', team)
  yield* rowWithin(user, 'AppendTo', row.table, row.id, [])
  yield* rowWithin(user, 'Append', related.table, related.id, [])
  for (const { id } of given) requireHeld(user, yield* rolePrivilegesOf(id))
  for (const { id } of joined) yield* rowWithin(user, 'Write', team, id, [])
}

/** The last administrator stays one. */
function* requireSafeParting({ relationship }: Pairs, row: RowAt, related: RowAt): Steps<void> {
  if (relationship !== systemUserRoles) return
  const [user, held] = row.table === role ? [related, row] : [row, related]
  if (yield* isAdministratorRole(held.id)) yield* requireOtherAdministrator(user.id, 'without it')
}

const pairOf = ({ relationship, own, other }: Pairs, row: RowAt, related: RowAt) => ({
  intersect: relationship.intersect,
  own: { column: own, id: row.id },
  other: { column: other, id: related.id },
})

function changedBoth({ changed }: Writing, row: RowAt, related: RowAt): void {
  changed.add(row.table)
  changed.add(related.table)
}

function pointing({ table, column }: Lookup, key: RowAt): RowBody {
  requireChangeable(table, column, { change: 'update' })
  return { ...emptyBody, references: [{ column, key }] }
}

function emptying({ table, column }: Lookup): RowBody {
  requireChangeable(table, column, { change: 'update' })
  return { ...emptyBody, values: cleared(table, column) }
}

interface Lookup {
  readonly table: Table
  readonly column: string
}
