import { describe } from 'node:test'
import { parses, refuses } from '../support/cases.ts'

describe('Handlers', () => {
  parses({
    'follow their action': ['A.B\nON ERROR\nEND\nSET X TO 1', 'A.B handler[on {}]; set X 1'],
    'follow their action at some distance': [
      'A.B # why\n\n# note\n  ON ERROR\n\nEND',
      'A.B handler[on {}]; trailing comment" why"; comment" note"',
    ],
    'hold statements': ['A.B\nON ERROR\nSET X TO 1\nCALL S\nGOTO L\nEND', 'A.B handler[on {set X 1; call S; goto L}]'],
    'repeat, then swallow': [
      'A.B\nON ERROR REPEAT 3 TIMES WAIT 3\nON ERROR\n\nEND',
      'A.B handler[repeat 3 wait 3 on {}]',
    ],
    'repeat, then fail': ['A.B\nON ERROR REPEAT 2 TIMES WAIT 2\nEND', 'A.B handler[repeat 2 wait 2]'],
    'repeat, then go on with their statements': [
      'A.B\nON ERROR REPEAT N TIMES\nSET X TO 1\nEND',
      'A.B handler[repeat N on {set X 1}]',
    ],
    'have rules for named errors, with one END': [
      'A.B\nON ERROR FileNotFoundError\nSET X TO 1\nON ERROR Timeout\nON ERROR\nTHROW ERROR\nEND\nSET Y TO 1',
      'A.B handler[on FileNotFoundError {set X 1} on Timeout {} on {throwerror}]; set Y 1',
    ],
    'follow WAIT': ['WAIT (A.B) FOR 5\nON ERROR TimeoutError\nEND', 'waitfor A.B for 5 handler[on TimeoutError {}]'],
    'do not take the rules of the block for their own': [
      'BLOCK\nON BLOCK ERROR all\nCALL S\nEND\nA.B\nON ERROR\nEND\nEND',
      'block on all {call S} {A.B handler[on {}]}',
    ],
    'may hold what is no statement for them, for the check to find': [
      'A.B\nON ERROR\nIF X THEN\nSET Y TO 1\nEND\nC.D\nON ERROR Z\nEND',
      'A.B handler[on {if X {set Y 1}; C.D} on Z {}]',
    ],
    'may be disabled with their action': [
      'DISABLE A.B\nDISABLE ON ERROR\nDISABLE END\nSET X TO 1',
      'disabled A.B handler[on {}]; set X 1',
    ],
  })

  refuses({
    'follow an action only': [
      'SET X TO 1\nON ERROR\nSET Y TO 1\nEND\nSET Z TO 1',
      ['2:1 misplaced-handler'],
      'set X 1; set Z 1',
    ],
    'of a block follow BLOCK only': ['A.B\nON BLOCK ERROR\nEND\nSET Z TO 1', ['2:1 misplaced-handler'], 'A.B; set Z 1'],
    'take statements on lines of their own': [
      'A.B\nON ERROR GOTO X\nEND\nSET Z TO 1',
      ['2:10 unexpected-token'],
      'A.B handler[on {}]; set Z 1',
    ],
    'need their END': ['A.B\nON ERROR\nSET X TO 1', ['2:1 missing-end'], 'A.B handler[on {set X 1}]'],
    'need TIMES behind REPEAT': ['A.B\nON ERROR REPEAT 3\nEND', ['2:18 unexpected-token']],
    'of a block know IsUserDefinedErrorCode only': [
      'BLOCK\nON BLOCK ERROR X Foo: True all\nEND\nEND',
      ['2:18 unexpected-argument'],
    ],
  })
})
