import { flowSession } from '@deskhand/contract/tables/flowSession'
import { readContent } from '../../src/store/readContent.ts'
import { one, type Store, sql } from '../../src/store/steps.ts'

/** What the lines of `killedWriter.ts` promised and the store does not have; empty when nothing is lost. */
export async function lostOf(store: Store, lines: readonly string[]): Promise<string[]> {
  const lost: string[] = []
  for (const line of lines) {
    const [said, id] = line.split(' ') as [string, string]
    const kept = await store.read(function* () {
      const run = yield* one(sql`
        select dh_state, (select count(*) from dh_callbackdelivery where dh_flowsessionid = flowsessionid) as callbacks
        from flowsession where flowsessionid = ${id}`)
      const inputs = yield* readContent(flowSession, id, 'inputs')
      if (said === 'accepted') return run !== undefined && inputs?.content === JSON.stringify({ id })
      const outputs = yield* readContent(flowSession, id, 'outputs')
      return run?.dh_state === 'succeeded' && run.callbacks === 1 && outputs?.content === JSON.stringify({ id })
    })
    if (!kept) lost.push(line)
  }
  return lost
}

/** Runs that stand in no place, or in two: every waiting run must be queued, every held one claimed, no other. */
export async function misplaced(store: Store): Promise<number> {
  const row = await store.scan(() =>
    one(sql`
      select count(*) as runs from flowsession
      where (dh_state = 'waiting') <> (flowsessionid in (select runid from dh_queue))
        or (dh_state in ('assigned', 'running', 'cancelling')) <> (flowsessionid in (select runid from dh_claim))`),
  )
  return row!.runs as number
}
