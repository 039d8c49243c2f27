import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A name', () => {
  finds({
    'is given to one subflow only': [
      'FUNCTION A GLOBAL\nEND FUNCTION\nFUNCTION a GLOBAL\nEND FUNCTION',
      "3:10 duplicate-subflow Line 1 has a subflow called 'a' already.",
    ],
    'is given to one label of a subflow only': [
      "LABEL A\nIF True THEN\nLABEL 'a'\nEND\nDISABLE LABEL A\nFUNCTION S GLOBAL\nLABEL A\nEND FUNCTION",
      '3:7 duplicate-label',
    ],
    'is given to one input or output only': [
      "@INPUT A : { 'Type': 'String' }\n@OUTPUT A : { 'Type': 'String' }",
      '2:9 duplicate-variable',
    ],
    'is given to one input or output of a local subflow only': [
      "@INPUT A : { 'Type': 'String' }\nFUNCTION S\n@INPUT A : { 'Type': 'String' }\n@INPUT a : { 'Type': 'String' }\nEND FUNCTION",
      '4:8 duplicate-variable',
    ],
    'that Main has is not given to a subflow': ["FUNCTION 'main' GLOBAL\nEND FUNCTION", '1:10 main-subflow'],
  })
})
