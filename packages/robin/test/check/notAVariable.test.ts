import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('An argument that is written back', () => {
  finds({
    'must be a variable': [
      'SET O TO {{ }}\nVariables.AddItemToList Item: 1 List: [1]\nVariables.AddItemToList Item: 1 List: O.List',
      "2:39 not-a-variable Parameter 'List' must be a variable",
      '3:39 not-a-variable',
    ],
  })
})
