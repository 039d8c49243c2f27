import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('Leaving', () => {
  finds({
    'a loop needs a loop around': [
      'EXIT LOOP\nBLOCK\nON BLOCK ERROR\nEND\nNEXT LOOP\nEND\nLOOP I FROM 1 TO 2\nBLOCK\nON BLOCK ERROR\nEND\nIF True THEN\nNEXT LOOP\nEND\nEND\nEND',
      '1:1 loop-control-outside-loop EXIT LOOP stands in no loop.',
      '5:1 loop-control-outside-loop NEXT LOOP stands in no loop.',
    ],
    'a loop of the caller is not possible': [
      'LOOP I FROM 1 TO 2\nCALL S\nEND\nFUNCTION S GLOBAL\nEXIT LOOP\nEND FUNCTION',
      '5:1 loop-control-outside-loop',
    ],
    'a subflow needs a subflow': [
      'EXIT FUNCTION\nFUNCTION S GLOBAL\nEXIT FUNCTION\nEND FUNCTION',
      '1:1 exit-function-in-main',
    ],
  })
})
