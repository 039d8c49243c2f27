import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('An unknown label', () => {
  finds({
    'is reported with the nearest name': [
      "GOTO Exti\nLABEL 'Exit'",
      "1:6 unknown-label Label 'Exti' doesn't exist in this subflow. Did you mean 'Exit'?",
    ],
    'is one of another subflow': ['LABEL A\nFUNCTION S GLOBAL\nGOTO A\nEND FUNCTION', '3:6 unknown-label'],
    'is not one of an enclosing or enclosed branch': [
      'GOTO B\nIF True THEN\nLABEL B\nLOOP I FROM 1 TO 2\nGOTO A\nEND\nEND\nLABEL A',
    ],
    'is one inside a loop that GOTO is not in': [
      'GOTO A\nLOOP I FROM 1 TO 2\nLABEL A\nGOTO A\nEND',
      "1:6 goto-into-block Label 'A' stands in a loop on line 2; GOTO cannot enter it.",
    ],
    'is one inside an error block that GOTO is not in': [
      'BLOCK\nON BLOCK ERROR\nGOTO A\nEND\nLABEL A\nEND\nGOTO A',
      '7:6 goto-into-block',
    ],
    'is a disabled one': ['GOTO A\nDISABLE LABEL A', "1:6 unknown-label Label 'A' on line 2 is disabled."],
    'is one of a loop beside': [
      'LOOP I FROM 1 TO 2\nGOTO A\nEND\nLOOP I FROM 1 TO 2\nLABEL A\nEND',
      '2:6 goto-into-block',
    ],
  })
})
