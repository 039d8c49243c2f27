/**
 * A process that is going to be killed: it accepts, claims, starts and ends runs as fast as it can, and says
 * `accepted <run>` and `ended <run>` on standard output only after the store has said "done".
 *
 * Used by the tests that kill it, and by `bench/powercut`. Argument: the store's place as JSON.
 */
import { randomUUID } from 'node:crypto'
import { claimRun } from '../../src/store/claimRun.ts'
import { createRun } from '../../src/store/createRun.ts'
import { finishRun } from '../../src/store/finishRun.ts'
import { openStore, type StorePlace } from '../../src/store/openStore.ts'
import { startRun } from '../../src/store/startRun.ts'
import type { Store } from '../../src/store/steps.ts'

const writers = 8

async function write(store: Store): Promise<never> {
  const ownerId = randomUUID()
  const groupId = randomUUID()
  for (;;) {
    const now = Date.now()
    const id = randomUUID()
    await store.write(() =>
      createRun({
        id,
        workflowId: ownerId,
        name: 'killed',
        ownerId,
        callerId: ownerId,
        connectionName: 'killed',
        machineGroupId: groupId,
        runMode: 'unattended',
        priority: 0,
        timeoutSeconds: 60,
        queueTimeoutSeconds: 60,
        inputs: JSON.stringify({ id }),
        callbackUrl: 'https://hooks.example.org/',
        correlationId: null,
        idempotencyKey: id,
        runsPerMinute: 0,
        now,
      }),
    )
    process.stdout.write(`accepted ${id}\n`)
    const claim = await store.write(() =>
      claimRun({ machineId: ownerId, groupId, runModes: ['unattended'], leaseUntil: now + 60_000, now }),
    )
    // Another server over the same database cannot be told apart from none: nobody else claims in this group.
    const { runId, fence } = claim!
    await store.write(() => startRun({ runId, fence, sessionUser: '', processVersion: '', now }))
    await store.write(() => finishRun({ runId, fence, end: { event: 'succeed', outputs: { id: runId } }, now }))
    process.stdout.write(`ended ${runId}\n`)
  }
}

const store = await openStore(JSON.parse(process.argv[2]!) as StorePlace, { onError: console.error })
await Promise.all(Array.from({ length: writers }, () => write(store)))
