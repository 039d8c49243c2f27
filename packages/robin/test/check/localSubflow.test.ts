import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A subflow without GLOBAL', () => {
  finds({
    'is a warning': [
      'FUNCTION S\nEND FUNCTION',
      "1:10 warning local-subflow Subflow 'S' would have variables of its own",
    ],
  })
})
