import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Chunks } from '../../../src/evaluate/generate/chunk.ts'
import { type Operator, operators } from '../../../src/evaluate/operators.ts'
import { Run } from '../../../src/evaluate/run.ts'
import { Scope } from '../../../src/evaluate/scope.ts'
import { type FlowParts, subflowCompiler } from '../../../src/evaluate/subflowCompiler.ts'
import { RunError } from '../../../src/runError.ts'
import type { Expression } from '../../../src/syntax/ast.ts'
import { Decimal, decimalOf, isNumber, numberText } from '../../../src/values/number.ts'
import { textOf } from '../../../src/values/textOf.ts'
import { List, type Value } from '../../../src/values/value.ts'
import { madeHost } from '../../support/madeHost.ts'

const wholes = [0, 1, -1, 2, 3, -7, 10, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53) + 1]
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Value>(...wholes) },
  { weight: 2, arbitrary: fc.maxSafeInteger().map(whole => whole || 0) },
  fc.constantFrom<Value>('', 'a', '7', 'true', 'False', true, false, null),
  fc.constantFrom('0.1', '-2.5', '79228162514264337593543950335').map(text => decimalOf(new Decimal(text))),
  fc.constant<Value>(new List([1])),
)
const kinds = ['variable', 'constant', 'expression'] as const

/** What came of it: the type and text of the value, told apart from -0, or the code of the error. */
function outcomeOf(evaluate: () => Value): string {
  try {
    const result = evaluate()
    return `${typeof result} ${Object.is(result, -0) ? '-0' : textOf(result, 'en-US')}`
  } catch (thrown) {
    if (!(thrown instanceof RunError)) throw thrown
    return thrown.code
  }
}

/** An operand as it is compiled: a variable, a literal where there is one for the value, or what is computed. */
function operand(kind: (typeof kinds)[number], name: string, value: Value): Expression {
  const variable: Expression = { kind: 'Variable', name, range }
  if (kind === 'variable') return variable
  if (kind === 'constant') {
    if (typeof value === 'string') return { kind: 'Text', value, quote: "'", range }
    if (typeof value === 'boolean') return { kind: 'Boolean', value, range }
    if (isNumber(value)) {
      const literal: Expression = { kind: 'Number', text: numberText(value).replace('-', ''), range }
      return numberText(value).startsWith('-') ? { kind: 'Unary', operator: '-', operand: literal, range } : literal
    }
  }
  const list: Expression = { kind: 'List', items: [variable], range }
  return { kind: 'Index', object: list, index: { kind: 'Number', text: '0', range }, range }
}

const range = { start: 0, end: 0, line: 1, column: 1 }

test('an operator gives what the table of operators says, whatever its sides are and wherever they lie', () => {
  const run = new Run(2, madeHost(), new AbortController().signal, {}, [])
  const parts: FlowParts = {
    scope: new Scope(['A', 'B']),
    sensitive: new Set(),
    definitions: new Map(),
    callees: new Map(),
    session: undefined,
    told: false,
    sites: [],
    chunks: new Chunks(),
    contexts: new Map(),
  }
  const compiler = subflowCompiler(parts, 'Main', [])
  const operator = fc.constantFrom(...(Object.keys(operators) as Operator[]))
  fc.assert(
    fc.property(
      operator,
      value,
      value,
      fc.constantFrom(...kinds),
      fc.constantFrom(...kinds),
      (sign, a, b, left, right) => {
        run.slots[0] = a
        run.slots[1] = b
        const sides = { left: operand(left, 'A', a), right: operand(right, 'B', b) }
        const compiled = compiler.expression({ kind: 'Binary', operator: sign, ...sides, range })
        assert.equal(
          outcomeOf(() => compiled(run)),
          outcomeOf(() => operators[sign](a, b, 'en-US')),
        )
      },
    ),
    { numRuns: 2000 },
  )
})
