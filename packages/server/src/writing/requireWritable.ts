import { dataverseError } from '@deskhand/contract/errors'
import type { Change, Table } from '@deskhand/contract/table'

/** Throws where the declaration of a table says that its rows are not created, updated or deleted by plain requests. */
export function requireWritable({ set, changes, instead }: Table, change: Change): void {
  if (changes === undefined || changes.includes(change)) return
  const sentence = `Rows of '${set}' cannot be ${change}d by this request.`
  throw dataverseError('NotImplemented', instead === undefined ? sentence : `${sentence} ${instead}`)
}
