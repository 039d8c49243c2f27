import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('An unknown action', () => {
  finds({
    'is reported with the nearest name': [
      'File.Copyy',
      "1:1 unknown-action Action 'File.Copyy' doesn't exist. Did you mean 'File.Copy'?",
    ],
    'is reported with its forms where it has some': [
      'Text.Join',
      "1:1 unknown-action Action 'Text.Join' doesn't exist. It has the forms 'Text.Join.Plain', 'Text.Join.Delimited'.",
    ],
    'is reported as a condition': [
      'IF (Foo.Bar A: 1) THEN\nEND\nWAIT (Foo.Baz A: 1)',
      '1:5 unknown-action',
      '3:7 unknown-action',
    ],
    'is one whatever its module offers elsewhere': [
      "External.RunFlow FlowId: 'x' @In: 1",
      "1:1 unknown-action Action 'External.RunFlow' doesn't exist.",
    ],
    'is not one in other case': ['clock.BEEP'],
  })
})
