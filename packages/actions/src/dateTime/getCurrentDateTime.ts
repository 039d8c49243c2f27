import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, datetime, text } from '@deskhand/robin/action/parameters'
import { atInstant, DateTime } from '@deskhand/robin/values/dateTime'

const DateTimeFormat = choice('DateTime.DateTimeFormat', ['DateAndTime', 'DateOnly'], {
  label: 'Retrieve',
  default: 'DateAndTime',
})
const outputs = { CurrentDateTime: datetime({ label: 'Current date and time' }) }

export const local = defineAction('DateTime.GetCurrentDateTime.Local', {
  summary: 'Gets the current date and time of the time zone of the run.',
  inputs: { DateTimeFormat },
  outputs,
  aliases: ['DateTime.GetCurrentDateTime'],
  examples: [
    {
      title: 'The date alone is at midnight',
      script:
        'DateTime.GetCurrentDateTime.Local DateTimeFormat: DateTime.DateTimeFormat.DateOnly CurrentDateTime=> Today\nSET Hour TO Today.Hour',
      variables: { Hour: '0' },
    },
    {
      title: 'Date and time',
      script:
        'DateTime.GetCurrentDateTime.Local DateTimeFormat: DateTime.DateTimeFormat.DateAndTime CurrentDateTime=> Now\nSET Year TO Now.Year',
      variables: { Year: /^20\d\d$/ },
    },
  ],
  run: ({ DateTimeFormat: part }, { now, timeZone }) => ({ CurrentDateTime: cut(atInstant(now(), timeZone), part) }),
})

export const byTimeZone = defineAction('DateTime.GetCurrentDateTime.ByTimeZone', {
  summary: 'Gets the current date and time of a time zone.',
  inputs: {
    DateTimeFormat,
    Timezone: text({ label: 'Country/region', default: 'Europe/Bucharest', description: 'IANA name of the zone.' }),
  },
  outputs,
  errors: { SpecifiedCountryRegionNotFoundError: 'There is no time zone of this name.' },
  examples: [
    {
      title: 'Tokyo is nine hours ahead of Greenwich',
      script: [
        "DateTime.GetCurrentDateTime.ByTimeZone DateTimeFormat: DateTime.DateTimeFormat.DateAndTime Timezone: $'''Asia/Tokyo''' CurrentDateTime=> Now",
        "Text.ConvertDateTimeToText.FromCustomDateTime DateTime: Now CustomFormat: $'''zzz''' Result=> Offset",
      ].join('\n'),
      variables: { Offset: '+09:00' },
    },
    {
      title: 'A name that no zone has fails',
      script:
        "DateTime.GetCurrentDateTime.ByTimeZone DateTimeFormat: DateTime.DateTimeFormat.DateOnly Timezone: $'''Europe/Nowhere''' CurrentDateTime=> Now",
      fails: 'SpecifiedCountryRegionNotFoundError',
    },
  ],
  run({ DateTimeFormat: part, Timezone }, { now, fail }) {
    try {
      return { CurrentDateTime: cut(atInstant(now(), Timezone), part) }
    } catch (cause) {
      return fail(
        'SpecifiedCountryRegionNotFoundError',
        `There is no time zone '${Timezone}'; give its IANA name, for example Europe/Paris.`,
        { cause },
      )
    }
  },
})

const dayLength = 86_400_000

/** Whole seconds, or midnight of that day. */
function cut({ wall, offset }: DateTime, part: 'DateAndTime' | 'DateOnly'): DateTime {
  const unit = part === 'DateOnly' ? dayLength : 1000
  return new DateTime(Math.floor(wall / unit) * unit, offset)
}
