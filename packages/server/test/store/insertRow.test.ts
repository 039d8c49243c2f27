import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { team } from '@deskhand/contract/tables/team'
import { workflow } from '@deskhand/contract/tables/workflow'
import { deleteRow } from '../../src/store/deleteRow.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { readContent } from '../../src/store/readContent.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import { sharesOf } from '../../src/store/sharesOf.ts'
import { all, sql } from '../../src/store/steps.ts'
import { unshareRow } from '../../src/store/unshareRow.ts'
import { updateRow } from '../../src/store/updateRow.ts'
import { writeContent } from '../../src/store/writeContent.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon } from './world.ts'

forEachDatabase('A row', database => {
  test('gets the defaults of its declaration, its owner, its times and a version of its own', async () => {
    const { store, userId, unitId, workflowId } = await makeWorld(database().store)
    const columns = ['category', 'statecode', 'ismanaged', 'ownerid', 'owninguser', 'owningteam', 'owningbusinessunit']
    const row = await store.read(() => retrieveRow(workflow, workflowId, [...columns, 'createdon', 'modifiedby']))
    assert.deepEqual(row, {
      category: 6,
      statecode: 0,
      ismanaged: false,
      ownerid: userId,
      owninguser: userId,
      owningteam: null,
      owningbusinessunit: unitId,
      createdon: noon,
      modifiedby: userId,
    })
  })

  test('may belong to a team', async () => {
    const { store, userId, unitId, workflowId } = await makeWorld(database().store)
    const writer = { userId, now: noon }
    const teamId = await store.write(() => insertRow(team, { name: 'Robots', businessunitid: unitId }, writer))
    await store.write(() => updateRow(workflow, workflowId, { ownerid: teamId }, writer))
    const columns = ['ownerid_table', 'owninguser', 'owningteam', 'owningbusinessunit']
    assert.deepEqual(await store.read(() => retrieveRow(workflow, workflowId, columns)), {
      ownerid_table: 'team',
      owninguser: null,
      owningteam: teamId,
      owningbusinessunit: unitId,
    })
  })

  test('with an alternate key that is taken is refused, however it is spelled', async () => {
    const { store, userId } = await makeWorld(database().store)
    const name = randomUUID()
    const values = { connectionreferencedisplayname: 'a', connectionreferencelogicalname: `new_é${name}` }
    const writer = { userId, now: noon }
    await store.write(() => insertRow(connectionReference, values, writer))
    const other = { ...values, connectionreferencelogicalname: `NEW_E${name.toUpperCase()}` }
    const refused = { errorName: 'DuplicateRecord' }
    await assert.rejects(
      store.write(() => insertRow(connectionReference, other, writer)),
      refused,
    )
    const free = { ...values, connectionreferencelogicalname: `x${name}` }
    const id = await store.write(() => insertRow(connectionReference, free, writer))
    await assert.rejects(
      store.write(() => updateRow(connectionReference, id, other, writer)),
      refused,
    )
  })

  test('is changed only in the version named, and only while it is there', async () => {
    const { store, userId, workflowId } = await makeWorld(database().store)
    const change = (id: string, ifVersion?: number) => () =>
      updateRow(workflow, id, { name: 'New' }, { userId, now: noon + 1, ...(ifVersion && { ifVersion }) })
    const version = await store.write(change(workflowId))
    const newer = await store.write(change(workflowId, version))
    assert.ok(newer > version)
    await assert.rejects(store.write(change(workflowId, version)), { errorName: 'ConcurrencyVersionMismatch' })
    await assert.rejects(store.write(change(randomUUID())), { errorName: 'ObjectDoesNotExist' })
  })

  test('has files and large texts kept apart, as text or as bytes', async () => {
    const { store, workflowId, accept, row } = await makeWorld(database().store)
    const runId = await accept()
    const bytes = Uint8Array.from([0, 1, 255])
    await store.write(() => writeContent(flowSession, runId, 'additionalcontext', { name: 'log.bin', content: bytes }))
    const content = await store.read(() => readContent(flowSession, runId, 'additionalcontext'))
    assert.equal(content?.name, 'log.bin')
    assert.deepEqual(Uint8Array.from(content?.content as Uint8Array), bytes)
    assert.equal((await row(runId, 'additionalcontext_name')).additionalcontext_name, 'log.bin')
    await store.write(() => writeContent(workflow, workflowId, 'definition', { content: null }))
    assert.equal(await store.read(() => readContent(workflow, workflowId, 'definition')), undefined)
  })

  test('that is deleted takes with it what is kept beside it and the rows that go with it', async () => {
    const { store, userId, workflowId, accept } = await makeWorld(database().store)
    const waiting = await accept({ callbackUrl: 'https://hooks.example.org/', idempotencyKey: 'k' })
    await store.write(() => shareRow({ table: 'workflow', rowId: workflowId, principalId: userId, rights: 1 }))
    await store.write(() => deleteRow(workflow, workflowId))
    const left = await store.read(() =>
      all(sql`
        select flowsessionid as id from flowsession where regardingobjectid = ${workflowId}
        union all select id from dh_content where id in (${workflowId}, ${waiting})
        union all select id from dh_share where id = ${workflowId}
        union all select runid from dh_queue where runid = ${waiting}
        union all select runid from dh_idempotency where runid = ${waiting}`),
    )
    assert.deepEqual(left, [])
    await assert.rejects(
      store.write(() => deleteRow(workflow, workflowId)),
      { errorName: 'ObjectDoesNotExist' },
    )
  })

  test('is shared right by right, and taken back as a whole', async () => {
    const { store, userId, workflowId } = await makeWorld(database().store)
    const share = { table: 'workflow', rowId: workflowId, principalId: userId }
    await store.write(() => shareRow({ ...share, rights: 1 }))
    await store.write(() => shareRow({ ...share, rights: 2 }))
    assert.deepEqual(await store.read(() => sharesOf(share)), [{ principalId: userId, rights: 3 }])
    await store.write(() => unshareRow(share))
    assert.deepEqual(await store.read(() => sharesOf(share)), [])
  })
})
