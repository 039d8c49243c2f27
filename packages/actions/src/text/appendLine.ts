import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'

export const appendLine = defineAction('Text.AppendLine', {
  summary: 'Appends a line to a text.',
  inputs: {
    Text: text({ label: 'Original text', required: false, default: '' }),
    LineToAppend: text({ label: 'Line to append', required: false, default: '' }),
  },
  outputs: { Result: text({ label: 'Text' }) },
  examples: [
    {
      title: 'A line is set off by a line break',
      script: "Text.AppendLine Text: $'''one''' LineToAppend: $'''two''' Result=> T",
      variables: { T: 'one\r\ntwo' },
    },
  ],
  run: ({ Text, LineToAppend }) => ({ Result: `${Text}\r\n${LineToAppend}` }),
})
