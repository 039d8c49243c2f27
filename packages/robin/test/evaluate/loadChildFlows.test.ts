import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { loadChildFlows } from '../../src/evaluate/loadChildFlows.ts'
import { parse } from '../../src/syntax/parse.ts'
import { libraryOf, testActions } from '../support/testLibrary.ts'

/** Loads what a flow named Root, of the id `root`, calls; the ids of the others are their names in small letters. */
async function load(main: string, flows: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const root = { id: 'root', name: 'Root', tree: parse(main).tree }
  const loaded = await loadChildFlows(root, libraryOf(testActions()), ({ flowId }) => {
    asked.push(flowId)
    const found = Object.entries(flows).find(([name]) => name.toLowerCase() === flowId)
    return found && { id: flowId, name: found[0], definition: found[1] }
  })
  return { ...loaded, asked }
}

const calls = (...ids: string[]): string => ids.map(id => `Test.Call Flow: '${id}'`).join('\n')

test('The flows a flow calls are asked for once each, with those that they call', async () => {
  const { asked, childFlows, actions, problems } = await load(calls('a', 'b', 'a'), {
    A: calls('c'),
    B: calls('c', 'd'),
    C: "Test.Say Text: 'c'",
    D: '',
  })
  assert.deepEqual(problems, [])
  assert.deepEqual(asked, ['a', 'b', 'c', 'd'])
  assert.deepEqual([...actions].sort(), ['Test.Call', 'Test.Say'])
  assert.equal(childFlows('A')?.name, 'A')
  assert.equal(childFlows('x'), undefined)
})

test('A flow that calls none asks for none', async () => {
  const { asked, problems, actions } = await load('SET A TO 1', {})
  assert.deepEqual([asked, problems, [...actions]], [[], [], []])
})

describe('A flow cannot run', () => {
  const rows: Record<string, readonly [main: string, flows: Record<string, string>, ...problems: string[]]> = {
    'where one it calls is missing': [
      `SET A TO 1\n@@flowname: 'Prices'\n${calls('a')}`,
      {},
      "Line 3 of 'Root' calls the desktop flow 'Prices' (a), which is not there.",
    ],
    'where one that is called calls one that is missing': [
      calls('a', 'b'),
      { A: calls('x'), B: calls('y') },
      "Line 1 of 'A' calls the desktop flow 'x', which is not there.",
      "Line 1 of 'B' calls the desktop flow 'y', which is not there.",
    ],
    'where the script of one has errors': [
      calls('a'),
      { A: 'SET\nTest.Sey' },
      "The script of the desktop flow 'A' cannot run. Line 1: ",
    ],
    'where it calls itself': [
      calls('root'),
      {},
      "'Root' calls 'Root'; a flow cannot call itself, directly or through others.",
    ],
    'where it calls itself through others': [
      calls('a'),
      { A: calls('b'), B: calls('root') },
      "'Root' calls 'A' calls 'B' calls 'Root'; a flow cannot call itself, directly or through others.",
    ],
    'where others call each other': [
      calls('a'),
      { A: calls('b'), B: calls('c'), C: calls('b') },
      "'B' calls 'C' calls 'B'; a flow cannot call itself, directly or through others.",
    ],
    'where it calls more than 150 others': [
      calls(...Array.from({ length: 151 }, (_, at) => `f${at}`)),
      Object.fromEntries(Array.from({ length: 151 }, (_, at) => [`F${at}`, ''])),
      'The flow calls more than 150 others, directly and through them; it may not.',
    ],
  }
  for (const [title, [main, flows, ...expected]] of Object.entries(rows))
    test(title, async () => {
      const { problems } = await load(main, flows)
      assert.equal(problems.length, expected.length, problems.join('\n'))
      for (const [at, problem] of problems.entries()) assert.ok(problem.startsWith(expected[at]!), problem)
    })
})

test('Flows that many ways lead to are gone through once', async () => {
  const layers = 40
  const flows = Object.fromEntries(
    Array.from({ length: layers }, (_, at) => [
      [`L${at}`, at + 1 < layers ? calls(`l${at + 1}`, `r${at + 1}`) : ''],
      [`R${at}`, at + 1 < layers ? calls(`l${at + 1}`, `r${at + 1}`) : ''],
    ]).flat(),
  )
  const { problems, asked } = await load(calls('l0', 'r0'), flows)
  assert.deepEqual(problems, [])
  assert.equal(asked.length, 2 * layers)
})
