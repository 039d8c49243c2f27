import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, integer, listOf, text } from '@deskhand/robin/action/parameters'
import { dotNetRegex } from '../support/regex.ts'
import { findAll } from '../support/textSearch.ts'

const inputs = {
  Text: text({ label: 'Text to parse' }),
  TextToFind: text({ label: 'Text to find' }),
  StartingPosition: integer({ label: 'Start parsing at position', default: 0, description: 'From 0.' }),
  IgnoreCase: boolean({ label: 'Ignore case', default: false }),
}
const OccurrencePosition = integer({ label: 'Position', description: '-1 where the text does not occur.' })
const OccurrencePositions = listOf(integer, { label: 'Positions' })
const errors = { ProvidedRegularExpressionIsInvalidError: 'The regular expression is not valid.' }

export const parse = defineAction('Text.ParseText.Parse', {
  summary: 'Finds all occurrences of a text in a text.',
  inputs,
  outputs: { OccurrencePositions },
  examples: [
    {
      title: 'Every position, whatever the case',
      script:
        "Text.ParseText.Parse Text: $'''Banana NA''' TextToFind: $'''na''' StartingPosition: 0 IgnoreCase: True OccurrencePositions=> At",
      variables: { At: '[2, 4, 7]' },
    },
  ],
  run: (order, { culture }) => ({ OccurrencePositions: plainPositions(order, culture) }),
})

export const parseForFirstOccurrence = defineAction('Text.ParseText.ParseForFirstOccurrence', {
  summary: 'Finds the first occurrence of a text in a text.',
  inputs,
  outputs: { OccurrencePosition },
  examples: [
    {
      title: 'From a position on',
      script:
        "Text.ParseText.ParseForFirstOccurrence Text: $'''a-b-c''' TextToFind: $'''-''' StartingPosition: 2 OccurrencePosition=> At",
      variables: { At: '3' },
    },
    {
      title: 'What does not occur is at -1',
      script: "Text.ParseText.ParseForFirstOccurrence Text: $'''abc''' TextToFind: $'''B''' OccurrencePosition=> At",
      variables: { At: '-1' },
    },
  ],
  run: (order, { culture }) => ({ OccurrencePosition: plainPositions(order, culture)[0] ?? -1 }),
})

export const regexParse = defineAction('Text.ParseText.RegexParse', {
  summary: 'Finds all matches of a regular expression in a text.',
  inputs,
  outputs: { OccurrencePositions, Matches: listOf(text, { label: 'Matches' }) },
  errors,
  examples: [
    {
      title: 'All numbers of a text',
      script:
        "Text.ParseText.RegexParse Text: $'''3 pens, 12 cups''' TextToFind: $'''\\d+''' OccurrencePositions=> At Matches=> Found",
      variables: { At: '[0, 8]', Found: '[3, 12]' },
    },
    {
      title: 'A regular expression that does not close fails',
      script: "Text.ParseText.RegexParse Text: $'''a''' TextToFind: $'''[''' Matches=> Found",
      fails: 'ProvidedRegularExpressionIsInvalidError',
    },
  ],
  run(order, { fail }) {
    const matches = [
      ...regexMatches(order, cause => fail('ProvidedRegularExpressionIsInvalidError', cause.message, { cause })),
    ]
    return { OccurrencePositions: matches.map(match => match.index), Matches: matches.map(match => match[0]) }
  },
})

export const regexParseForFirstOccurrence = defineAction('Text.ParseText.RegexParseForFirstOccurrence', {
  summary: 'Finds the first match of a regular expression in a text.',
  inputs,
  outputs: { OccurrencePosition, Match: text({ label: 'Match' }) },
  errors,
  examples: [
    {
      title: 'An order number',
      script:
        "Text.ParseText.RegexParseForFirstOccurrence Text: $'''See ORD-77.''' TextToFind: $'''ord-\\d+''' IgnoreCase: True OccurrencePosition=> At Match=> Order",
      variables: { At: '4', Order: 'ORD-77' },
    },
    {
      title: 'No match',
      script:
        "Text.ParseText.RegexParseForFirstOccurrence Text: $'''abc''' TextToFind: $'''\\d''' OccurrencePosition=> At Match=> Digit",
      variables: { At: '-1', Digit: '' },
    },
    {
      title: 'A regular expression that does not close fails',
      script: "Text.ParseText.RegexParseForFirstOccurrence Text: $'''a''' TextToFind: $'''(''' Match=> Found",
      fails: 'ProvidedRegularExpressionIsInvalidError',
    },
  ],
  run(order, { fail }) {
    const [first] = regexMatches(order, cause =>
      fail('ProvidedRegularExpressionIsInvalidError', cause.message, { cause }),
    )
    return { OccurrencePosition: first?.index ?? -1, Match: first?.[0] ?? '' }
  },
})

interface Order {
  readonly Text: string
  readonly TextToFind: string
  readonly StartingPosition: number
  readonly IgnoreCase: boolean
}

function plainPositions(order: Order, culture: string): number[] {
  const start = Math.max(order.StartingPosition, 0)
  const options = { IgnoreCase: order.IgnoreCase, comparison: 'CultureSensitive', culture } as const
  return Array.from(findAll(order.Text.slice(start), order.TextToFind, options), found => found.start + start)
}

function* regexMatches(order: Order, refuse: (cause: Error) => never): Generator<RegExpExecArray> {
  const expression = (() => {
    try {
      return dotNetRegex(order.TextToFind, { ignoreCase: order.IgnoreCase }).expression
    } catch (cause) {
      return refuse(cause as Error)
    }
  })()
  expression.lastIndex = Math.max(order.StartingPosition, 0)
  yield* order.Text.matchAll(expression)
}
