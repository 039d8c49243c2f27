import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, choice, text } from '@deskhand/robin/action/parameters'
import { readEscapes } from '../support/escapes.ts'
import { dotNetRegex, expandReplacement } from '../support/regex.ts'
import { findAll } from '../support/textSearch.ts'

const inputs = {
  Text: text({ label: 'Text to parse' }),
  TextToFind: text({ label: 'Text to find' }),
  IgnoreCase: boolean({ label: 'Ignore case', default: false }),
  ReplaceWith: text({ label: 'Replace with' }),
  ActivateEscapeSequences: boolean({
    label: 'Activate escape sequences',
    default: false,
    description: 'Read \\n, \\r, \\t, \\\\ and their like as the characters they stand for.',
  }),
}
const outputs = { Result: text({ label: 'Replaced text' }) }
const errors = { ProvidedRegularExpressionIsInvalidError: 'The regular expression is not valid.' }

export const replace = defineAction('Text.Replace', {
  summary: 'Replaces all occurrences of a text, or of a regular expression, in a text.',
  inputs: { ...inputs, IsRegEx: boolean({ label: 'Use regular expressions for find and replace', default: false }) },
  outputs,
  errors,
  examples: [
    {
      title: 'The form of flows made before version 2.67',
      script:
        "Text.Replace Text: $'''2026-11-21''' TextToFind: $'''-''' IsRegEx: False IgnoreCase: False ReplaceWith: $'''/''' ActivateEscapeSequences: False Result=> T",
      variables: { T: '2026/11/21' },
    },
    {
      title: 'A regular expression that does not close fails',
      script: "Text.Replace Text: $'''a''' TextToFind: $'''[a''' IsRegEx: True ReplaceWith: $'''b''' Result=> T",
      fails: 'ProvidedRegularExpressionIsInvalidError',
    },
  ],
  run({ IsRegEx, ...order }, { culture, fail }) {
    if (!IsRegEx) return { Result: replaceAll(order, 'CultureSensitive', culture) }
    return {
      Result: replaceRegex(order, cause => fail('ProvidedRegularExpressionIsInvalidError', cause.message, { cause })),
    }
  },
})

export const replaceText = defineAction('Text.Replace.ReplaceText', {
  summary: 'Replaces all occurrences of a text in a text.',
  inputs: {
    ...inputs,
    ComparisonType: choice('Text.TextComparisonType', ['CultureSensitive', 'Ordinal'], {
      label: 'Comparison type',
      default: 'CultureSensitive',
      description: 'CultureSensitive takes different spellings of one character (é, e + accent) as the same.',
    }),
  },
  outputs,
  examples: [
    {
      title: 'Whatever the case',
      script:
        "Text.Replace.ReplaceText Text: $'''Red red RED''' TextToFind: $'''red''' IgnoreCase: True ReplaceWith: $'''blue''' Result=> T",
      variables: { T: 'blue blue blue' },
    },
    {
      title: 'Escape sequences stand for characters',
      script:
        "Text.Replace.ReplaceText Text: $'''a;b''' TextToFind: $''';''' ReplaceWith: $'''\\t''' ActivateEscapeSequences: True Result=> T",
      variables: { T: 'a\tb' },
    },
  ],
  run: ({ ComparisonType, ...order }, { culture }) => ({ Result: replaceAll(order, ComparisonType, culture) }),
})

export const replaceTextWithRegex = defineAction('Text.Replace.ReplaceTextWithRegex', {
  summary: 'Replaces all matches of a regular expression in a text.',
  inputs,
  outputs,
  errors,
  examples: [
    {
      title: 'Groups are put back in another order',
      script:
        "Text.Replace.ReplaceTextWithRegex Text: $'''21.11.2026''' TextToFind: $'''(\\d+)\\.(\\d+)\\.(\\d+)''' ReplaceWith: $'''$3-$2-$1''' Result=> T",
      variables: { T: '2026-11-21' },
    },
    {
      title: 'A regular expression that does not close fails',
      script: "Text.Replace.ReplaceTextWithRegex Text: $'''a''' TextToFind: $'''(a''' ReplaceWith: $'''b''' Result=> T",
      fails: 'ProvidedRegularExpressionIsInvalidError',
    },
  ],
  run: (order, { fail }) => ({
    Result: replaceRegex(order, cause => fail('ProvidedRegularExpressionIsInvalidError', cause.message, { cause })),
  }),
})

interface Order {
  readonly Text: string
  readonly TextToFind: string
  readonly IgnoreCase: boolean
  readonly ReplaceWith: string
  readonly ActivateEscapeSequences: boolean
}

function replaceAll(order: Order, comparison: 'CultureSensitive' | 'Ordinal', culture: string): string {
  const read = order.ActivateEscapeSequences ? readEscapes : (given: string) => given
  const replacement = read(order.ReplaceWith)
  let result = ''
  let end = 0
  for (const found of findAll(order.Text, read(order.TextToFind), { ...order, comparison, culture })) {
    result += order.Text.slice(end, found.start) + replacement
    end = found.end
  }
  return result + order.Text.slice(end)
}

function replaceRegex(order: Order, refuse: (cause: Error) => never): string {
  const replacement = order.ActivateEscapeSequences ? readEscapes(order.ReplaceWith) : order.ReplaceWith
  const regex = (() => {
    try {
      return dotNetRegex(order.TextToFind, { ignoreCase: order.IgnoreCase })
    } catch (cause) {
      return refuse(cause as Error)
    }
  })()
  let result = ''
  let end = 0
  for (const match of order.Text.matchAll(regex.expression)) {
    result += order.Text.slice(end, match.index) + expandReplacement(replacement, match, regex)
    end = match.index + match[0].length
  }
  return result + order.Text.slice(end)
}
