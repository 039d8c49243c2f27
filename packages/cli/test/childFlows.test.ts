import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { actionLibrary } from '@deskhand/actions/library'
import { parse } from '@deskhand/robin/syntax/parse'
import { scriptFlow } from '@deskhand/solution/scriptFlow'
import { childFlowsOf } from '../src/childFlows.ts'
import { type NamedFlow, readFlowFile } from '../src/flowFile.ts'

const id = '5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10'
const call = `@@flowname: 'Net price'\nExternal.RunFlow FlowId: '${id}'\n`

/** Loads what `main.robin` calls, in a folder with these files. */
async function load(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  children: (folder: string) => string[],
  flows: readonly NamedFlow[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-children-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'work'))
  const all = { 'work/main.robin': call, ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text)
  const main = join(folder, 'work/main.robin')
  const [flow] = (await readFlowFile(main)).flows
  const sources = { file: main, children: children(folder), flows }
  return childFlowsOf(flow as NamedFlow, parse(all['work/main.robin']).tree, sources, actionLibrary())
}

describe('A flow that a file calls', () => {
  test('is the file beside it that has its name', async context => {
    const { childFlows, problems } = await load(context, { 'work/Net price.robin': 'SET A TO 1' }, () => [])
    assert.deepEqual(problems, [])
    assert.equal(childFlows(id)?.name, 'Net price')
  })

  test('is before that the file --child gives its id, whatever the case', async context => {
    const files = { 'work/Net price.robin': 'SET A TO 1', 'other.robin': 'SET A TO 1' }
    const { childFlows } = await load(context, files, folder => [`${id.toUpperCase()}=${join(folder, 'other.robin')}`])
    assert.equal(childFlows(id)?.name, 'other')
  })

  test('is the one of that id in its own file, with the time it gives itself', async context => {
    const own = scriptFlow({ definition: 'SET A TO 1', binaries: [] })
    const child = { ...own, workflowId: id, name: 'Own', file: 'x.zip', metadata: '{"flowTimeout":2}' }
    const { childFlows } = await load(context, { 'work/Net price.robin': 'SET A TO 1' }, () => [], [child])
    assert.deepEqual([childFlows(id)?.name, childFlows(id)?.timeoutSeconds], ['Own', 120])
  })

  const missing = `Line 2 of 'main' calls the desktop flow 'Net price' (${id}), which is not there. Give its file: --child <id>=<file>.`
  test('is missed with the way to give it', async context => {
    assert.deepEqual((await load(context, {}, () => [])).problems, [missing])
  })

  test('is looked for in no other folder than that of the file', async context => {
    const main = call.replace('Net price', '../secret')
    const { problems } = await load(context, { 'work/main.robin': main, 'secret.robin': '' }, () => [])
    assert.deepEqual(problems, [missing.replace('Net price', '../secret')])
  })

  test('is not the file itself', async context => {
    const { problems } = await load(context, {}, folder => [`${id}=${join(folder, 'work/main.robin')}`])
    assert.deepEqual(problems, ["'main' calls 'main'; a flow cannot call itself, directly or through others."])
  })

  test('is given as id and file', async context => {
    await assert.rejects(
      load(context, {}, () => ['main.robin']),
      /^Error: --child takes <id>=<file>/,
    )
  })
})
