import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, text } from '@deskhand/robin/action/parameters'

export const trim = defineAction('Text.Trim', {
  summary: 'Removes blanks, tabs and line breaks from the start, the end or both ends of a text.',
  inputs: {
    Text: text({ label: 'Text to trim', required: false, default: '' }),
    TrimOption: choice('Text.TrimOption', ['Left', 'Right', 'Both'], { label: 'What to trim', default: 'Both' }),
  },
  outputs: { TrimmedText: text({ label: 'Trimmed text' }) },
  examples: [
    {
      title: 'Both ends',
      script:
        "Text.Trim Text: $'''  a b  ''' TrimOption: Text.TrimOption.Both TrimmedText=> T\nSET Framed TO $'''[%T%]'''",
      variables: { Framed: '[a b]' },
    },
    {
      title: 'The start only',
      script:
        "Text.Trim Text: $'''  a ''' TrimOption: Text.TrimOption.Left TrimmedText=> T\nSET Framed TO $'''[%T%]'''",
      variables: { Framed: '[a ]' },
    },
    {
      title: 'The end only',
      script:
        "Text.Trim Text: $''' a  ''' TrimOption: Text.TrimOption.Right TrimmedText=> T\nSET Framed TO $'''[%T%]'''",
      variables: { Framed: '[ a]' },
    },
  ],
  run({ Text, TrimOption }) {
    if (TrimOption === 'Left') return { TrimmedText: Text.trimStart() }
    if (TrimOption === 'Right') return { TrimmedText: Text.trimEnd() }
    return { TrimmedText: Text.trim() }
  },
})
