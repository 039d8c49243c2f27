import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

const subflow =
  "FUNCTION Greet\n@INPUT Name : { 'Type': 'String', 'IsOptional': False }\n@INPUT Greeting : { 'Type': 'String' }\n@OUTPUT Text : { 'Type': 'String' }\nSET Text TO Name + Greeting\nEND FUNCTION"

describe('A call of a local subflow', () => {
  finds({
    'gives its inputs and takes its outputs': [`CALL Greet Name: 'Ada' text=> T\nCALL Greet name: T\n${subflow}`],
    'gives no inputs that are not declared': [
      `CALL Greet Name: 'Ada' Greting: 'Hi'\n${subflow}`,
      "1:24 unknown-subflow-argument Subflow 'Greet' has no input 'Greting'. Did you mean 'Greeting'?",
    ],
    'takes no outputs that are not declared': [
      `CALL Greet Name: 'Ada' Result=> R\n${subflow}`,
      "1:24 unknown-subflow-argument Subflow 'Greet' has no output 'Result'. It has Text.",
    ],
    'gives every input that is needed': [
      `CALL Greet\n${subflow}`,
      "1:6 missing-subflow-argument Subflow 'Greet' needs 'Name'. Write Name: and a value.",
    ],
    'gives each input once': [
      `CALL Greet Name: 'Ada' name: 'Grace'\n${subflow}`,
      "1:24 duplicate-argument 'name' is given twice.",
    ],
    'declares what it lacks': [
      'CALL S A: 1\nFUNCTION S\nEND FUNCTION',
      "1:8 unknown-subflow-argument Subflow 'S' has no input 'A'. Declare it by @INPUT below FUNCTION.",
    ],
    'is not looked at where its name is computed': [`SET N TO 'Greet'\nCALL %N% A: 1\n${subflow}`],
  })
})

describe('A call of a GLOBAL subflow', () => {
  finds({
    'gives and takes nothing': [
      'CALL S A: 1 B=> C\nFUNCTION S GLOBAL\nEND FUNCTION',
      "1:8 unknown-subflow-argument Subflow 'S' is GLOBAL and takes no 'A'",
      '1:13 unknown-subflow-argument',
    ],
  })
})
