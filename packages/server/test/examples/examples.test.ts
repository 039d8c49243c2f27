import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { operations } from '@deskhand/contract/operations/index'
import { desktopFlowBinary } from '@deskhand/contract/tables/desktopFlowBinary'
import { desktopFlowModule } from '@deskhand/contract/tables/desktopFlowModule'
import { dhCallbackDelivery } from '@deskhand/contract/tables/dhCallbackDelivery'
import { environmentVariableDefinition } from '@deskhand/contract/tables/environmentVariableDefinition'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { role } from '@deskhand/contract/tables/role'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import type { WebApiExample } from '../../src/examples/example.ts'
import { examples } from '../../src/examples/examples.ts'
import { downloadToken } from '../../src/files/downloadToken.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import { callbackDeliveryId } from '../../src/store/concludeRun.ts'
import { fileIdOf } from '../../src/store/fileIdOf.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { addRolePrivileges } from '../../src/store/rolePrivileges.ts'
import { writeContent } from '../../src/store/writeContent.ts'
import { type Environment, ids, openEnvironment, start } from '../apiEnvironment.ts'

const id = (number: number): string => `00000000-0000-4000-8000-0000000001${number}`
const rows = {
  run: id(10),
  second: id(11),
  machine: id(12),
  role: id(13),
  variable: id(14),
  binary: id(15),
  queue: id(16),
  item: id(17),
  module: id(18),
  spare: id(19),
}
const names: Readonly<Record<string, string>> = {
  ...rows,
  ...ids.users,
  flow: ids.flow,
  draft: ids.draft,
  group: ids.group,
  organization: ids.organization,
  unit: ids.unit,
  privilege: privilegeId('prvReadworkflow'),
  file: fileIdOf(desktopFlowBinary, rows.binary, 'data'),
  download: downloadToken({ table: desktopFlowBinary, id: rows.binary, column: 'data' }),
}

for (const { title, examples: all } of examples)
  describe(title, () => {
    let shared: Environment
    before(async () => {
      shared = await open()
    })
    after(() => shared?.close())
    for (const example of all)
      test(example.title, async () => {
        if (example.method === undefined) return check(example, shared)
        const own = await open()
        try {
          await check(example, own)
        } finally {
          await own.close()
        }
      })
  })

describe('The examples', () => {
  const paths = examples.flatMap(({ examples: all }) => all.map(({ path }) => path))
  for (const { name } of operations.filter(({ instead }) => instead === undefined))
    test(`show ${name}`, () =>
      assert.ok(
        paths.some(path => new RegExp(`(?:^|\\.)${name}(?:$|\\()`).test(path)),
        `No example calls ${name}. Add one to packages/server/src/examples.`,
      ))
})

async function open(): Promise<Environment> {
  const environment = await openEnvironment()
  await fill(environment)
  return environment
}

async function check(example: WebApiExample, environment: Environment): Promise<void> {
  const filled = async (text: string): Promise<string> => {
    const etag = text.includes('{etag}') ? await etagOf(environment) : ''
    const upload = text.includes('{upload}') ? await uploadOf(environment) : ''
    const found: Readonly<Record<string, string>> = { ...names, etag, upload }
    return text.replaceAll(/\{(\w+)\}/g, (whole, name) => found[name] ?? whole)
  }
  const headers: Record<string, string> = { 'x-user': 'admin' }
  for (const [name, value] of Object.entries(example.headers ?? {})) headers[name] = await filled(value)
  const { body } = example
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body)
  if (text !== undefined && headers['Content-Type'] === undefined) headers['Content-Type'] = 'application/json'
  const answer = await environment.app.inject({
    method: example.method ?? 'GET',
    url: encodeURI(`${example.root ?? '/api/data/v9.2/'}${await filled(example.path)}`),
    headers,
    ...(text === undefined ? {} : { payload: await filled(text) }),
  })
  assert.equal(answer.statusCode, example.status, `${answer.body} ${environment.errors.join()}`)
  if (typeof example.gives === 'string') assert.equal(answer.body, example.gives)
  else if (example.gives !== undefined)
    includes(JSON.parse(answer.body), JSON.parse(await filled(JSON.stringify(example.gives))), 'answer')
}

