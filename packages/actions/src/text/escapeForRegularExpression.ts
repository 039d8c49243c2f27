import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { escapeRegex } from '../support/regex.ts'

export const escapeForRegularExpression = defineAction('Text.EscapeForRegularExpression', {
  summary: 'Writes a text so that it stands for itself in a regular expression.',
  inputs: { Text: text({ label: 'Text to escape' }) },
  outputs: { EscapedText: text({ label: 'Escaped text' }) },
  examples: [
    {
      title: 'A price is found as it is written',
      script: [
        "Text.EscapeForRegularExpression Text: $'''$5.00''' EscapedText=> Pattern",
        "Text.ParseText.RegexParseForFirstOccurrence Text: $'''now $5.00''' TextToFind: Pattern OccurrencePosition=> At",
      ].join('\n'),
      variables: { Pattern: '\\$5\\.00', At: '4' },
    },
  ],
  run: ({ Text }) => ({ EscapedText: escapeRegex(Text) }),
})
