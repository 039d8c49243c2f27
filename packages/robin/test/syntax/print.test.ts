import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parse } from '../../src/syntax/parse.ts'
import { print } from '../../src/syntax/print.ts'
import { short } from '../support/cases.ts'
import { program } from '../support/program.ts'

/** The tree without places. */
const plain = (text: string) => {
  const { tree, diagnostics } = parse(text)
  assert.deepEqual(diagnostics.map(short), [], text)
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'range' ? undefined : value)))
}

describe('Printing', () => {
  const rows: Readonly<Record<string, readonly [text: string, printed: string]>> = {
    'puts words in capitals and blanks where they belong': ['set x to 1+2*(y) #sum', 'SET x TO 1 + 2 * (y) #sum\r\n'],
    'indents blocks': [
      'IF X THEN\nLOOP I FROM 1 TO 2\nNEXT LOOP\nEND\nEND',
      'IF X THEN\r\n    LOOP I FROM 1 TO 2\r\n        NEXT LOOP\r\n    END\r\nEND\r\n',
    ],
    'leaves annotations and block rules flush left': [
      "IF X THEN\n@@a: 'b'\nBLOCK\nON BLOCK ERROR all\nSET A TO 1\nEND\nWAIT 1\nEND\nEND",
      "IF X THEN\r\n@@a: 'b'\r\n    BLOCK \r\nON BLOCK ERROR all\r\n    SET A TO 1\r\nEND\r\n        WAIT 1\r\n    END\r\nEND\r\n",
    ],
    'quotes names where it must': ["GOTO 'Exit'\nGOTO 'A'\nGOTO 'a b'", "GOTO 'Exit'\r\nGOTO A\r\nGOTO 'a b'\r\n"],
    'escapes texts': ["SET A TO $'''\\'x\\' \\\\ 100%% %B%'''", "SET A TO $'''\\'x\\' \\\\ 100%% %B%'''\r\n"],
    'of nothing is nothing': ['', ''],
  }
  for (const [title, [text, printed]] of Object.entries(rows)) {
    test(title, () => assert.equal(print(parse(text).tree), printed))
  }

  test('a flow that uses everything keeps its tree', () => {
    assert.deepEqual(plain(print(parse(program).tree)), plain(program))
  })

  test('twice gives the same text', () => {
    const once = print(parse(program).tree)
    assert.equal(print(parse(once).tree), once)
  })

  test('any flow keeps its tree', () => {
    fc.assert(
      fc.property(flow, text => {
        assert.deepEqual(plain(print(parse(text).tree)), plain(text))
      }),
      { numRuns: 400 },
    )
  })
})

const name = fc.constantFrom('A', 'Total', 'Café', 'file', '売上')
const label = fc.constantFrom('Exit', "'Exit'", "'The end'", 'Somewhere', "'it\\'s'", 'all')
const characters = fc
  .array(fc.constantFrom('a', ' ', '%%', "\\'", '\\"', '"', '\\\\', '\\d', '#', '\u200b', '\r\n', '\n'))
  .map(all => all.join(''))
const constant = fc
  .array(fc.constantFrom('a', ' ', '%', "\\'", '"', '\\\\', '\\d', '#'))
  .map(all => `'${all.join('')}'`)

const { value } = fc.letrec<{ value: string; small: string }>(tie => ({
  small: fc.oneof(
    name,
    constant,
    fc.constantFrom(
      '1',
      '2.50',
      '1E3',
      'True',
      'no',
      'd"2022-03-25"',
      'File.IfExists.Overwrite',
      "''",
      '{ }',
      '{{ }}',
      '[]',
      "$fx'=A'",
    ),
    fc.tuple(characters, name, characters).map(([before, part, after]) => `$'''${before}%${part}['x%']%${after}'''`),
  ),
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('small'),
    fc
      .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/', 'MOD', 'AND', 'or', 'XOR'), tie('value'))
      .map(all => all.join(' ')),
    fc
      .tuple(tie('value'), fc.constantFrom('=', '<>', '<', '>='))
      .map(([left, sign]) => `(${left}) ${sign} (A)`)
      .map(text => `(${text})`),
    tie('value').map(text => `NOT(${text})`),
    tie('value').map(text => `-(${text})`),
    fc.tuple(name, tie('value')).map(([root, index]) => `${root}[${index}][1:].Count[:2]`),
    tie('value').map(text => `{ 'a': ${text}, 'From': [${text}] }`),
    tie('value').map(text => `{ ^['A'], [${text}] }`),
    tie('value').map(text => `Contains(${text}, 'x', True)`),
  ),
}))

const action = fc.oneof(
  fc.tuple(value, name).map(([given, out]) => `A.B.C From: ${given} Out=> ${out}`),
  value.map(given => `External.RunFlow @In: ${given} @'a b': 1 @Out=> A`),
  fc.constant('Clock.Beep'),
)
const handler = fc.constantFrom(
  '',
  '\nON ERROR\nEND',
  '\nON ERROR REPEAT 2 TIMES WAIT A\nEND',
  "\nON ERROR REPEAT 2 TIMES\nON ERROR FileError # x\nSET A TO 1\nON ERROR 'a b'\nTHROW ERROR\nEND",
)
const condition = fc.oneof(
  value,
  value.map(given => `(A.B C: ${given})`),
)

const { body } = fc.letrec<{ body: string; statement: string }>(tie => ({
  body: fc.array(tie('statement'), { maxLength: 3 }).map(all => all.map(one => `${one}\n`).join('')),
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.tuple(name, value).map(([target, given]) => `SET ${target}['a'] TO ${given}`),
    fc.tuple(action, handler).map(all => all.join('')),
    fc.tuple(action, handler).map(all => `DISABLE ${all.join('')}`),
    label.map(text => `LABEL ${text}\nGOTO ${text} # there\nCALL ${text}`),
    value.map(text => `EXIT Code: ${text} ErrorMessage: ${text}`),
    fc.constantFrom(
      'EXIT',
      'WAIT 0.5',
      'ERROR => A Reset: True',
      'EXIT LOOP',
      '# note',
      '/# a\nb #/',
      '**REGION x',
      '**ENDREGION',
      "@@a: '%'\nNEXT LOOP",
    ),
    fc.tuple(value, handler).map(([given, then]) => `WAIT (A.B C: ${given}) FOR 5${then}`),
    fc
      .tuple(condition, tie('body'), tie('body'))
      .map(([given, one, two]) => `IF ${given} THEN # why\n${one}ELSE IF A THEN\n${two}ELSE\n${one}END`),
    fc
      .tuple(value, tie('body'))
      .map(([given, inner]) => `SWITCH ${given} # c\nCASE <> ${given}\n${inner}DEFAULT\n${inner}END`),
    fc.tuple(value, tie('body')).map(([given, inner]) => `LOOP FROM 1 TO ${given} STEP -1\n${inner}END`),
    fc.tuple(value, tie('body')).map(([given, inner]) => `DISABLE LOOP FOREACH Item IN ${given}\n${inner}END # done`),
    fc.tuple(condition, tie('body')).map(([given, inner]) => `LOOP WHILE ${given}\n${inner}END`),
    tie('body').map(
      inner =>
        `BLOCK 'b b'\nON BLOCK ERROR 'all' IsUserDefinedErrorCode: True\nREPEAT BLOCK\nON BLOCK ERROR all\nEND\n${inner}END`,
    ),
  ),
}))

const flow = fc
  .tuple(body, body)
  .map(([main, sub]) => `@INPUT A : { 'Type': 'String' }\n${main}FUNCTION 'My sub' GLOBAL\n${sub}END FUNCTION\n`)
