import { rightsChangedWith, rightsChangedWith } from './rightsChanged.ts'
import { assembled, one, quoted, type Row, type Steps } from './steps.ts'

/** A pair of a many-to-many relationship: the table of the pairs, and what its two columns hold. */
export interface Pair {
  readonly intersect: string
  readonly own: { readonly column: string; readonly id: string }
  readonly other: { readonly column: string; readonly id: string }
}

/** Adds a pair; false where it is there already. */
export function* addPair({ intersect, own, other }: Pair): Steps<boolean> {
  const columns = [own.column, other.column].map(quoted).join(', ')
  const text = `insert into ${intersect} (${columns}) values (?, ?) on conflict do nothing returning 1 as added`
  yield* rightsChangedWith({ logicalName: intersect })
  return yield* changed(intersect, yield* one(assembled(text, [own.id, other.id])))
}

/** Takes a pair away; false where there is none. */
export function* removePair({ intersect, own, other }: Pair): Steps<boolean> {
  const where = `${quoted(own.column)} = ? and ${quoted(other.column)} = ?`
  yield* rightsChangedWith({ logicalName: intersect })
  const text = `delete from ${intersect} where ${where} returning 1 as removed`
  return yield* changed(intersect, yield* one(assembled(text, [own.id, other.id])))
}

/** Roles and memberships count at once, on every server of the database. */
function* changed(intersect: string, row: Row | undefined): Steps<boolean> {
  if (row === undefined) return false
  yield* rightsChangedWith({ logicalName: intersect })
  return true
}
