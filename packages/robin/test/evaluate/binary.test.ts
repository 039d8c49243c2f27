import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileBinary } from '../../src/evaluate/binary.ts'
import type { Operand } from '../../src/evaluate/operand.ts'
import { type Operator, operators } from '../../src/evaluate/operators.ts'
import { Run } from '../../src/evaluate/run.ts'
import { RunError } from '../../src/runError.ts'
import { Decimal, decimalOf } from '../../src/values/number.ts'
import { textOf } from '../../src/values/textOf.ts'
import { List, type Value } from '../../src/values/value.ts'
import { madeHost } from '../support/madeHost.ts'

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

function operand(kind: (typeof kinds)[number], slot: number, value: Value): Operand {
  if (kind === 'variable') return { slot, constant: undefined, evaluate: () => assert.fail('not read in its slot') }
  if (kind === 'constant' && value !== null) return { slot: -1, constant: value, evaluate: () => assert.fail() }
  return { slot: -1, constant: undefined, evaluate: () => value }
}

test('an operator gives what the table of operators says, whatever its sides are and wherever they lie', () => {
  const run = new Run(2, madeHost(), new AbortController().signal, {}, { action: '', subflow: '', line: 0, index: 0 })
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
        const compiled = compileBinary(sign, operand(left, 0, a), operand(right, 1, b))
        assert.equal(
          outcomeOf(() => compiled(run)),
          outcomeOf(() => operators[sign](a, b, 'en-US')),
        )
      },
    ),
    { numRuns: 2000 },
  )
})
