import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requireRow } from '../../src/authorization/requireRow.ts'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { retrieve } from '../../src/odata/retrieve.ts'
import { retrieveMultiple } from '../../src/odata/retrieveMultiple.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { admin, ids, insertSample, noon, userOf } from '../odata/sampleData.ts'

const maker = ['Environment Maker']
const owner = userOf(ids.owner, maker)
const coowner = userOf(ids.coowner, ['Basic User'])
const user = userOf(ids.user, ['Basic User'])
const stranger = userOf(ids.stranger, maker)
const at = (level: 'Local' | 'Deep', from: Partial<UserContext>): UserContext =>
  userOf(ids.colleague, maker, { privileges: { flowsession: { Read: level }, flowlog: { Read: level } }, ...from })

const people: readonly {
  readonly who: string
  readonly is: UserContext
  readonly runs: string
  readonly flows: string
  readonly mayCancel: boolean
}[] = [
  { who: 'an administrator', is: admin, runs: 'run 1,run 2,run 3', flows: 'Orders,invoices,Élan', mayCancel: true },
  { who: 'the owner of the flow', is: owner, runs: 'run 1,run 2,run 3', flows: 'Orders,invoices', mayCancel: true },
  { who: 'a co-owner of the flow', is: coowner, runs: 'run 1,run 2,run 3', flows: 'Orders', mayCancel: true },
  { who: 'a user of the flow', is: user, runs: '', flows: 'Orders', mayCancel: false },
  {
    who: 'a user of the flow where callers read their runs',
    is: { ...user, callersReadOwnRuns: true },
    runs: 'run 3',
    flows: 'Orders',
    mayCancel: true,
  },
  {
    who: 'a member of a team the flow is shared with',
    is: { ...userOf(ids.stranger, maker), userId: ids.colleague, teamIds: [ids.coowner] },
    runs: 'run 1,run 2,run 3',
    flows: 'Orders',
    mayCancel: true,
  },
  { who: 'a stranger', is: stranger, runs: '', flows: 'Élan', mayCancel: false },
]

