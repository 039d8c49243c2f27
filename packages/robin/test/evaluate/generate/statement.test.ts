import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { actionNames } from '../../../src/evaluate/actionNames.ts'
import { compile } from '../../../src/evaluate/compile.ts'
import type { DebugListener } from '../../../src/evaluate/debugListener.ts'
import type { Listener, StatementReport } from '../../../src/evaluate/listener.ts'
import type { Failed } from '../../../src/evaluate/outcome.ts'
import { parse } from '../../../src/syntax/parse.ts'
import type { Value } from '../../../src/values/value.ts'
import { execute } from '../../support/execute.ts'
import { madeHost } from '../../support/madeHost.ts'
import { pureFlow } from '../../support/pureFlow.ts'
import { libraryOf, testActions } from '../../support/testLibrary.ts'

/** What came of a flow: how it ended, with the place of an error, and its variables. */
async function resultOf(script: string, listener: Listener, debug?: DebugListener) {
  const { tree } = parse(script)
  const library = libraryOf(testActions({ count: 0 }))
  let variables: ReadonlyMap<string, Value> = new Map()
  const outcome = await compile(tree, await library.load(actionNames(tree))).run({
    host: madeHost(),
    listener,
    ...(debug && { debug }),
    inspect: found => {
      variables = found
    },
  })
  return { outcome: outcome.status === 'failed' ? withoutStack(outcome) : outcome, variables: [...variables] }
}

/** A defect of an action tells where in JavaScript it is, which differs. */
const withoutStack = ({ error, ...outcome }: Failed) => ({
  ...outcome,
  error: { ...error, details: error.details.replace(/\n {4}at [\s\S]*/, '') },
})

test('a flow does the same as a whole, statement by statement, and listened to', async () => {
  await fc.assert(
    fc.asyncProperty(pureFlow, async script => {
      const whole = await resultOf(script, {})
      const reports: StatementReport[] = []
      const listened = await resultOf(script, { statement: report => void reports.push(report) })
      const watchedReports: StatementReport[] = []
      const watched = await resultOf(script, { statement: report => void watchedReports.push(report) }, {})
      assert.deepEqual(watched, whole)
      assert.deepEqual(listened, whole)
      assert.deepEqual(reports, watchedReports)
    }),
    { numRuns: Number(process.env.FLOWS ?? 150) },
  )
})

describe('the text of a flow is no code', () => {
  const texts = [
    "\\'",
    '"',
    '`$' + '{globalThis.broken = 1}`',
    '*/ globalThis.broken = 1 /*',
    '// globalThis.broken = 1',
    ');globalThis.broken=1;(',
    '\\\\',
    '\\u0022;globalThis.broken=1;\\u0022',
    '\u2028globalThis.broken=1',
    '\r\nglobalThis.broken = 1\r\n',
    '</script><script>',
    'k0',
    'run.slots',
    '__proto__',
    'constructor',
  ]
  for (const text of texts) {
    test(JSON.stringify(text), async () => {
      const { value } = await execute(`SET T TO '''${text}'''
SET O TO { '''${text}''': 1, 'k': '''${text}''' }
LOOP I FROM 1 TO 2
    SET O['''${text}'''] TO O['''${text}'''] + 1
    SET U TO $'''${text}%I%'''
    IF T = '''${text}''' THEN
        SET Held TO T + O['''${text}''']
    END
END`)
      const parsed = parse(`SET T TO '''${text}'''`).tree.main[0]
      const expected = parsed?.kind === 'Set' && parsed.value.kind === 'Text' ? parsed.value.value : assert.fail()
      assert.equal(value('T'), expected)
      assert.equal(value('U'), `${expected}2`)
      assert.equal(value('Held'), `${expected}3`)
      assert.equal('broken' in globalThis, false)
    })
  }

  test('names of variables, subflows, labels, properties and functions that no check has seen', async () => {
    const name = 'globalThis.broken=1;//'
    const range = { start: 0, end: 0, line: 1, column: 1 }
    const { tree } = parse(
      "SET A TO B.C\nCALL D\nGOTO E\nLABEL E\nSET A TO Contains('a', 'b', True)\nLOOP I FROM 1 TO 2\nEND",
    )
    const renamed = JSON.parse(
      JSON.stringify(tree, (key, value) =>
        key === 'name' && typeof value === 'string' ? name : key === 'text' ? name : value,
      ),
    )
    const outcome = await compile({ ...renamed, range }, new Map()).run({ host: madeHost() })
    assert.equal(outcome.status, 'failed')
    assert.equal('broken' in globalThis, false)
  })
})

test('a flow has as many values as it likes', async () => {
  const values = Array.from({ length: 70_000 }, (_, index) => `'value ${index}'`)
  const { text } = await execute(`SET L TO [${values.join(', ')}]\nSET Last TO L[-1]\nSET Count TO L.Count`)
  assert.deepEqual([text('Last'), text('Count')], ['value 69999', '70000'])
})

test('a flow nests as deep as it was written', async () => {
  const depth = 60
  const lines = [
    ...Array.from({ length: depth }, (_, index) => `LOOP I${index} FROM 1 TO 1\nIF I${index} = 1 THEN`),
    'SET N TO 1',
    ...Array.from({ length: depth }, () => 'END\nEND'),
    `SET Sum TO ${Array.from({ length: 300 }, () => '1').join(' + ')}`,
    `SET Deep TO ${'('.repeat(60)}Sum${' + 1)'.repeat(60)}`,
    `IF Sum = 0 THEN\n${Array.from({ length: 500 }, (_, index) => `ELSE IF Sum = ${index} THEN\nSET Branch TO ${index}\n`).join('')}END`,
  ]
  const { outcome, text } = await execute(lines.join('\n'), { listener: {} })
  assert.equal(outcome.status, 'succeeded')
  assert.deepEqual([text('N'), text('Sum'), text('Deep'), text('Branch')], ['1', '300', '360', '300'])
})
