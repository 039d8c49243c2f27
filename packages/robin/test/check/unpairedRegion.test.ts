import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A region', () => {
  finds({
    'pairs with its end, and may hold others': ['**REGION A\n**REGION B\n**ENDREGION\n**ENDREGION'],
    'without end is a warning': [
      '**REGION A\nSET A TO 1',
      "1:1 warning unpaired-region Region 'A' has no **ENDREGION.",
    ],
    'ends in the flow it begins in': [
      '**REGION A\nFUNCTION S GLOBAL\n**ENDREGION\nEND FUNCTION',
      '1:1 warning unpaired-region',
      '3:1 warning unpaired-region',
    ],
  })
})
