import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, text } from '@deskhand/robin/action/parameters'

export const changeCase = defineAction('Text.ChangeCase', {
  summary: 'Changes the case of a text to upper, lower, title or sentence case.',
  inputs: {
    Text: text({ label: 'Text to convert', required: false, default: '' }),
    NewCase: choice('Text.CaseOption', ['UpperCase', 'LowerCase', 'TitleCase', 'SentenceCase'], {
      label: 'Convert to',
      default: 'UpperCase',
    }),
  },
  outputs: { Result: text({ label: 'Text with new case' }) },
  examples: [
    {
      title: 'Upper and lower case',
      script: [
        "Text.ChangeCase Text: $'''Straße''' NewCase: Text.CaseOption.UpperCase Result=> Up",
        "Text.ChangeCase Text: $'''ÀB''' NewCase: Text.CaseOption.LowerCase Result=> Low",
      ].join('\n'),
      variables: { Up: 'STRASSE', Low: 'àb' },
    },
    {
      title: 'Title case begins each word with a capital',
      script: "Text.ChangeCase Text: $'''the OLD man\\'s sea''' NewCase: Text.CaseOption.TitleCase Result=> T",
      variables: { T: "The Old Man's Sea" },
    },
    {
      title: 'Sentence case begins each sentence with a capital',
      script:
        "Text.ChangeCase Text: $'''HELLO there. how are you? fine''' NewCase: Text.CaseOption.SentenceCase Result=> T",
      variables: { T: 'Hello there. How are you? Fine' },
    },
  ],
  run: ({ Text, NewCase }, { culture }) => ({ Result: changes[NewCase](Text, culture) }),
})

const changes = {
  UpperCase: (given: string, culture: string) => given.toLocaleUpperCase(culture),
  LowerCase: (given: string, culture: string) => given.toLocaleLowerCase(culture),
  TitleCase: (given: string, culture: string) =>
    given.toLocaleLowerCase(culture).replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, letter => letter.toLocaleUpperCase(culture)),
  SentenceCase: (given: string, culture: string) =>
    given
      .toLocaleLowerCase(culture)
      .replace(
        /(^[^\p{L}]*|[.!?]\s+[^\p{L}.!?]*)(\p{L})/gu,
        (_, before, letter) => before + letter.toLocaleUpperCase(culture),
      ),
}
