import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { createRunTargets, type RunTargets } from '../../src/flows/runTargets.ts'
import { deleteRow } from '../../src/store/deleteRow.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { openStore } from '../../src/store/openStore.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import type { Steps, Store } from '../../src/store/steps.ts'
import { unshareRow } from '../../src/store/unshareRow.ts'
import { updateRow } from '../../src/store/updateRow.ts'
import { forEachDatabase } from '../store/forEachDatabase.ts'
import { makeWorld, noon, type World } from '../store/world.ts'

const user = {} as UserContext
const writer = { userId: null, now: noon }
const share = ({ workflowId, userId }: World) => ({ table: 'workflow', rowId: workflowId, principalId: userId })

const changes: readonly (readonly [what: string, (world: World) => Steps<unknown>])[] = [
  ['a flow is changed', ({ workflowId }) => updateRow(workflow, workflowId, { name: 'New' }, writer)],
  ['a flow is shared', world => shareRow({ ...share(world), rights: 1 })],
  ['a share of a flow is taken back', world => unshareRow(share(world))],
  ['a flow is deleted', ({ workflowId }) => deleteRow(workflow, workflowId)],
  [
    'a connection is made',
    ({ groupId }) => insertRow(dhConnection, { dh_name: randomUUID(), dh_machinegroupid: groupId }, writer),
  ],
  [
    'a connection reference is made',
    () => {
      const name = `new_${randomUUID()}`
      const values = { connectionreferencedisplayname: name, connectionreferencelogicalname: name }
      return insertRow(connectionReference, values, writer)
    },
  ],
]

forEachDatabase('What runs are made for', database => {
  test('is kept while only runs come', async () => {
    const { store, accept, running } = await makeWorld(database().store)
    await heardAllOf(store)
    const name = nameIn(createRunTargets(store))
    assert.equal(await name('first'), 'first')
    await accept()
    await running()
    assert.equal(await name('second'), 'first')
  })

  for (const [what, change] of changes) {
    test(`is read anew at once when ${what}`, async () => {
      const world = await makeWorld(database().store)
      const name = nameIn(createRunTargets(world.store))
      assert.equal(await name('old'), 'old')
      await world.store.write(() => change(world))
      assert.equal(await name('new'), 'new')
    })
  }

  test('is read anew at once when a transaction of several writes has changed it', async () => {
    const { store, workflowId } = await makeWorld(database().store)
    const name = nameIn(createRunTargets(store))
    assert.equal(await name('old'), 'old')
    await store.transaction(inner => inner.write(() => updateRow(workflow, workflowId, { name: 'New' }, writer)))
    assert.equal(await name('new'), 'new')
  })

  test('is read anew when another server has changed it', async () => {
    const { place } = database()
    if ('folder' in place) return // It serves one process.
    const { store, workflowId } = await makeWorld(database().store)
    const other = await openStore(place, { onError: () => {} })
    const name = nameIn(createRunTargets(other))
    const heard = new Promise<string>(resolve => other.listen('dh_targets', resolve))
    assert.equal(await name('old'), 'old')
    await store.write(() => updateRow(workflow, workflowId, { name: 'New' }, writer))
    await heard
    assert.equal(await name('new'), 'new')
    await other.close()
  })
})

/** Resolved when the store has told all that was announced before. */
function heardAllOf(store: Store): Promise<void> {
  const mark = randomUUID()
  return new Promise(resolve => {
    store.listen('dh_targets', payload => payload === mark && resolve())
    void store.notify('dh_targets', mark)
  })
}

/** The name that is remembered, or else the one given. */
const nameIn =
  ({ flows }: RunTargets) =>
  async (name: string): Promise<string> =>
    (await flows.get(user, 'flow', async () => ({ id: '', version: 0, name, ownerId: '', limit: undefined }))).name
