import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { accessRights } from '@deskhand/contract/privilege'
import { basicUser } from '@deskhand/contract/roles/basicUser'
import { role } from '@deskhand/contract/tables/role'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { calledFlows } from '../../src/dispatch/calledFlows.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import type { ClaimedRun } from '../../src/store/claimRun.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { addRolePrivileges } from '../../src/store/rolePrivileges.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import type { SqlValue, Store } from '../../src/store/steps.ts'
import { forEachDatabase } from '../store/forEachDatabase.ts'
import { makeWorld, noon } from '../store/world.ts'

type Values = Readonly<Record<string, SqlValue>>

async function stage(store: Store) {
  const world = await makeWorld(store)
  const writer = { userId: world.userId, now: noon }
  const insert = (values: Values) => {
    const published = { category: 6, statecode: 1, statuscode: 2, componentstate: 0, ownerid: world.userId }
    return store.write(() => insertRow(workflow, { ...published, definition: 'SET A TO 1', ...values }, writer))
  }
  /** A published flow of the owner of the run, which calls those named. */
  const flow = (name: string, calls: readonly string[] = [], more: Values = {}) =>
    insert({ name, dependencies: JSON.stringify({ childFlows: calls }), ...more })
  const called = (calls: readonly string[], more: Partial<ClaimedRun> = {}) =>
    calledFlows(store, {
      ...{ runId: randomUUID(), fence: 1, workflowId: world.workflowId, flowName: 'Orders', definition: '' },
      ...{ inputSchema: '', outputSchema: '', inputs: '', runMode: 'unattended', account: null, timeoutSeconds: 60 },
      ownerId: world.userId,
      dependencies: JSON.stringify({ childFlows: calls }),
      ...more,
    })
  const problem = async (calls: readonly string[], more: Partial<ClaimedRun> = {}) => {
    const found = await called(calls, more)
    assert.ok('failure' in found)
    assert.equal(found.failure.code, 'ChildFlowNotAvailable')
    return found.failure.message
  }
  const stranger = () =>
    store.write(() => insertRow(systemUser, { fullname: 'Bob', businessunitid: world.unitId }, writer))
  return { ...world, flow, called, problem, stranger }
}

forEachDatabase('The flows a run takes along', database => {
  test('are none, at once, for a flow that calls none', async () => {
    const { called } = await stage(database().store)
    assert.deepEqual(called([]), {})
    assert.deepEqual(called([], { dependencies: null }), {})
  })

  test('are those its flow calls, with those that they call, each once', async () => {
    const { flow, called } = await stage(database().store)
    const bottom = await flow('Bottom')
    const metadata = JSON.stringify({ flowTimeout: 5 })
    const left = await flow('Left', [bottom], { definition: "SET Ä TO 'ö'", metadata })
    const right = await flow('Right', [bottom])
    assert.deepEqual(await called([left, right.toUpperCase()]), {
      flows: [
        { workflowId: left, name: 'Left', definition: "SET Ä TO 'ö'", timeoutSeconds: 300 },
        { workflowId: right, name: 'Right', definition: 'SET A TO 1', timeoutSeconds: null },
        { workflowId: bottom, name: 'Bottom', definition: 'SET A TO 1', timeoutSeconds: null },
      ],
    })
  })

  test('end where flows call each other: the machine says so', async () => {
    const { flow, called, workflowId } = await stage(database().store)
    const child = await flow('Child', [workflowId])
    const found = await called([child])
    assert.deepEqual('flows' in found && found.flows?.map(({ name }) => name), ['Child'])
  })

  test('must be there', async () => {
    const { flow, problem } = await stage(database().store)
    const gone = randomUUID()
    assert.equal(
      await problem([await flow('Child', [gone])]),
      `The desktop flow 'Child' calls the desktop flow ${gone}, which does not exist. Import it, or call another one.`,
    )
  })

  test('must be published desktop flows', async () => {
    const { flow, problem } = await stage(database().store)
    const rows: Values[] = [{ statecode: 0, statuscode: 1 }, { componentstate: 1 }, { category: 5 }]
    for (const more of rows)
      assert.match(await problem([await flow('Draft', [], more)]), /^The desktop flow 'Orders' calls 'Draft' .* draft/)
  })

  test('must be readable to the owner of the run', async () => {
    const { store, flow, problem, called, stranger, userId, unitId } = await stage(database().store)
    const child = await flow('Private', [], { ownerid: await stranger() })
    await store.write(function* () {
      const roleId = yield* insertRow(role, { name: basicUser.name, businessunitid: unitId }, { userId, now: noon })
      yield* addRolePrivileges(roleId, [{ privilegeId: privilegeId('prvReadworkflow'), depth: 1 }])
      yield* assignRole({ userId, roleId })
    })
    assert.equal(
      await problem([child]),
      `The desktop flow 'Orders' calls 'Private' (${child}), which the owner of the run may not read. Share it with Ada.`,
    )
    assert.match(await problem([child], { ownerId: null }), /Share it with the owner\.$/)
    const rights = accessRights.ReadAccess
    await store.write(() => shareRow({ table: 'workflow', rowId: child, principalId: userId, rights }))
    const found = await called([child])
    assert.deepEqual('flows' in found && found.flows?.map(({ name }) => name), ['Private'])
  })

  test('are at most 150', async () => {
    const { flow, problem } = await stage(database().store)
    const ids = await Promise.all(Array.from({ length: 151 }, (_, at) => flow(`Flow ${at}`)))
    assert.match(await problem(ids), /depends on more than 150 others/)
  })
})
