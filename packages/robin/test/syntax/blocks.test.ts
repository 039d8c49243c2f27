import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from '../../src/syntax/parse.ts'
import { parses, refuses } from '../support/cases.ts'

describe('Blocks', () => {
  parses({
    'LOOP may count without a variable': ['LOOP FROM 1 TO 3\nEND', 'for  1 3 {}'],
    'IF may be empty': ['IF X THEN\nEND', 'if X {}'],
    'IF has branches': [
      'IF A = 1 THEN\nSET X TO 1\nELSE IF A = 2 THEN\nSET X TO 2\nELSE IF B THEN\nELSE\nSET X TO 3\nEND',
      'if (= A 1) {set X 1} elseif (= A 2) {set X 2} elseif B {} else {set X 3}',
    ],
    'IF takes an action': [
      "IF (File.IfFile.Exists File: 'a') THEN\nELSE\nEND\nIF (A.B Out=> C) THEN\nEND\nIF (A.B @x: 1) THEN\nEND\nIF (A.B) THEN\nEND",
      "if (File.IfFile.Exists File:'a') {} else {}; if (A.B Out=>C) {}; if (A.B @x:1) {}; if (A.B) {}",
    ],
    'the handler of its action stands between THEN and the body': [
      'IF (A.B C: 1) THEN\n    ON ERROR X\n    END\nSET Y TO 1\nEND',
      'if (A.B C:1 handler[on X {}]) {set Y 1}',
    ],
    'IF takes expressions that begin with a parenthesis': [
      'IF (Contains(A, B, False) AND X) = True THEN\nEND\nIF (List.Count) > (0) THEN\nEND\nIF (A) THEN\nEND',
      'if (= <(AND Contains(A, B, false) X)> true) {}; if (> <List.Count> <0>) {}; if <A> {}',
    ],
    'IF takes a property of a variable between parentheses': [
      'A.B Out=> Table\nIF (Table.IsEmpty) THEN\nEND',
      'A.B Out=>Table; if <Table.IsEmpty> {}',
    ],
    'SWITCH has cases and a default': [
      "SWITCH X\n  # note\n  CASE = 1\n    SET Y TO 1\n  CASE <> 'a'\n  CASE >= N + 1\n  DEFAULT\n    SET Y TO 2\nEND",
      'switch X case = 1 {comment" note"; set Y 1} case <> \'a\' {} case >= (+ N 1) {} default {set Y 2}',
    ],
    'LOOP counts': [
      'LOOP I FROM 1 TO N\nEND\nLOOP I FROM N TO 1 STEP -1\nSET X TO I\nEND',
      'for I 1 N {}; for I N 1 step (- 1) {set X I}',
    ],
    'LOOP FOREACH goes through items': [
      "LOOP FOREACH Item IN ['a', B]\nNEXT LOOP\nEND",
      "foreach Item ['a', B] {nextloop}",
    ],
    'LOOP WHILE takes a condition': [
      'LOOP WHILE (1) = (1)\nEXIT LOOP\nEND\nLOOP WHILE (A.B C: 1)\nON ERROR\nEND\nSET X TO 1\nEND',
      'while (= <1> <1>) {exitloop}; while (A.B C:1 handler[on {}]) {set X 1}',
    ],
    'BLOCK has rules and a body': [
      'BLOCK \nON BLOCK ERROR all\n    SET X TO 1\nEND\n    A.B\nEND',
      'block on all {set X 1} {A.B}',
    ],
    'BLOCK may have a name, quoted or not': [
      "BLOCK Name\nON BLOCK ERROR\nTHROW ERROR\nEND\nEND\nBLOCK 'a b'\nON BLOCK ERROR\nEND\nEND",
      'block Name on {throwerror} {}; block a b on {} {}',
    ],
    'BLOCK may have rules for named errors': [
      "BLOCK\nON BLOCK ERROR 'My code' IsUserDefinedErrorCode: True\nON BLOCK ERROR FileNotFoundError\nGOTO X\nON BLOCK ERROR all\nREPEAT BLOCK\nEND\nEND",
      'block on user My code {} on FileNotFoundError {goto X} on all {repeatblock} {}',
    ],
    'Power Fx may be the condition and the bounds': [
      "IF $fx'=X = \"No\"' THEN\nELSE IF $fx'=Y' THEN\nEND\nLOOP I FROM $fx'=1' TO $fx'=Value(N)' STEP $fx'=1'\nEND\nLOOP WHILE $fx'=true'\nEND\nLOOP FOREACH A IN $fx'=L'\nEND\nSWITCH $fx'=X'\nCASE = $fx'=1'\nEND",
      'if fx"=X = "No"" {} elseif fx"=Y" {}; for I fx"=1" fx"=Value(N)" step fx"=1" {}; while fx"=true" {}; foreach A fx"=L" {}; switch fx"=X" case = fx"=1" {}',
    ],
    'a variable assigned further down is told from a module': [
      'IF (T.IsEmpty) THEN\nEND\nSET X TO A.B.C\nCALL S\nFUNCTION S GLOBAL\nX.Y Out=> T\nSET A TO {{ }}\nEND FUNCTION',
      'if <T.IsEmpty> {}; set X A.B.C; call S; function S global {X.Y Out=>T; set A object{}}',
    ],
    'blocks nest': [
      'BLOCK\nON BLOCK ERROR\nEND\nLOOP I FROM 1 TO 2\nIF X THEN\nSWITCH Y\nCASE = 1\nBLOCK\nON BLOCK ERROR\nEND\nA.B\nEND\nEND\nEND\nEND\nEND\nSET Z TO 1',
      'block on {} {for I 1 2 {if X {switch Y case = 1 {block on {} {A.B}}}}}; set Z 1',
    ],
  })

  refuses({
    'open even when their first line is wrong': [
      'IF X = THEN\n  LOOP I TO 3\n    SWITCH\n    CASE 5\n      SET Y TO 1\n    END\n  END\nELSE IF THEN\nELSE\nEND\nSET Z TO 1',
      [
        '1:8 missing-value',
        '2:10 unexpected-token',
        '3:11 missing-value',
        '4:10 missing-operator',
        '8:9 missing-value',
      ],
      "if '' {for  '' '' {switch '' case = '' {set Y 1}}} elseif '' {} else {}; set Z 1",
    ],
    'need THEN': ['IF X\nSET Y TO 1\nEND', ['1:5 unexpected-token'], "if '' {set Y 1}"],
    'need their END': ['SET A TO 1\nIF X THEN\nSET Y TO 1', ['2:1 missing-end'], 'set A 1; if X {set Y 1}'],
    'that miss their END inside another are found by its parts': [
      'IF X THEN\nLOOP I FROM 1 TO 2\nSET Y TO 1\nELSE\nSET Z TO 1\nEND',
      ['2:1 missing-end'],
      'if X {for I 1 2 {set Y 1}} else {set Z 1}',
    ],
    'that miss their END inside a subflow are found by its end': [
      'FUNCTION A GLOBAL\nIF X THEN\nEND FUNCTION\nFUNCTION B GLOBAL\nLOOP I FROM 1 TO 2\nFUNCTION C GLOBAL\nEND FUNCTION',
      ['2:1 missing-end', '4:1 missing-end', '5:1 missing-end'],
    ],
    'have no END too many': ['IF X THEN\nEND\nEND\nSET A TO 1', ['3:1 unexpected-end'], 'if X {}; set A 1'],
    'END has nothing behind it': ['IF X THEN\nEND IF\nSET A TO 1', ['2:5 unexpected-token'], 'if X {}; set A 1'],
    'have parts only where they belong': [
      'ELSE\nCASE = 1\nDEFAULT\nSET A TO 1',
      ['1:1 unexpected-else', '2:1 unexpected-case', '3:1 unexpected-default'],
      'set A 1',
    ],
    'have one ELSE': [
      'IF X THEN\nELSE\nSET A TO 1\nELSE\nSET B TO 1\nEND',
      ['4:1 unexpected-else'],
      'if X {} else {set A 1}',
    ],
    'ELSE IF takes no action': ['IF X THEN\nELSE IF (A.B C: 1) THEN\nSET Y TO 1\nEND', ['2:10 action-in-else-if']],
    'SWITCH holds statements in its cases only': [
      'SWITCH X\nSET Y TO 1\nCASE = 1\nEND',
      ['2:1 statement-before-case'],
      'switch X case = 1 {}',
    ],
    'CASE needs an operator': [
      "SWITCH X\nCASE Contains 'a'\nCASE IsEmpty\nEND",
      ['2:6 missing-operator', '3:6 missing-operator'],
    ],
    'BLOCK needs ON BLOCK ERROR': [
      'BLOCK\nSET X TO 1\nEND\nSET Y TO 1',
      ['1:1 missing-block-error'],
      'block {set X 1}; set Y 1',
    ],
    'BLOCK has no retry': ['BLOCK\nON BLOCK ERROR REPEAT 2 TIMES WAIT 2\nEND\nEND', ['2:16 unexpected-token']],
    'LOOP needs a variable that is no reserved word': [
      'LOOP FOREACH Item OF List\nEND\nLOOP To FROM 1 TO 2\nEND',
      ['1:19 unexpected-token', '3:6 reserved-word'],
    ],
  })

  test('Blocks nested more than 200 deep end the reading with one finding', () => {
    const nested = (depth: number) => `${'IF X THEN\n'.repeat(depth)}${'END\n'.repeat(depth)}`
    assert.deepEqual(parse(nested(200)).diagnostics, [])
    assert.deepEqual(
      parse(nested(50_000)).diagnostics.map(one => one.code),
      ['too-deep'],
    )
  })
})
