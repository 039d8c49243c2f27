import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktopFlowBinary } from '@deskhand/contract/tables/desktopFlowBinary'
import { environmentVariableDefinition } from '@deskhand/contract/tables/environmentVariableDefinition'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { role } from '@deskhand/contract/tables/role'
import type { WebApiExample } from '../../src/examples/example.ts'
import { examples } from '../../src/examples/examples.ts'
import { assignRole } from '../../src/store/assignRole.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start } from '../apiEnvironment.ts'

const id = (number: number): string => `00000000-0000-4000-8000-0000000001${number}`
const rows = { run: id(10), second: id(11), machine: id(12), role: id(13), variable: id(14), binary: id(15) }
const names: Readonly<Record<string, string>> = {
  ...rows,
  ...ids.users,
  flow: ids.flow,
  draft: ids.draft,
  group: ids.group,
  organization: ids.organization,
  unit: ids.unit,
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

async function open(): Promise<Environment> {
  const environment = await openEnvironment()
  await fill(environment)
  return environment
}

async function check(example: WebApiExample, environment: Environment): Promise<void> {
  const filled = async (text: string): Promise<string> => {
    const etag = text.includes('{etag}') ? await etagOf(environment) : ''
    return text.replaceAll(/\{(\w+)\}/g, (whole, name) => (name === 'etag' ? etag : (names[name] ?? whole)))
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
    yield* assignRole({ userId: ids.users.user, roleId: rows.role })
    const variable = { environmentvariabledefinitionid: rows.variable, schemaname: 'new_OrdersFolder' }
    yield* insertRow(environmentVariableDefinition, { ...variable, displayname: 'Orders folder' }, by)
    const binary = { desktopflowbinaryid: rows.binary, name: 'flow.manifest', type: 'ManifestFile', process: ids.flow }
    yield* insertRow(desktopFlowBinary, binary, by)
  })
}
