import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('Arguments', () => {
  finds({
    'that an action does not have are a warning': [
      "File.Copy Files: 'a' Destination: 'b' Destinaton: 'c'",
      "1:39 warning unknown-argument File.Copy has no argument 'Destinaton'; it is ignored. Did you mean 'Destination'?",
    ],
    'have outputs that an action must have too': ['Clock.Beep Sound=> S', '1:12 warning unknown-output'],
    'are given once': [
      "File.Copy Files: 'a' Destination: 'b' files: 'c'",
      "1:39 duplicate-argument 'files' is given twice.",
    ],
    'are given once, however many there are': [
      `Foo.Bar ${Array.from({ length: 40 }, (_, at) => `A${at % 39}: 1`).join(' ')}`,
      '1:1 unknown-action',
      "1:272 duplicate-argument 'A0' is given twice.",
    ],
    'with @ are for actions that take what something else declares': [
      "File.Copy Files: 'a' Destination: 'b' @Other: 1 @Out=> O\nFlow.Run @Other: 1 @Out=> O",
      "1:40 dynamic-argument File.Copy takes no '@Other'.",
      '1:50 dynamic-argument',
    ],
    'that are required must be given': [
      "file.copy files: 'a'",
      "1:1 missing-argument File.Copy needs 'Destination' (folder label). Write Destination: and a value.",
    ],
    'that are optional or have a default need not be given': [
      "File.Copy Files: 'a' Destination: 'b'\nText.Join.Delimited List: []",
    ],
    'of conditions are looked at too': [
      'IF (File.Exists Fil: 1) THEN\nEND',
      '1:5 missing-argument',
      '1:17 warning unknown-argument',
    ],
  })
})
