import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'

export const reverse = defineAction('Text.Reverse', {
  summary: 'Reverses the order of the characters of a text.',
  inputs: { Text: text({ label: 'Text to reverse', required: false, default: '' }) },
  outputs: { ReversedText: text({ label: 'Reversed text' }) },
  examples: [
    {
      title: 'What a reader sees as one character stays one',
      script: "Text.Reverse Text: $'''ab👍🏽''' ReversedText=> T",
      variables: { T: '👍🏽ba' },
    },
  ],
  run({ Text }, { culture }) {
    const characters = [...new Intl.Segmenter(culture).segment(Text)].map(({ segment }) => segment)
    return { ReversedText: characters.reverse().join('') }
  },
})
