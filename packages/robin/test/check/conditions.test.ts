import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A condition', () => {
  finds({
    'is no statement': [
      "File.Exists File: 'a'",
      "1:1 condition-as-statement 'File.Exists' is a condition. Write IF (File.Exists …) THEN",
    ],
    'is not any action': ['LOOP WHILE (Clock.Beep)\nEND', "1:13 action-as-condition 'Clock.Beep' is no condition."],
    'stands in IF, LOOP WHILE and WAIT': [
      "IF (File.Exists File: 'a') THEN\nEND\nLOOP WHILE (File.Exists File: 'a')\nEND\nWAIT (File.Exists File: 'a') FOR 5",
    ],
  })
})
