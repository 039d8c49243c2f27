import { defineAction } from '@deskhand/robin/action/defineAction'
import { datetime, text } from '@deskhand/robin/action/parameters'
import { parseDateTime, parseDateTimeExact } from '@deskhand/robin/values/parseDateTime'

const inputs = { Text: text({ label: 'Text to convert' }) }
const outputs = { DateTime: datetime({ label: 'Text as datetime' }) }
const errors = { ProvidedTextValueCantBeConvertedIntoAValidDatetimeError: 'The text is not a date and time.' }

export const toDateTime = defineAction('Text.ConvertTextToDateTime.ToDateTime', {
  summary: 'Converts text to a date and time.',
  inputs,
  outputs,
  errors,
  examples: [
    {
      title: 'ISO 8601',
      script:
        "Text.ConvertTextToDateTime.ToDateTime Text: $'''2026-11-21 14:05''' DateTime=> D\nSET Day TO D.DayOfWeek\nSET Hour TO D.Hour",
      variables: { Day: 'Saturday', Hour: '14' },
    },
    {
      title: 'The order of the culture',
      script:
        "Text.ConvertTextToDateTime.ToDateTime Text: $'''3/25/2022 2:05 PM''' DateTime=> D\nSET Parts TO $'''%D.Month%-%D.Day% %D.Hour%'''",
      variables: { Parts: '3-25 14' },
    },
    {
      title: 'A day that does not exist fails',
      script: "Text.ConvertTextToDateTime.ToDateTime Text: $'''2026-02-30''' DateTime=> D",
      fails: 'ProvidedTextValueCantBeConvertedIntoAValidDatetimeError',
    },
  ],
  run({ Text }, { culture, fail }) {
    const value = parseDateTime(Text, culture)
    if (!value)
      return fail('ProvidedTextValueCantBeConvertedIntoAValidDatetimeError', `'${Text}' is not a date and time.`)
    return { DateTime: value }
  },
})

export const toDateTimeCustomFormat = defineAction('Text.ConvertTextToDateTime.ToDateTimeCustomFormat', {
  summary: 'Converts text of a given format to a date and time.',
  inputs: {
    ...inputs,
    CustomFormat: text({ label: 'Custom format', description: 'As .NET writes them: dd.MM.yyyy HH:mm.' }),
  },
  outputs,
  errors,
  examples: [
    {
      title: 'Day, month and year without anything between them',
      script:
        "Text.ConvertTextToDateTime.ToDateTimeCustomFormat Text: $'''21112026''' CustomFormat: $'''ddMMyyyy''' DateTime=> D\nSET Parts TO $'''%D.Year%-%D.Month%-%D.Day%'''",
      variables: { Parts: '2026-11-21' },
    },
    {
      title: 'A text of another format fails',
      script:
        "Text.ConvertTextToDateTime.ToDateTimeCustomFormat Text: $'''2026''' CustomFormat: $'''dd.MM.yyyy''' DateTime=> D",
      fails: 'ProvidedTextValueCantBeConvertedIntoAValidDatetimeError',
    },
  ],
  run({ Text, CustomFormat }, { culture, fail }) {
    const value = readExact(Text, CustomFormat, culture)
    if (!value)
      return fail(
        'ProvidedTextValueCantBeConvertedIntoAValidDatetimeError',
        `'${Text}' is not a date and time of the format '${CustomFormat}'.`,
      )
    return { DateTime: value }
  },
})

/** A format .NET would refuse fits no text. */
function readExact(given: string, format: string, culture: string) {
  try {
    return parseDateTimeExact(given, format, culture)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
