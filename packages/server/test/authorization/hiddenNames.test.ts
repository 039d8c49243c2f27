import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { insertRow } from '../../src/store/insertRow.ts'
import { databases } from '../databases.ts'
import { type Method, openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

const id = (number: number) => `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Rows of somebody else, or names of nothing: ids and alternate keys. */
interface Names {
  readonly id: string
  readonly name: string
}
const hidden: Names = { id: id(1), name: 'hidden' }
const absent: Names = { id: id(2), name: 'absent' }

/** A flow, a connection and a group of the caller's own. */
const own = { flow: id(3), connection: id(4), group: id(5), queue: id(6) }

interface Way {
  readonly method: Method
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
const get = (path: string): Way => ({ method: 'GET', path })
const post = (path: string, body: unknown = {}): Way => ({ method: 'POST', path, body })
const patch = (path: string, body: unknown, headers = {}): Way => ({ method: 'PATCH', path, body, headers })
const put = (path: string, body: unknown): Way => ({ method: 'PUT', path, body })
const remove = (path: string): Way => ({ method: 'DELETE', path })

const ns = 'Microsoft.Dynamics.CRM'
const existing = { 'if-match': '*' }
const byKey = ({ name }: Names) => `dh_connections(dh_name='${name}')`
const target = (row: Names) => ({ '@odata.id': `workflows(${row.id})` })
const myself = (caller: string) => ({ '@odata.id': `systemusers(${caller})` })

/** Every way to name one row: title, what is sent, status and code of the answer. */
const ways: readonly (readonly [string, (row: Names, caller: string) => Way, number, string])[] = [
  ['a read', row => get(`workflows(${row.id})`), 404, '0x80040217'],
  ['a read of some columns', row => get(`workflows(${row.id})?$select=name&$expand=ownerid`), 404, '0x80040217'],
  ['a read of a run', row => get(`flowsessions(${row.id})?$select=statuscode`), 404, '0x80040217'],
  ['a read by its key’s name', row => get(`workflows(workflowid=${row.id})`), 404, '0x80040217'],
  ['a read by alternate key', row => get(byKey(row)), 404, '0x80060891'],
  ['a column', row => get(`workflows(${row.id})/name`), 404, '0x80040217'],
  ['a column by alternate key', row => get(`${byKey(row)}/dh_name`), 404, '0x80060891'],
  ['a bare value', row => get(`workflows(${row.id})/clientdata/$value`), 404, '0x80040217'],
  ['a file', row => get(`flowsessions(${row.id})/outputs/$value`), 404, '0x80040217'],
  ['a file as JSON', row => get(`flowsessions(${row.id})/outputs`), 404, '0x80040217'],
  ['its own reference', row => get(`workflows(${row.id})/$ref`), 404, '0x80040217'],
  ['what its lookup leads to', row => get(`workflows(${row.id})/ownerid`), 404, '0x80040217'],
  ['where its lookup leads', row => get(`workflows(${row.id})/ownerid/$ref`), 404, '0x80040217'],
  ['rows in it', row => get(`workflows(${row.id})/regardingobjectid_process`), 404, '0x80040217'],
  ['how many rows are in it', row => get(`workflows(${row.id})/regardingobjectid_process/$count`), 404, '0x80040217'],
  ['references in it', row => get(`workflows(${row.id})/regardingobjectid_process/$ref`), 404, '0x80040217'],
  [
    'a row in a row of one’s own',
    row => get(`workflows(${own.flow})/regardingobjectid_process(${row.id})`),
    404,
    '0x80040217',
  ],
  [
    'its reference there',
    row => get(`workflows(${own.flow})/regardingobjectid_process(${row.id})/$ref`),
    404,
    '0x80040217',
  ],
  [
    'a column of it there',
    row => get(`workflows(${own.flow})/regardingobjectid_process(${row.id})/name`),
    404,
    '0x80040217',
  ],
  [
    'a row there by alternate key',
    row => get(`flowmachinegroups(${own.group})/dh_flowmachinegroup_connection(dh_name='${row.name}')`),
    404,
    '0x80060891',
  ],
  ['a change', row => patch(`workflows(${row.id})`, { name: 'x' }, existing), 404, '0x80040217'],
  ['a change by alternate key', row => patch(byKey(row), { dh_displayname: 'x' }, existing), 404, '0x80060891'],
  ['a change of a version', row => patch(`workflows(${row.id})`, {}, { 'if-match': 'W/"1"' }), 404, '0x80040217'],
  ['a change that says nothing', row => patch(`workflows(${row.id})`, {}), 400, '0x80040203'],
  ['a change of what is not there', row => patch(`workflows(${row.id})`, { nothing: 1 }), 400, '0x80048d19'],
  ['a change of one column', row => put(`workflows(${row.id})/name`, { value: 'x' }), 404, '0x80040217'],
  ['emptying a column', row => remove(`dh_connections(${row.id})/dh_displayname`), 404, '0x80040217'],
  ['emptying it by alternate key', row => remove(`${byKey(row)}/dh_displayname`), 404, '0x80060891'],
  ['a delete', row => remove(`workflows(${row.id})`), 404, '0x80040217'],
  ['a delete by alternate key', row => remove(byKey(row)), 404, '0x80060891'],
  [
    'a lookup bound to it',
    row =>
      patch(`dh_connections(${own.connection})`, { 'dh_MachineGroupId@odata.bind': `flowmachinegroups(${row.id})` }),
    404,
    '0x80040217',
  ],
  [
    'a new row bound to it',
    row => post('dh_connections', { dh_name: 'new', 'dh_MachineGroupId@odata.bind': `flowmachinegroups(${row.id})` }),
    404,
    '0x80040217',
  ],
  [
    'a reference put into a lookup',
    row =>
      put(`dh_connections(${own.connection})/dh_MachineGroupId/$ref`, { '@odata.id': `flowmachinegroups(${row.id})` }),
    404,
    '0x80040217',
  ],
  [
    'a reference by alternate key',
    row => post(`flowmachinegroups(${own.group})/dh_flowmachinegroup_connection/$ref`, { '@odata.id': byKey(row) }),
    404,
    '0x80060891',
  ],
  ['its lookup emptied', row => remove(`flowmachinegroups(${row.id})/PasswordChangedBy/$ref`), 404, '0x80040217'],
  [
    'taking it out of a collection',
    row => remove(`flowmachinegroups(${own.group})/dh_flowmachinegroup_connection(${row.id})/$ref`),
    404,
    '0x80040217',
  ],
  [
    'taking it out by its URL',
    row => remove(`flowmachinegroups(${own.group})/dh_flowmachinegroup_connection/$ref?$id=${byKey(row)}`),
    404,
    '0x80060891',
  ],
  [
    'a new row in it',
    row => post(`flowmachinegroups(${row.id})/dh_flowmachinegroup_connection`, { dh_name: 'n' }),
    404,
    '0x80040217',
  ],
  ['RunDesktopFlow', row => post(`workflows(${row.id})/${ns}.RunDesktopFlow`, {}), 404, '0x80040217'],
  ['CancelDesktopFlowRun', row => post(`flowsessions(${row.id})/${ns}.CancelDesktopFlowRun`), 404, '0x80040217'],
  [
    'connectionName',
    row => post(`workflows(${own.flow})/${ns}.RunDesktopFlow`, { runMode: 'attended', connectionName: row.name }),
    400,
    '0x80040203',
  ],
  [
    'connectionName of a reference',
    row =>
      post(`workflows(${own.flow})/${ns}.RunDesktopFlow`, {
        runMode: 'attended',
        connectionName: row.name,
        connectionType: 2,
      }),
    404,
    '0x80040217',
  ],
  ['Dequeue', row => post(`workqueues(${row.id})/${ns}.Dequeue`), 404, '0x80040217'],
  [
    'EnqueueWorkQueueItem',
    row => post(`workqueues(${row.id})/${ns}.EnqueueWorkQueueItem`, { workQueueItem: { name: 'x' } }),
    404,
    '0x80040217',
  ],
  [
    'GrantAccess',
    (row, caller) =>
      post('GrantAccess', {
        Target: target(row),
        PrincipalAccess: { Principal: myself(caller), AccessMask: 'ReadAccess' },
      }),
    404,
    '0x80040217',
  ],
  [
    'RevokeAccess',
    (row, caller) => post('RevokeAccess', { Target: target(row), Revokee: myself(caller) }),
    404,
    '0x80040217',
  ],
  [
    'RetrievePrincipalAccess',
    (row, caller) =>
      get(`systemusers(${caller})/${ns}.RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'workflows(${row.id})'}`),
    404,
    '0x80040217',
  ],
  [
    'InitializeFileBlocksDownload',
    row =>
      post('InitializeFileBlocksDownload', {
        Target: { '@odata.id': `flowsessions(${row.id})` },
        FileAttributeName: 'outputs',
      }),
    404,
    '0x80040217',
  ],
  ['DeleteFile', row => post('DeleteFile', { FileId: row.id }), 404, '0x80040217'],
  [
    'UpdateMultiple',
    row =>
      post(`workflows/${ns}.UpdateMultiple`, {
        Targets: [{ '@odata.type': `${ns}.workflow`, workflowid: row.id, name: 'x' }],
      }),
    404,
    '0x80040217',
  ],
  [
    'UpdateMultiple by alternate key',
    row =>
      post(`dh_connections/${ns}.UpdateMultiple`, {
        Targets: [{ '@odata.type': `${ns}.dh_connection`, '@odata.id': byKey(row), dh_displayname: 'x' }],
      }),
    404,
    '0x80060891',
  ],
  [
    'BatchGetFlowMachineStatus',
    row => post('BatchGetFlowMachineStatus', { machineIds: `["${row.id}"]`, version: '2' }),
    404,
    '0x80040217',
  ],
]

for (const { name, skip, open } of databases)
  describe(`A row that one may not read is named in vain, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let maker: string
    let nobody: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      const { store, ask, rootUnitId } = environment
      const [role] = (await ask('GET', "roles?$select=roleid&$filter=name eq 'Environment Maker'")).json.value
      await store.write(function* () {
        const person = (fullname: string) =>
          insertRow(systemUser, { businessunitid: rootUnitId, fullname }, { userId: null, now: 0 })
        maker = yield* person('Maker')
        nobody = yield* person('Nobody')
        const other = { userId: yield* person('Other'), now: 0 }
        const mine = { userId: maker, now: 0 }
        const flow = { category: 6, statecode: 1, statuscode: 2 }
        yield* insertRow(workflow, { workflowid: hidden.id, name: 'Secret', ...flow }, other)
        yield* insertRow(workflow, { workflowid: own.flow, name: 'Mine', ...flow }, mine)
        yield* insertRow(flowMachineGroup, { flowmachinegroupid: hidden.id, name: 'Secret' }, other)
        yield* insertRow(flowMachineGroup, { flowmachinegroupid: own.group, name: 'Mine' }, mine)
        const connection = { dh_machinegroupid: own.group }
        yield* insertRow(
          dhConnection,
          { ...connection, dh_connectionid: hidden.id, dh_name: hidden.name, dh_displayname: 'Secret' },
          other,
        )
        yield* insertRow(dhConnection, { ...connection, dh_connectionid: own.connection, dh_name: 'mine' }, mine)
        yield* insertRow(
          connectionReference,
          {
            connectionreferencelogicalname: hidden.name,
            connectionreferencedisplayname: 'Secret',
            connectionid: 'mine',
          },
          other,
        )
        yield* insertRow(
          flowSession,
          {
            flowsessionid: hidden.id,
            name: 'Secret',
            statuscode: 4,
            dh_state: 'succeeded',
            regardingobjectid: own.flow,
          },
          other,
        )
        yield* insertRow(workQueue, { workqueueid: hidden.id, name: 'Secret', workqueuekey: hidden.name }, other)
      })
      await ask('POST', `systemusers(${maker})/systemuserroles_association/$ref`, {
        body: { '@odata.id': `roles(${role.roleid})` },
      })
    })
    after(() => environment.close())

    const send = async (way: Way, as: string, row: Names) => {
      const { method, path, body, headers } = way
      const answer = await environment.ask(method, path, { as, body, ...(headers && { headers }) })
      const error = answer.json?.error
      const shape = String(error?.message).replaceAll(row.id, '<id>').replaceAll(row.name, '<name>')
      return { status: answer.status, code: error?.code, shape }
    }

    for (const [title, way, status, code] of ways) {
      test(`${title}: ${status}`, async () => {
        const seen = await send(way(hidden, maker), maker, hidden)
        assert.deepEqual(seen, await send(way(absent, maker), maker, absent))
        assert.deepEqual([seen.status, seen.code], [status, code], seen.shape)
        assert.doesNotMatch(seen.shape, /Secret|right\(s\)/)
      })
      test(`${title}, by somebody without any privilege`, async () => {
        const seen = await send(way(hidden, nobody), nobody, hidden)
        assert.deepEqual(seen, await send(way(absent, nobody), nobody, absent))
        assert.ok([400, 403].includes(seen.status) || title === 'DeleteFile', `${seen.status} ${seen.shape}`)
      })
    }

    test('in a batch', async () => {
      const part = (row: Names) =>
        ['--b', 'Content-Type: application/http', '', `GET workflows(${row.id}) HTTP/1.1`, '', '', '--b--', ''].join(
          '\r\n',
        )
      const answerTo = async (row: Names) => {
        const { status, body } = await environment.ask('POST', '$batch', {
          as: maker,
          body: part(row),
          headers: { 'content-type': 'multipart/mixed; boundary=b' },
        })
        return [
          status,
          body.replaceAll(row.id, '<id>').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<guid>'),
        ]
      }
      assert.deepEqual(await answerTo(hidden), await answerTo(absent))
    })

    test('but its key is taken: a second row of the same key is refused, whoever asks', async () => {
      const flow = { name: 'x', category: 6, definition: 'plain' }
      const second = async (way: Way) => {
        const { status, code, shape } = await send(way, maker, hidden)
        assert.deepEqual([status, code], [412, '0x80040237'], shape)
        assert.equal(shape, 'A record with matching key values already exists.')
      }
      await second(patch(`workflows(${hidden.id})`, flow))
      await second(put(`workflows(${hidden.id})`, flow))
      await second(patch(`workflows(${hidden.id})`, flow, { 'if-none-match': '*' }))
      await second(post('workflows', { ...flow, workflowid: hidden.id }))
      await second(patch(byKey(hidden), { 'dh_MachineGroupId@odata.bind': `flowmachinegroups(${own.group})` }))
    })
  })
