import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { scriptFlow } from '@deskhand/solution/scriptFlow'
import { newSolution, writeSolution } from '@deskhand/solution/writeSolution'
import { flowNamed, readFlowFile } from '../src/flowFile.ts'

const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

/** A file of that name with that content. */
function file(context: TestContext, name: string, content: Uint8Array | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-flows-'))
  context.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const zip = (...names: readonly string[]): Uint8Array =>
  writeSolution({
    solution: newSolution('Two'),
    flows: names.map((name, index) => ({
      ...scriptFlow({ definition: 'SET A TO 1', binaries: [] }),
      workflowId: ids[index] as string,
      name,
    })),
    connectionReferences: [],
  })

test('a flow without a name has that of its file', async context => {
  for (const [name, flow] of [
    ['Order report.robin', 'Order report'],
    ['report.ROBIN', 'report'],
    ['report.v2', 'report.v2'],
  ] as const)
    assert.equal((await readFlowFile(file(context, name, 'SET A TO 1'))).flows[0]?.name, flow)
})

test('the flow meant is found by name or id, whatever the case, and need not be named where there is one', async context => {
  const two = await readFlowFile(file(context, 'x.zip', zip('Read', 'Print')))
  assert.equal(flowNamed(two, 'print').workflowId, ids[1])
  assert.equal(flowNamed(two, ids[0].toUpperCase()).name, 'Read')
  assert.equal(flowNamed(await readFlowFile(file(context, 'y.zip', zip('Read'))), undefined).name, 'Read')
})

test('what may be meant is said where it is not clear', async context => {
  const two = await readFlowFile(file(context, 'x.zip', zip('Read', 'Print')))
  assert.throws(() => flowNamed(two, undefined), /x\.zip holds 2 flows; say which one with --flow: 'Read', 'Print'/)
  assert.throws(() => flowNamed(two, 'Write'), /x\.zip holds no flow 'Write', but: 'Read', 'Print'/)
  const same = await readFlowFile(file(context, 'x.zip', zip('Read', 'Read')))
  assert.throws(() => flowNamed(same, 'Read'), /more than one flow 'Read'/)
})

test('a file that cannot be read is named', async context => {
  await assert.rejects(readFlowFile('/nowhere.zip'), /^Error: \/nowhere\.zip could not be read: ENOENT/)
  await assert.rejects(readFlowFile(file(context, 'x.zip', 'PK\u0003\u0004')), /x\.zip: The archive has no end/)
})
