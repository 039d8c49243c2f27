/** Flows that come in as files and go out as files, through the real program. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readFlows } from '@deskhand/solution/readFlows'
import { readSolution } from '@deskhand/solution/readSolution'
import type { Flow, FlowBinary } from '@deskhand/solution/solution'
import { newSolution, writeSolution } from '@deskhand/solution/writeSolution'
import { deskhand, startDeskhand, temporaryFolder } from './deskhand.ts'

const parentId = '11111111-1111-4111-8111-111111111111'
const childId = '22222222-2222-4222-8222-222222222222'
const brokenId = '33333333-3333-4333-8333-333333333333'

const binary = (
  id: string,
  type: string,
  reference: string,
  mimeType: string,
  content: string | Buffer,
): FlowBinary => ({
  id: `${id.repeat(8)}-0000-4000-8000-000000000000`,
  name: `Desktop flow ${type}`,
  type,
  reference,
  mimeType,
  metadata: '{}',
  fileName: `${type}_${id}.${mimeType === 'image/png' ? 'png' : 'json'}`,
  content: new Uint8Array(Buffer.from(content)),
})

const flow = (workflowId: string, name: string, definition: string, more: Partial<Flow> = {}): Flow => ({
  workflowId,
  name,
  description: null,
  definition,
  inputs: '{"schema":null}',
  outputs: '{"schema":null}',
  metadata: '{"clientversion":"2.50.125.24304","isvalid":true,"flowTimeout":null}',
  dependencies: '{"childFlows":[],"workQueues":[],"environmentVariables":[],"requiredBinaries":[]}',
  connectionReferences: '[]',
  desktopFlowModules: '[]',
  uiFlowType: 2,
  isActive: true,
  binaries: [],
  ...more,
})

const outputs =
  '{"schema":{"properties":{"Sum":{"default":"","description":"What it comes to","format":null,"title":"The sum","type":"number","value":null}},"type":"object"}}'
const solution = {
  solution: newSolution('Orders'),
  flows: [
    flow(
      parentId,
      'Orders & "more" – äöü',
      `IMPORT 'controlRepo.appmask' AS appmask\r\nExternal.RunFlow FlowId: '${childId}'\r\n# <b> ]]> \\' テスト 😀\r\n`,
      {
        description: 'Calls the other.',
        dependencies: `{"childFlows":["${childId}"],"workQueues":[],"environmentVariables":[],"requiredBinaries":[]}`,
        connectionReferences: '[{"connectionReferenceLogicalName":"con_mail"}]',
        binaries: [
          binary('a', 'ControlRepository', 'controlRepo.appmask', 'application/json', '{"Screens":[],"Version":1}'),
          binary(
            'b',
            'ControlRepositoryImageFile',
            'controlRepo-screenshots\\x.png',
            'image/png',
            Buffer.from([137, 80, 78, 71, 0, 255]),
          ),
          binary('c', 'ManifestFile', 'flow.manifest', 'application/json', '{"PowerFxEnabled":false}'),
        ],
      },
    ),
    flow(
      childId,
      'Sum',
      "@OUTPUT Sum : { 'Description': 'What it comes to', 'FriendlyName': 'The sum', 'Type': 'Numeric' }\r\nSET Sum TO 2 + 3\r\n",
      { outputs },
    ),
  ],
  connectionReferences: [
    {
      logicalName: 'con_mail',
      displayName: 'Mail',
      connectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
      description: null,
    },
  ],
}

interface Row {
  readonly name: string
  readonly workflowid: string
  readonly done?: string
  readonly state?: string
  readonly why?: string | null
}

async function stage(context: TestContext) {
  const folder = temporaryFolder(context)
  const data = join(folder, 'data')
  await startDeskhand(context, ['--data', data, '--port', '0', '--no-https'])
  const file = (name: string, content?: Uint8Array | string): string => {
    if (content !== undefined) writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const json = async (
    ...args: readonly string[]
  ): Promise<{ rows: readonly Row[]; stderr: string; code: number | null }> => {
    const { code, stdout, stderr } = await deskhand([...args, '--data', data, '--json'])
    return { rows: stdout === '' ? [] : JSON.parse(stdout), stderr, code }
  }
  return { file, json }
}

test('a solution goes in, is listed, comes out the same, and goes in again', async context => {
  const { file, json } = await stage(context)
  const zip = file('Orders.zip', writeSolution(solution))

  const first = await json('flows', 'import', zip)
  assert.equal(first.code, 0, first.stderr)
  assert.deepEqual(
    first.rows.map(({ name, workflowid, done, state }) => [name, workflowid, done, state]),
    [
      ['Sum', childId, 'created', 'on'],
      [solution.flows[0]?.name, parentId, 'created', 'on'],
    ],
  )
  assert.match(first.stderr, /connection reference 'con_mail' was made/)

  const { rows } = await json('flows', 'list')
  const own = rows.filter(row => [parentId, childId].includes(row.workflowid))
  assert.deepEqual(
    own.map(row => row.state),
    ['on', 'on'],
  )
  for (const row of own) assert.deepEqual(Object.keys(row), ['name', 'workflowid', 'state', 'owner', 'modified'])

  const exported = await json('flows', 'export', parentId, '-o', file('Orders2.zip'), '--solution', 'Orders')
  assert.equal(exported.code, 0, exported.stderr)
  assert.deepEqual(
    exported.rows.map(row => row.workflowid),
    [parentId, childId],
  )
  const { others: _, ...read } = readSolution(readFileSync(file('Orders2.zip')))
  assert.deepEqual(read, solution)

  const second = await json('flows', 'import', file('Orders2.zip'))
  assert.deepEqual(
    second.rows.map(row => row.done),
    ['replaced', 'replaced'],
  )
  await json('flows', 'export', 'Sum', parentId, '-o', file('Orders3.zip'), '--solution', 'Orders')
  assert.deepEqual(readSolution(readFileSync(file('Orders3.zip'))).flows, [solution.flows[1], solution.flows[0]])
})

test('flows come out as rows and as texts, and go in from every kind of file', async context => {
  const { file, json } = await stage(context)
  const script = "SET Name TO 'テスト'\r\n"
  const japanese = Uint8Array.from([
    ...Buffer.from("SET Name TO '"),
    0x83,
    0x65,
    0x83,
    0x58,
    0x83,
    0x67,
    ...Buffer.from("'\r\n"),
  ])
  const texts = [
    file('utf16.robin', Buffer.from(`\uFEFF${script}`, 'utf16le')),
    file('utf8.robin', script),
    file('shiftjis.robin', japanese),
  ]
  const made = await json('flows', 'import', file('Orders.zip', writeSolution(solution)), ...texts)
  assert.equal(made.code, 0, made.stderr)

  await json('flows', 'export', 'utf16', 'utf8', 'shiftjis', '-o', file('texts'))
  assert.deepEqual(readdirSync(file('texts')).sort(), ['shiftjis.robin', 'utf16.robin', 'utf8.robin'])
  for (const name of ['shiftjis', 'utf16', 'utf8'])
    assert.equal(readFileSync(join(file('texts'), `${name}.robin`), 'utf8'), script)

  const rows = await json('flows', 'export', parentId, '--with-children', '-o', file('rows.json'))
  assert.equal(rows.code, 0, rows.stderr)
  assert.deepEqual(readFlows(readFileSync(file('rows.json')), 'rows.json').flows, solution.flows)
  const again = await json('flows', 'import', file('rows.json'))
  assert.deepEqual(
    again.rows.map(row => row.done),
    ['replaced', 'replaced'],
  )
})

test('a flow with errors is kept as a draft that says why; a broken file stops all before anything is written', async context => {
  const { file, json } = await stage(context)
  const flows = [
    flow(brokenId, 'Broken', 'SET A TO\r\nFile.Coppy Files: A\r\n'),
    flow(childId, 'Off', 'SET A TO 1', { isActive: false }),
  ]
  const drafts = await json(
    'flows',
    'import',
    file('drafts.zip', writeSolution({ solution: newSolution('Drafts'), flows, connectionReferences: [] })),
  )
  assert.deepEqual(
    drafts.rows.map(({ state, why }) => [state, why?.replace(/:.*/s, '')]),
    [
      ['draft', 'Line 1, column 9'],
      ['draft', 'it is switched off in the file'],
    ],
  )
  assert.match(drafts.stderr, /Broken:1:\d+ error: /)

  const stopped = await json('flows', 'import', file('fine.robin', 'SET A TO 1'), file('broken.zip', 'PK\u0003\u0004'))
  assert.equal(stopped.code, 1)
  assert.match(stopped.stderr, /broken\.zip: The archive has no end: it is cut short, or no zip/)
  const { rows } = await json('flows', 'list')
  assert.ok(!rows.some(row => row.name === 'fine'))
})

test('a flow of a solution is checked and run without a server, with the flow it calls', async context => {
  const folder = temporaryFolder(context)
  const zip = join(folder, 'Orders.zip')
  const definition = `@OUTPUT Total : { 'Type': 'Numeric' }\r\nExternal.RunFlow FlowId: '${childId}' @Sum=> Five\r\nSET Total TO Five * 2\r\n`
  const [, sum] = solution.flows
  writeFileSync(zip, writeSolution({ ...solution, flows: [flow(parentId, 'Total', definition), sum as Flow] }))
  const checked = await deskhand(['check', zip])
  assert.deepEqual([checked.code, checked.stdout], [0, 'no errors\n'], checked.stderr)
  const ran = await deskhand(['run', zip, '--flow', 'total', '--json'])
  assert.deepEqual([ran.code, JSON.parse(ran.stdout)], [0, { Total: 10 }], ran.stderr)
  const unclear = await deskhand(['run', zip])
  assert.match(unclear.stderr, /holds 2 flows; say which one with --flow: 'Total', 'Sum'/)
})
