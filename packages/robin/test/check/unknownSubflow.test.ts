import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('An unknown subflow', () => {
  finds({
    'is reported with the nearest name': [
      "CALL Fecth\nCALL 'fetch'\nFUNCTION Fetch GLOBAL\nEND FUNCTION",
      "1:6 unknown-subflow Subflow 'Fecth' doesn't exist. Did you mean 'Fetch'?",
    ],
    'is reported in handlers': ['Clock.Beep\nON ERROR\nCALL S\nEND', '3:6 unknown-subflow'],
  })
})
