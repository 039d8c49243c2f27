import { rightsChangedWith } from './rightsChanged.ts'
import { assembled, one, quoted, type Steps } from './steps.ts'

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
  return (yield* one(assembled(text, [own.id, other.id]))) !== undefined
}

/** Takes a pair away; false where there is none. */
export function* removePair({ intersect, own, other }: Pair): Steps<boolean> {
  const where = `${quoted(own.column)} = ? and ${quoted(other.column)} = ?`
  yield* rightsChangedWith({ logicalName: intersect })
  return (
    (yield* one(assembled(`delete from ${intersect} where ${where} returning 1 as removed`, [own.id, other.id]))) !==
    undefined
  )
}
