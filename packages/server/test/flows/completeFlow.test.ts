import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import { completeFlow } from '../../src/flows/completeFlow.ts'
import type { ScriptReader } from '../../src/flows/readScript.ts'

const read: ScriptReader = definition => ({
  problem: definition.includes('?') ? 'Line 1: unexpected ?.' : null,
  inputs: { schema: null },
  outputs: { schema: null },
  modules: [],
  childFlows: [],
})
const before = { name: 'Old', category: 6, definition: 'SET A TO 1' }

describe('the values of a desktop flow', () => {
  test('of a new flow are those of an exported one', () => {
    const values = completeFlow({ name: 'New', definition: 'SET A TO 1' }, undefined, 0 + Date.UTC(2026, 0), read)
    for (const [name, value] of Object.entries({
      category: 6,
      type: 1,
      scope: 4,
      runas: 1,
      uiflowtype: 2,
      primaryentity: 'none',
    }))
      assert.equal(values[name], value, name)
    assert.deepEqual([values.statecode, values.statuscode], [1, 2])
  })

  test('follow a new name, since it stands in clientdata', () => {
    const values = completeFlow({ name: 'New' }, before, Date.UTC(2026, 0), read)
    assert.equal(JSON.parse(String(values.clientdata)).properties.definition.name, 'New')
    assert.equal(values.definition, before.definition)
  })

  test('do not change with a description', () =>
    assert.deepEqual(completeFlow({ description: 'x' }, before, Date.UTC(2026, 0), read), { description: 'x' }))

  const columns = {
    metadata: '{"clientversion":"2.50"}',
    dependencies: '{"childFlows":[]}',
    connectionreferences: '[{}]',
  }

  test('keep what tools wrote beside the script', () => {
    const schemas = { inputs: '{ "schema": null }', outputs: '{"schema":null}' }
    const values = completeFlow(
      { name: 'New', definition: 'SET A TO 1', ...columns, ...schemas },
      undefined,
      Date.UTC(2026, 0),
      read,
    )
    for (const [name, text] of Object.entries({ ...columns, ...schemas })) assert.equal(values[name], text, name)
    assert.match(String(values.clientdata), /"inputs":\{"schema":null\}/)
  })

  test('leave that alone until the script changes', () => {
    const same = completeFlow({ name: 'New', definition: before.definition }, before, Date.UTC(2026, 0), read)
    const other = completeFlow({ definition: 'SET B TO 2' }, before, Date.UTC(2026, 0), read)
    for (const name of ['metadata', 'dependencies', 'connectionreferences', 'desktopflowmodules']) {
      assert.equal(same[name], undefined, name)
      assert.equal(typeof other[name], 'string', name)
    }
    assert.equal(completeFlow({ metadata: '{}' }, before, 0, read).metadata, '{}')
  })

  test('say that the flow is switched off', () =>
    assert.deepEqual(completeFlow({ statecode: 0 }, before, Date.UTC(2026, 0), read), { statecode: 0, statuscode: 1 }))

  const refused: readonly (readonly [
    string,
    Record<string, string | number>,
    Record<string, string | number> | undefined,
    string,
  ])[] = [
    ['a cloud flow', { name: 'x', category: 5, definition: 'y' }, undefined, 'The category is 5'],
    ['no script', { name: 'x' }, undefined, "give the Robin text in 'definition'"],
    ['a schema', { inputs: '{}' }, before, "The column 'inputs' of a desktop flow follows from its script."],
    [
      'the activation of a script with errors',
      { statecode: 1 },
      { ...before, definition: '?' },
      'cannot be activated: Line 1',
    ],
  ]
  for (const [title, written, row, message] of refused) {
    test(`do not include ${title}`, () => {
      assert.throws(
        () => completeFlow(written, row, Date.UTC(2026, 0), read),
        (error: DataverseError) =>
          error.code === '0x80040203' && error.message.includes(message) ? true : assert.fail(error),
      )
    })
  }
})
