import { defineAction } from '@deskhand/robin/action/defineAction'
import { list, text } from '@deskhand/robin/action/parameters'
import type { List } from '@deskhand/robin/values/list'
import { textOf } from '@deskhand/robin/values/textOf'
import { delimiterTimes, standardDelimiter, standardDelimiters } from '../support/delimiter.ts'

const inputs = { List: list({ label: 'Specify the list to join' }) }
const outputs = { Result: text({ label: 'Joined text' }) }

export const join = defineAction('Text.JoinText.Join', {
  summary: 'Joins the items of a list to a text, with nothing between them.',
  inputs,
  outputs,
  examples: [
    {
      title: 'Texts and numbers',
      script: "Text.JoinText.Join List: ['a', 1, True] Result=> T",
      variables: { T: 'a1True' },
    },
  ],
  run: ({ List: items }, { culture }) => ({ Result: joined(items, '', culture) }),
})

export const joinWithDelimiter = defineAction('Text.JoinText.JoinWithDelimiter', {
  summary: 'Joins the items of a list to a text, with blanks, tabs or line breaks between them.',
  inputs: { ...inputs, StandardDelimiter: standardDelimiter, DelimiterTimes: delimiterTimes },
  outputs,
  examples: [
    {
      title: 'An empty line between items',
      script:
        "Text.JoinText.JoinWithDelimiter List: ['a', 'b'] StandardDelimiter: Text.StandardDelimiter.NewLine DelimiterTimes: 2 Result=> T",
      variables: { T: 'a\r\n\r\nb' },
    },
  ],
  run: ({ List: items, StandardDelimiter, DelimiterTimes }, { culture }) => ({
    Result: joined(items, standardDelimiters[StandardDelimiter].repeat(Math.max(DelimiterTimes, 0)), culture),
  }),
})

export const joinWithCustomDelimiter = defineAction('Text.JoinText.JoinWithCustomDelimiter', {
  summary: 'Joins the items of a list to a text, with a text of your own between them.',
  inputs: { ...inputs, CustomDelimiter: text({ label: 'Custom delimiter' }) },
  outputs,
  examples: [
    {
      title: 'A list to show to people',
      script: "Text.JoinText.JoinWithCustomDelimiter List: ['red', 'green'] CustomDelimiter: $''', ''' Result=> T",
      variables: { T: 'red, green' },
    },
  ],
  run: ({ List: items, CustomDelimiter }, { culture }) => ({ Result: joined(items, CustomDelimiter, culture) }),
})

const joined = (list: List, delimiter: string, culture: string): string =>
  list.items.map(item => textOf(item, culture)).join(delimiter)