/** Every member expected is there, with its value; lists have as many items. `…` stands for any text. */
function includes(actual: unknown, expected: unknown, where: string): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `${where} is no list: ${JSON.stringify(actual)}`)
    assert.equal(actual.length, expected.length, `${where}: ${JSON.stringify(actual)}`)
    for (const [index, item] of expected.entries()) includes(actual[index], item, `${where}[${index}]`)
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [name, value] of Object.entries(expected))
      includes((actual as Record<string, unknown> | null)?.[name], value, `${where}.${name}`)
  } else if (expected === '…') assert.equal(typeof actual, 'string', where)
  else assert.deepEqual(actual, expected, where)
}

async function etagOf({ app }: Environment): Promise<string> {
  const { body } = await app.inject({ url: `/api/data/v9.2/flowsessions(${rows.run})`, headers: { 'x-user': 'admin' } })
  return JSON.parse(body)['@odata.etag']
}

/** The token of an upload of which one block is there, `QjE=`. */
async function uploadOf({ app }: Environment): Promise<string> {
  const call = (name: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/data/v9.2/${name}`, headers: { 'x-user': 'admin' }, payload })
  const Target = { '@odata.id': `desktopflowbinaries(${rows.binary})` }
  const begun = await call('InitializeFileBlocksUpload', { Target, FileAttributeName: 'data', FileName: 'new' })
  const { FileContinuationToken } = begun.json()
  await call('UploadBlock', { BlockId: 'QjE=', BlockData: 'Ynl0ZXM=', FileContinuationToken })
  return FileContinuationToken
}

async function fill({ store }: Environment): Promise<void> {
  const by = { userId: ids.users.maker, now: start }
  await store.write(function* () {
    yield* insertRow(
      flowMachine,
      { flowmachineid: rows.machine, name: 'PC-01', flowmachinegroupid: ids.group, description: 'Room 1' },
      by,
    )
    const run = { regardingobjectid: ids.flow, machineid: rows.machine, startedon: start }
    const first = { flowsessionid: rows.run, name: 'First run', statuscode: 8, runduration: 1500, dh_state: 'failed' }
    yield* insertRow(flowSession, { ...run, ...first }, by)
    const second = { flowsessionid: rows.second, name: 'Second run', statuscode: 4, dh_state: 'succeeded' }
    yield* insertRow(flowSession, { ...run, ...second }, by)
    yield* insertRow(role, { roleid: rows.role, name: 'Order clerk', businessunitid: ids.unit }, by)
    yield* addRolePrivileges(rows.role, [{ privilegeId: privilegeId('prvReadworkflow'), depth: 1 }])
    yield* assignRole({ userId: ids.users.user, roleId: rows.role })
    const variable = { environmentvariabledefinitionid: rows.variable, schemaname: 'new_OrdersFolder' }
    yield* insertRow(environmentVariableDefinition, { ...variable, displayname: 'Orders folder' }, by)
    const binary = { desktopflowbinaryid: rows.binary, name: 'flow.manifest', type: 'ManifestFile', process: ids.flow }
    yield* insertRow(desktopFlowBinary, binary, by)
    const file = { name: 'flow.manifest', content: Buffer.from('bytes') }
    yield* writeContent(desktopFlowBinary, rows.binary, 'data', file)
    yield* insertRow(flowMachineGroup, { flowmachinegroupid: rows.spare, name: 'spare' }, by)
    yield* insertRow(desktopFlowModule, { desktopflowmoduleid: rows.module, name: 'Prices' }, by)
    yield* insertRow(workQueue, { workqueueid: rows.queue, name: 'Invoices', workqueuekey: 'invoices' }, by)
    yield* insertRow(workQueueItem, { workqueueitemid: rows.item, name: 'Invoice 4712', workqueueid: rows.queue }, by)
    const delivery = { dh_callbackdeliveryid: callbackDeliveryId(rows.second), dh_flowsessionid: rows.second }
    yield* insertRow(dhCallbackDelivery, { ...delivery, dh_url: 'https://receiver.example/', dh_body: '{}' }, by)
  })
}