for (const { name, skip, open } of databases) {
  describe(`Who sees what on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      await database.store.write(() => insertSample())
    })
    after(() => database.close())

    const ask = (table: Table, query: string, as: UserContext) => ({
      table,
      query,
      prefer: undefined,
      user: as,
      baseUrl: '',
      store: database.store,
      now: noon,
    })
    const names = async (table: Table, query: string, as: UserContext): Promise<string> => {
      const { body } = await retrieveMultiple(ask(table, query, as))
      return (JSON.parse(body as string).value as { name: string }[]).map(row => row.name).join()
    }

    for (const { who, is, runs, flows, mayCancel } of people) {
      test(`${who}: lists`, async () => {
        assert.equal(await names(flowSession, '$select=name', is), runs)
        assert.equal(await names(workflow, '$select=name', is), flows)
      })

      test(`${who}: single rows agree with the lists`, async () => {
        for (const [id, run] of [
          [ids.failed, 'run 1'],
          [ids.waiting, 'run 2'],
          [ids.called, 'run 3'],
        ] as const) {
          const error = await retrieve(ask(flowSession, '', is), id).then(
            () => undefined,
            (error: DataverseError) => error,
          )
          assert.equal(error === undefined, runs.includes(run), run)
          if (error !== undefined) {
            assert.equal(error.status, 404)
            assert.equal(error.message, `Entity 'flowsession' With Id = ${id} Does Not Exist`)
          }
        }
      })

      test(`${who}: cancelling`, async () => {
        const write = requireRow(database.store, is, 'Write', flowSession, ids.called, ['statuscode'])
        if (mayCancel) assert.equal((await write).statuscode, 4)
        else await assert.rejects(write, { status: 404, code: '0x80040217' })
      })
    }

    test('levels reach the business unit, and those below it', async () => {
      assert.equal(await names(flowSession, '$select=name', at('Local', {})), 'run 1,run 2,run 3')
      assert.equal(await names(flowSession, '$select=name', at('Local', { businessUnitId: ids.otherUnit })), '')
      const below = { businessUnitId: ids.otherUnit, businessUnitIdsBelow: [ids.unit] }
      assert.equal(await names(flowSession, '$select=name', at('Deep', below)), 'run 1,run 2,run 3')
    })

    test('the log of a run is for those who may read the run', async () => {
      assert.equal(await names(flowLog, '$select=name', owner), 'File.Copy')
      assert.equal(await names(flowLog, '$select=name', stranger), '')
      await retrieve(ask(flowLog, '', owner), ids.log)
      await assert.rejects(retrieve(ask(flowLog, '', stranger), ids.log), { status: 404 })
      await assert.rejects(retrieve(ask(flowLog, '', user), ids.log), { status: 404 })
    })

    test('one who may read users at the lowest level reads himself', async () => {
      const { body } = await retrieveMultiple(ask(systemUser, '$select=fullname', user))
      assert.deepEqual(
        (JSON.parse(body as string).value as { fullname: string }[]).map(row => row.fullname),
        ['user'],
      )
    })

    test('a row out of reach is empty in an expansion and behind the path of a filter', async () => {
      const caller = { ...user, callersReadOwnRuns: true }
      const expanded = async (as: UserContext) => {
        const query = '$select=name&$expand=ownerid($select=fullname),regardingobjectid_process($select=name)'
        const [row] = JSON.parse(
          (await retrieveMultiple(ask(flowSession, `${query}&$filter=name eq 'run 3'`, as))).body as string,
        ).value
        return [row.ownerid?.fullname, row.regardingobjectid_process?.name]
      }
      assert.deepEqual(await expanded(admin), ['owner', 'Orders'])
      assert.deepEqual(await expanded(caller), [undefined, 'Orders'])
      const behind = (filter: string, as: UserContext) => names(flowSession, `$select=name&$filter=${filter}`, as)
      assert.equal(await behind("ownerid/fullname eq 'owner'", admin), 'run 1,run 2,run 3')
      assert.equal(await behind("ownerid/fullname eq 'owner'", caller), '')
      assert.equal(await behind('ownerid/fullname eq null', caller), 'run 3')
      assert.equal(await behind("ownerid/fullname ne 'owner'", caller), 'run 3')
      assert.equal(await behind("not (ownerid/fullname eq 'owner')", caller), 'run 3')
    })

    test('any() looks only at rows within reach', async () => {
      const failed = '$select=name&$filter=regardingobjectid_process/any(r:r/statuscode eq 8)'
      assert.equal(await names(workflow, failed, coowner), 'Orders')
      assert.equal(await names(workflow, failed, user), '')
    })

    test('without the privilege a table is closed altogether', async () => {
      const nobody = userOf(ids.stranger, [])
      await assert.rejects(retrieveMultiple(ask(workflow, '', nobody)), { status: 403, message: /prvReadworkflow/ })
      await assert.rejects(retrieve(ask(workflow, '', nobody), ids.orders), { status: 403, message: /prvReadworkflow/ })
      const filter = "$filter=MachineId/name eq 'x'"
      const onlyRuns = userOf(ids.stranger, [], { privileges: { flowsession: { Read: 'Global' } } })
      await assert.rejects(retrieveMultiple(ask(flowSession, filter, onlyRuns)), { message: /prvReadflowmachine / })
      await assert.rejects(retrieveMultiple(ask(flowSession, '$expand=MachineId', onlyRuns)), {
        message: /prvReadflowmachine /,
      })
      await assert.rejects(requireRow(database.store, user, 'Delete', flowSession, ids.called, []), {
        message: /prvDeleteflowsession/,
      })
    })

    test('a row that is not there is a 404 to everybody with the privilege', async () => {
      await assert.rejects(requireRow(database.store, user, 'Read', flowSession, ids.log, []), { status: 404 })
    })
  })
}
