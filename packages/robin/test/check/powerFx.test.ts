import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('Power Fx', () => {
  finds({
    'is refused, not guessed at': ["SET A TO $fx'=1 + 1'", '1:10 power-fx Power Fx is not supported.'],
    'is refused in arguments': ["Variables.AddItemToList Item: 1 List: $fx'=L'", '1:39 power-fx'],
  })
})
