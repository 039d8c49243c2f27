import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('An unknown variable', () => {
  finds({
    'is reported wherever it is read': [
      "SET A TO B\nIF C = 1 THEN\nLOOP I FROM D TO 2\nWAIT E\nEND\nEND\nSET A['x'] TO $'''%A[F]%'''\nEXIT Code: G",
      '1:10 unknown-variable',
      '2:4 unknown-variable',
      '3:13 unknown-variable',
      '4:6 unknown-variable',
      '7:22 unknown-variable',
      '8:12 unknown-variable',
    ],
    'comes with the nearest name': [
      'SET Customer TO 1\nSET A TO Custmer',
      "2:10 unknown-variable Variable 'Custmer' doesn't exist. Did you mean 'Customer'?",
    ],
    'is not one that a statement assigns, wherever that stands': [
      'SET A TO A + b\nCALL S\nFUNCTION S GLOBAL\nSET B TO L\nERROR => L\nEND FUNCTION',
    ],
    'is not the variable of a loop, an output, an input, an import or a list that is made by adding to it': [
      "IMPORT 'x' AS appmask\n@INPUT In1 : { 'Type': 'String' }\n@OUTPUT Out1 : { 'Type': 'String' }\nLOOP FOREACH Item IN appmask\nEND\nLOOP I FROM 1 TO 2\nEND\nFile.Copy Files: In1 Destination: Out1 CopiedFiles=> C\nVariables.AddItemToList Item: C List: L\nSET X TO [Item, I, L, X]",
    ],
    'is the root of a place that is set': ["SET O['a'] TO 1", '1:5 unknown-variable'],
    'is not looked for in what is disabled, which still assigns': ['DISABLE SET A TO Nowhere\nSET B TO A'],
    'is looked for in arguments of unknown actions too': [
      'Foo.Bar Thing: A',
      '1:1 unknown-action',
      '1:16 unknown-variable',
    ],
    'of a local subflow is one of its own': [
      'SET A TO 1\nFUNCTION S\nSET B TO A\nSET C TO B\nEND FUNCTION\nFUNCTION T GLOBAL\nSET D TO A + B\nEND FUNCTION',
      "3:10 unknown-variable Subflow 'S' has no variable 'A'. Write global.A for the variable of the flow.",
      "7:14 unknown-variable Variable 'B' doesn't exist.",
    ],
    'of a local subflow may be an input, an output or one of the flow': [
      "SET A TO 1\nFUNCTION S\n@INPUT I : { 'Type': 'String' }\n@OUTPUT O : { 'Type': 'String' }\nSET O TO I + global.A\nSET global.N TO O\nEND FUNCTION\nFUNCTION T GLOBAL\nSET A TO N + global.N\nEND FUNCTION",
    ],
    'of the flow is one, whatever the local subflow has': [
      'FUNCTION S\nSET A TO global.A\nEND FUNCTION',
      "2:10 unknown-variable Variable 'A' doesn't exist.",
    ],
  })
})
