import { defineAction } from '@deskhand/robin/action/defineAction'
import { integer, text } from '@deskhand/robin/action/parameters'

const Text = text({ label: 'Original text' })
const CharacterPosition = integer({ label: 'Character position', description: 'From 0.' })
const NumberOfChars = integer({ label: 'Number of chars' })
const outputs = { Subtext: text({ label: 'Subtext' }) }
const errors = { StartIndexOrLengthAreOutOfRangeError: 'The start or the length lies outside of the text.' }

export const getSubtext = defineAction('Text.GetSubtext.GetSubtext', {
  summary: 'Gets a part of a text from a position and with a length.',
  inputs: { Text, CharacterPosition, NumberOfChars },
  outputs,
  errors,
  examples: [
    {
      title: 'Four characters from the sixth',
      script: "Text.GetSubtext.GetSubtext Text: $'''Date 2026''' CharacterPosition: 5 NumberOfChars: 4 Subtext=> T",
      variables: { T: '2026' },
    },
    {
      title: 'More than there is fails',
      script: "Text.GetSubtext.GetSubtext Text: $'''abc''' CharacterPosition: 1 NumberOfChars: 9 Subtext=> T",
      fails: 'StartIndexOrLengthAreOutOfRangeError',
    },
  ],
  run: (order, { fail }) => cut(order.Text, order.CharacterPosition, order.NumberOfChars, fail),
})

export const getSubtextFromStartTo = defineAction('Text.GetSubtext.GetSubtextFromStartTo', {
  summary: 'Gets a part of a text from its start and with a length.',
  inputs: { Text, NumberOfChars },
  outputs,
  errors,
  examples: [
    {
      title: 'The first three characters',
      script: "Text.GetSubtext.GetSubtextFromStartTo Text: $'''invoice''' NumberOfChars: 3 Subtext=> T",
      variables: { T: 'inv' },
    },
    {
      title: 'A negative length fails',
      script: "Text.GetSubtext.GetSubtextFromStartTo Text: $'''abc''' NumberOfChars: -1 Subtext=> T",
      fails: 'StartIndexOrLengthAreOutOfRangeError',
    },
  ],
  run: (order, { fail }) => cut(order.Text, 0, order.NumberOfChars, fail),
})

export const getSubtextFrom = defineAction('Text.GetSubtext.GetSubtextFrom', {
  summary: 'Gets a part of a text from a position to its end.',
  inputs: { Text, CharacterPosition },
  outputs,
  errors,
  examples: [
    {
      title: 'All behind the fourth character',
      script: "Text.GetSubtext.GetSubtextFrom Text: $'''INV-0042''' CharacterPosition: 4 Subtext=> T",
      variables: { T: '0042' },
    },
    {
      title: 'A position behind the end fails',
      script: "Text.GetSubtext.GetSubtextFrom Text: $'''abc''' CharacterPosition: 4 Subtext=> T",
      fails: 'StartIndexOrLengthAreOutOfRangeError',
    },
  ],
  run: (order, { fail }) => cut(order.Text, order.CharacterPosition, order.Text.length - order.CharacterPosition, fail),
})

export const getSubtextFromStartToEnd = defineAction('Text.GetSubtext.GetSubtextFromStartToEnd', {
  summary: 'Gets a text from its start to its end.',
  inputs: { Text },
  outputs,
  examples: [
    {
      title: 'The whole text',
      script: "Text.GetSubtext.GetSubtextFromStartToEnd Text: $'''abc''' Subtext=> T",
      variables: { T: 'abc' },
    },
  ],
  run: order => ({ Subtext: order.Text }),
})

function cut(
  given: string,
  from: number,
  length: number,
  fail: (error: 'StartIndexOrLengthAreOutOfRangeError', message: string) => never,
): { Subtext: string } {
  if (from < 0 || length < 0 || from + length > given.length)
    return fail(
      'StartIndexOrLengthAreOutOfRangeError',
      `A text of ${given.length} characters has no ${length} characters from position ${from}.`,
    )
  return { Subtext: given.slice(from, from + length) }
}
