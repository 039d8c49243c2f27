import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { childrenFirst } from '../src/childrenFirst.ts'

const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`
/** `a: b c` is the flow a, which calls b and c. */
const flow = (text: string) => {
  const [name = '', calls = ''] = text.split(':')
  const definition = calls
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(one => `External.RunFlow FlowId: '${id(one).toUpperCase()}'`)
  return {
    name,
    workflowId: name === '-' ? null : id(name),
    definition: definition.join('\n'),
    dependencies: null as string | null,
  }
}

describe('flows that others call come before them', () => {
  /** Flows as given, their order. */
  const cases: readonly (readonly [string, string])[] = [
    ['', ''],
    ['a, b, c', 'a b c'],
    ['a: b, b', 'b a'],
    ['a: c b, b: d, c, d', 'd b c a'],
    ['a: b, b: a', 'b a'],
    ['a: a', 'a'],
    ['a: b, b: c, c: a, d', 'c b a d'],
    ['-: a, a, -', 'a - -'],
    ['a: f', 'a'],
  ]
  for (const [given, order] of cases) {
    test(given || 'none', () => {
      const flows = given.split(', ').filter(Boolean).map(flow)
      assert.equal(
        childrenFirst(flows)
          .map(one => one.name)
          .join(' '),
        order,
      )
    })
  }

  test('also where only the dependencies say so', () => {
    const [a, b] = [flow('a'), flow('b')]
    const caller = { ...a, dependencies: `{"childFlows":["${id('b')}"]}` }
    assert.deepEqual(childrenFirst([caller, b]), [b, caller])
  })
})
