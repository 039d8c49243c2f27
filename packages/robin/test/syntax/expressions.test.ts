import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from '../../src/syntax/parse.ts'
import { parses, refuses, short } from '../support/cases.ts'

describe('Expressions', () => {
  parses({
    'multiply before they add': ['SET X TO 1 + 2 * Y', 'set X (+ 1 (* 2 Y))'],
    'group from the left': ['SET X TO 9 - 3 - 2', 'set X (- (- 9 3) 2)'],
    'divide and take remainders like they multiply': ['SET X TO A / B MOD C', 'set X (MOD (/ A B) C)'],
    'let a minus bind tightest': ['SET X TO -A * 2', 'set X (* (- A) 2)'],
    'read a property before the minus': ['SET X TO -A.B', 'set X (- A.B)'],
    'read a minus behind an operator': ['SET X TO A - -1.5', 'set X (- A (- 1.5))'],
    'compare before AND, AND before XOR, XOR before OR': [
      'SET X TO A = 1 OR B < 2 XOR C AND D',
      'set X (OR (= A 1) (XOR (< B 2) (AND C D)))',
    ],
    'negate a whole comparison': ['SET X TO NOT A = B AND C', 'set X (AND (NOT (= A B)) C)'],
    'negate between parentheses': ['SET X TO NOT(A)', 'set X (NOT <A>)'],
    'keep parentheses': ['SET X TO (1 + 2) * 3', 'set X (* <(+ 1 2)> 3)'],
    'compare parenthesized parts as the designer writes them': [
      'IF (A AND B) = True THEN\nEND',
      'if (= <(AND A B)> true) {}',
    ],
    'know reserved words in any case': ['SET X TO not a and b mod 2 = yes', 'set X (AND (NOT a) (= (MOD b 2) true))'],
    'read YES and NO as booleans': ['SET X TO [yes, NO, True, false]', 'set X [true, false, true, false]'],
    'index and slice': ['SET X TO L[0][A + 1][1:2][:3][4:][:]', 'set X L[0][(+ A 1)][1:2][:3][4:][:]'],
    'take a negative index': ['SET X TO L[-1]', 'set X L[(- 1)]'],
    'chain properties and keys': ["SET X TO O.a['From'].b", "set X O.a['From'].b"],
    'call functions': ["SET X TO Contains(A, 'b', True)", "set X Contains(A, 'b', true)"],
    'call functions of functions': ['SET X TO IsEmpty(L[0]) OR f()', 'set X (OR IsEmpty(L[0]) f())'],
    'read three dotted names as a constant': ['SET X TO File.IfExists.Overwrite', 'set X #File.IfExists.Overwrite'],
    'read three dotted names as properties of a variable': [
      'SET Order TO {{ }}\nSET X TO Order.Customer.Name',
      'set Order object{}; set X Order.Customer.Name',
    ],
    'read a constant of the action at hand even where a variable has its name': [
      "LOOP FOREACH File IN Files\nFile.Move IfExists: File.IfExists.Overwrite To: $'''%File.Directory.Name%'''\nEND",
      'foreach File Files {File.Move IfExists:#File.IfExists.Overwrite To:$(#File.Directory.Name)}',
    ],
    'read four dotted names as properties': ['SET X TO A.B.C.D', 'set X A.B.C.D'],
    'read names of any script': ['SET Café TO 売上 + имя_1', 'set Café (+ 売上 имя_1)'],
    'keep Power Fx as text': ['SET X TO $fx\'=Y + "a"\'', 'set X fx"=Y + "a""'],
  })

  refuses({
    'say where a value is missing': ['SET X TO 1 +', ['1:13 missing-value']],
    'say that parentheses are open': ['SET X TO (1 + 2', ['1:16 unexpected-token']],
    'refuse chained comparisons': ['SET X TO 1 < 2 < 3', ['1:16 chained-comparison']],
    'refuse a reserved word as property': ['SET X TO Mail.From', ['1:15 reserved-word']],
    'refuse a reserved word as property between % signs': ["SET X TO $'''%Mail.From%'''", ['1:20 reserved-word']],
    'refuse a reserved word as variable': ['SET From TO 1', ['1:5 reserved-word']],
    'refuse a reserved word as value': ['SET X TO LOOP', ['1:10 missing-value']],
    'refuse a slice as target': ['SET L[1:2] TO 1', ['1:5 not-a-variable']],
    'refuse % outside of a text': ['SET X TO %Y%', ['1:10 unexpected-character', '1:12 unexpected-character']],
  })

  test('nested more than 200 deep are refused', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
      ['NOT ', ''],
      ['- ', ''],
      ["{ 'a': ", '}'],
      ['IsEmpty(', ')'],
    ] as const) {
      const nested = (depth: number) => parse(`SET X TO ${open.repeat(depth)}1${close.repeat(depth)}`).diagnostics
      assert.deepEqual(nested(190), [], open)
      assert.deepEqual(
        nested(5000).map(one => one.code),
        ['too-deep'],
        open,
      )
    }
  })

  test('of more than 1000 operators in a row are refused', () => {
    const chained = (count: number, piece: string) => parse(`SET X TO Y${piece.repeat(count)}\nSET Y TO 1`).diagnostics
    for (const piece of [' + 1', '[0]', '.a', ' AND Y']) {
      assert.deepEqual(chained(900, piece), [], piece)
      assert.deepEqual(
        chained(100_000, piece).map(one => one.code),
        ['too-deep'],
        piece,
      )
    }
  })

  test('know their place in the text', () => {
    const { tree } = parse("SET A TO 1\r\n  SET B TO $'''x %C + 1% y'''")
    const second = tree.main[1]
    assert(second?.kind === 'Set' && second.value.kind === 'Interpolated')
    const part = second.value.parts[1]
    assert(typeof part === 'object')
    assert.deepEqual(part.range, { start: 30, end: 35, line: 2, column: 19 })
  })

  test('report faults between % signs where they stand', () => {
    const { diagnostics } = parse("SET A TO $'''first\r\nsecond %B +% third %C(% '''\r\nSET D TO")
    assert.deepEqual(diagnostics.map(short), ['2:12 missing-value', '2:23 missing-value', '3:9 missing-value'])
  })
})
