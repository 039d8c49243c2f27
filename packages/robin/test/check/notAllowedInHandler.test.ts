import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A handler', () => {
  finds({
    'holds SET, CALL, GOTO, THROW ERROR, comments and regions': [
      'Clock.Beep\nON ERROR\n# a\nSET A TO 1\nCALL S\nTHROW ERROR\nEND\nFUNCTION S GLOBAL\nEND FUNCTION',
    ],
    'holds nothing else': [
      'Clock.Beep\nON ERROR\nIF True THEN\nEND\nClock.Beep\nEND\nBLOCK\nON BLOCK ERROR all\nWAIT 1\nEND\nEND',
      '3:1 not-allowed-in-handler A handler takes SET, CALL, GOTO and THROW ERROR only.',
      '5:1 not-allowed-in-handler',
      '9:1 not-allowed-in-handler',
    ],
    'alone holds THROW ERROR': ['THROW ERROR', '1:1 misplaced-throw-error'],
    'of a block alone holds REPEAT BLOCK': [
      'REPEAT BLOCK\nClock.Beep\nON ERROR\nREPEAT BLOCK\nEND\nBLOCK\nON BLOCK ERROR\nREPEAT BLOCK\nEND\nEND',
      '1:1 misplaced-repeat-block',
      '4:1 misplaced-repeat-block',
    ],
  })
})
