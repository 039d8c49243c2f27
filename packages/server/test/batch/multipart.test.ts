import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { boundaryOf, multipart } from '../../src/batch/multipart.ts'

const read = (text: string, most = 1000) =>
  multipart(Buffer.from(text), 'b', most).map(({ headers, body }) => [{ ...headers }, body.toString()])

const refusal = (message: RegExp) => (error: unknown) => error instanceof DataverseError && message.test(error.message)

describe('A multipart body', () => {
  const cases: Record<string, [text: string, parts: readonly [Record<string, string>, string][]]> = {
    'is cut at its delimiters': [
      '--b\r\nA: 1\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--',
      [
        [{ a: '1' }, 'one'],
        [{}, 'two'],
      ],
    ],
    'may have bare line feeds': [
      '--b\nA: 1\n\none\n--b\n\ntwo\n--b--\n',
      [
        [{ a: '1' }, 'one'],
        [{}, 'two'],
      ],
    ],
    'may have text before and behind': ['hello\r\n--b\r\n\r\none\r\n--b--\r\nbye', [[{}, 'one']]],
    'may have blanks behind a delimiter': ['--b \t\r\n\r\none\r\n--b--', [[{}, 'one']]],
    'may be empty': ['--b--', []],
    'may have a part that is empty': ['--b\r\n--b--', [[{}, '']]],
    'may have a part of headers alone': ['--b\r\nA: 1\r\n--b--', [[{ a: '1' }, '']]],
    'keeps the newlines of a part': ['--b\r\n\r\none\r\n\r\n\r\n--b--', [[{}, 'one\r\n\r\n']]],
    'may hold the boundary within a line, or a longer one': [
      '--b\r\n\r\nx--b\r\n--bb\r\n--b--',
      [[{}, 'x--b\r\n--bb']],
    ],
    'may name a header twice': ['--b\r\nA: 1\r\na : 2\r\n\r\n--b--', [[{ a: '1, 2' }, '']]],
  }
  for (const [what, [text, parts]] of Object.entries(cases)) test(what, () => assert.deepEqual(read(text), parts))

  const refused: Record<string, [text: string, message: RegExp]> = {
    'without a closing delimiter': ['--b\r\n\r\none', /closing delimiter '--b--'/],
    'without any delimiter': ['', /closing delimiter/],
    'with a header that is none': ['--b\r\nhello\r\n\r\n--b--', /header in the batch could not be read: 'hello'/],
    'with too many parts': [`${'--b\n\n'.repeat(4)}--b--`, /maximum number of '3'/],
    'with too many headers': [`--b\n${'a: 1\n'.repeat(101)}\n--b--`, /more than 100 headers/],
  }
  for (const [what, [text, message]] of Object.entries(refused))
    test(`is refused ${what}`, () => assert.throws(() => read(text, 3), refusal(message)))

  test('is read as it was written, whatever its parts hold', () =>
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 5 }),
        fc.constantFrom('\r\n', '\n'),
        (bodies, newline) => {
          fc.pre(bodies.every(body => !Buffer.from(body).includes('--b') && body.at(-1) !== 0x0d))
          const written = Buffer.concat([
            ...bodies.flatMap(body => [
              Buffer.from(`--b${newline}A: 1${newline}${newline}`),
              body,
              Buffer.from(newline),
            ]),
            Buffer.from('--b--'),
          ])
          const parts = multipart(written, 'b', 10)
          assert.deepEqual(
            parts.map(part => [...part.body]),
            bodies.map(body => [...body]),
          )
        },
      ),
    ))

  test('of any bytes gives parts or a refusal', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('--b', '--', '\r', '\n', 'A: 1', ' ', 'x', '\0', '\uFFFF')), pieces => {
        try {
          read(pieces.join(''))
        } catch (error) {
          assert.ok(error instanceof DataverseError)
        }
      }),
    ))
})

describe('The boundary of a Content-Type', () => {
  for (const [type, boundary] of [
    ['multipart/mixed; boundary=batch_1', 'batch_1'],
    ['multipart/mixed;boundary="batch 1"', 'batch 1'],
    ['Multipart/Mixed; charset=utf-8; Boundary=a', 'a'],
    ['application/http', undefined],
    ['multipart/mixedx; boundary=a', undefined],
    [undefined, undefined],
  ] as const)
    test(`${type}: ${boundary}`, () => assert.equal(boundaryOf(type), boundary))
  for (const type of [
    'multipart/mixed',
    'multipart/mixed; boundary=',
    `multipart/mixed; boundary=${'a'.repeat(201)}`,
    'multipart/mixed; boundary="é"',
  ])
    test(`${type.slice(0, 50)}: refused`, () => assert.throws(() => boundaryOf(type), refusal(/must name a boundary/)))
})
