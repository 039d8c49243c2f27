import type { Verb } from '@deskhand/contract/privilege'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { rowCondition } from '../authorization/rowCondition.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { BoundQuery, Condition, Keyset } from '../store/boundQuery.ts'
import { selectRows } from '../store/selectRows.ts'
import type { SqlValue, Steps, Store } from '../store/steps.ts'

/** Which items of a queue. */
export interface QueueItems {
  readonly user: UserContext
  /** What the user must be allowed to do with them. */
  readonly verb: Verb
  readonly queueId: string
  /** Columns that are read of each. */
  readonly columns: readonly string[]
  /** Items in these states alone. */
  readonly statecodes?: readonly number[]
}

export interface QueueItem {
  readonly id: string
  readonly values: Readonly<Record<string, SqlValue>>
}

/**
 * Does something with the items of a queue, two thousand in a transaction, so that a long queue holds nobody else up. What
 * fails leaves the transactions before it as they are.
 */
export async function eachPage(
  store: Store,
  items: QueueItems,
  step: (items: readonly QueueItem[]) => Steps<unknown>,
): Promise<void> {
  let next: Keyset | undefined
  do {
    const after = next
    next = await store.write(function* () {
      const page = yield* selectRows({ ...queryOf(items), ...(after && { after }) }, store.dialect)
      if (page.rows.length > 0)
        yield* step(page.rows.map(({ values }) => ({ id: String(values[workQueueItem.key]), values })))
      return page.next
    })
  } while (next !== undefined)
}

const pageSize = 2000

function queryOf({ user, verb, queueId, columns, statecodes }: QueueItems): BoundQuery {
  const column = (name: string) => ({ path: [], table: workQueueItem, column: name })
  const where: Condition[] = [
    { kind: 'compare', operator: 'eq', column: column('workqueueid'), with: { value: queueId } },
    ...(statecodes === undefined
      ? []
      : [{ kind: 'in', column: column('statecode'), values: statecodes } satisfies Condition]),
    rowCondition(workQueueItem, verb, user),
  ]
  return {
    table: workQueueItem,
    columns,
    names: [],
    where: { kind: 'and', of: where },
    orderBy: [{ column: column('createdon'), descending: true }],
    limit: pageSize,
    expand: [],
  }
}
