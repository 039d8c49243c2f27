import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A function', () => {
  finds({
    'must exist': [
      "SET A TO Contians('a', 'b')",
      "1:10 unknown-function Function 'Contians' doesn't exist. Did you mean 'Contains'?",
    ],
    'takes its number of arguments': [
      "SET A TO [contains('a'), Contains('a', 'b'), StartsWith('a', 'b', True), IsEmpty('a', 'b')]",
      '1:11 argument-count Contains takes 2 or 3 arguments, not 1.',
      '1:74 argument-count IsEmpty takes 1 argument, not 2.',
    ],
  })
})
