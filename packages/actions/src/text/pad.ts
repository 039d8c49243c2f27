import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, integer, text } from '@deskhand/robin/action/parameters'

export const pad = defineAction('Text.Pad', {
  summary: 'Makes a text as long as wished by adding a text to its left or right.',
  inputs: {
    Text: text({ label: 'Text to pad', required: false, default: '' }),
    PadPosition: choice('Text.PadPosition', ['Left', 'Right'], { label: 'Pad', default: 'Left' }),
    PaddingText: text({ label: 'Text for padding', required: false, default: ' ' }),
    TotalLength: integer({ label: 'Total length', default: 10 }),
  },
  outputs: { PaddedText: text({ label: 'Padded text' }) },
  examples: [
    {
      title: 'Leading zeros',
      script:
        "Text.Pad Text: $'''42''' PadPosition: Text.PadPosition.Left PaddingText: $'''0''' TotalLength: 6 PaddedText=> T",
      variables: { T: '000042' },
    },
    {
      title: 'Dots behind',
      script:
        "Text.Pad Text: $'''Tea''' PadPosition: Text.PadPosition.Right PaddingText: $'''.-''' TotalLength: 6 PaddedText=> T",
      variables: { T: 'Tea.-.' },
    },
  ],
  run({ Text, PadPosition, PaddingText, TotalLength }) {
    const PaddedText =
      PadPosition === 'Left' ? Text.padStart(TotalLength, PaddingText) : Text.padEnd(TotalLength, PaddingText)
    return { PaddedText }
  },
})
