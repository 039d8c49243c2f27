import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, listOf, text } from '@deskhand/robin/action/parameters'
import { delimiterTimes, standardDelimiter, standardDelimiters } from '../support/delimiter.ts'
import { dotNetRegex } from '../support/regex.ts'

const inputs = { Text: text({ label: 'Text to split' }) }
const outputs = { Result: listOf(text, { label: 'Text list' }) }

export const split = defineAction('Text.SplitText.Split', {
  summary: 'Splits a text at blanks, tabs or line breaks into a list.',
  inputs: { ...inputs, StandardDelimiter: standardDelimiter, DelimiterTimes: delimiterTimes },
  outputs,
  examples: [
    {
      title: 'Into lines',
      script:
        "SET Lines TO $'''one\ntwo'''\nText.SplitText.Split Text: Lines StandardDelimiter: Text.StandardDelimiter.NewLine DelimiterTimes: 1 Result=> L",
      variables: { L: '[one, two]' },
    },
  ],
  run({ Text, StandardDelimiter, DelimiterTimes }) {
    const times = Math.max(DelimiterTimes, 1)
    if (StandardDelimiter !== 'NewLine')
      return { Result: Text.split(standardDelimiters[StandardDelimiter].repeat(times)) }
    return { Result: Text.split(new RegExp(`(?:\\r\\n|\\n|\\r){${times}}`)) }
  },
})

export const splitWithDelimiter = defineAction('Text.SplitText.SplitWithDelimiter', {
  summary: 'Splits a text at a text of your own or at a regular expression into a list.',
  inputs: {
    ...inputs,
    CustomDelimiter: text({ label: 'Custom delimiter' }),
    IsRegEx: boolean({ label: 'Is regular expression', default: false }),
  },
  outputs,
  errors: { ProvidedRegularExpressionIsInvalidError: 'The regular expression is not valid.' },
  examples: [
    {
      title: 'Empty parts stay',
      script:
        "Text.SplitText.SplitWithDelimiter Text: $'''a;;b''' CustomDelimiter: $''';''' IsRegEx: False Result=> L\nSET Count TO L.Count",
      variables: { Count: '3' },
    },
    {
      title: 'A regular expression',
      script:
        "Text.SplitText.SplitWithDelimiter Text: $'''a1b22c''' CustomDelimiter: $'''\\d+''' IsRegEx: True Result=> L",
      variables: { L: '[a, b, c]' },
    },
    {
      title: 'A regular expression that does not close fails',
      script: "Text.SplitText.SplitWithDelimiter Text: $'''a''' CustomDelimiter: $'''(''' IsRegEx: True Result=> L",
      fails: 'ProvidedRegularExpressionIsInvalidError',
    },
  ],
  run({ Text, CustomDelimiter, IsRegEx }, { fail }) {
    if (CustomDelimiter === '') return { Result: [Text] }
    if (!IsRegEx) return { Result: Text.split(CustomDelimiter) }
    try {
      return { Result: Text.split(dotNetRegex(CustomDelimiter).expression).map(part => part ?? '') }
    } catch (cause) {
      return fail('ProvidedRegularExpressionIsInvalidError', (cause as Error).message, { cause })
    }
  },
})
