import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, datetime, number } from '@deskhand/robin/action/parameters'
import { DateTime, dateTimeOf, partsOf } from '@deskhand/robin/values/dateTime'
import { unitLengths } from '../support/timeUnits.ts'

export const add = defineAction('DateTime.Add', {
  summary: 'Adds a length of time to a date and time; a negative one is taken away.',
  inputs: {
    DateTime: datetime({ label: 'Datetime' }),
    TimeToAdd: number({ label: 'Add' }),
    TimeUnit: choice('DateTime.TimeUnit', ['Seconds', 'Minutes', 'Hours', 'Days', 'Months', 'Years'], {
      label: 'Time unit',
      default: 'Seconds',
    }),
  },
  outputs: { ResultedDate: datetime({ label: 'Resulted date' }) },
  examples: [
    {
      title: 'A month after the last of January is the last of February',
      script: [
        "DateTime.Add DateTime: $'''2026-01-31 08:00''' TimeToAdd: 1 TimeUnit: DateTime.TimeUnit.Months ResultedDate=> D",
        "Text.ConvertDateTimeToText.FromCustomDateTime DateTime: D CustomFormat: $'''yyyy-MM-dd HH:mm''' Result=> T",
      ].join('\n'),
      variables: { T: '2026-02-28 08:00' },
    },
    {
      title: 'A day and a half back',
      script: [
        "DateTime.Add DateTime: $'''2026-03-01 12:00''' TimeToAdd: -1.5 TimeUnit: DateTime.TimeUnit.Days ResultedDate=> D",
        "Text.ConvertDateTimeToText.FromCustomDateTime DateTime: D CustomFormat: $'''yyyy-MM-dd HH:mm''' Result=> T",
      ].join('\n'),
      variables: { T: '2026-02-28 00:00' },
    },
  ],
  run({ DateTime: start, TimeToAdd, TimeUnit }) {
    if (TimeUnit === 'Months') return { ResultedDate: addMonths(start, TimeToAdd) }
    if (TimeUnit === 'Years') return { ResultedDate: addMonths(start, TimeToAdd * 12) }
    return { ResultedDate: new DateTime(start.wall + Math.round(TimeToAdd * unitLengths[TimeUnit]), start.offset) }
  },
})

/** Months have no length: whole ones are counted, and a day the month lacks becomes its last. */
function addMonths(start: DateTime, count: number): DateTime {
  const parts = partsOf(start)
  const months = parts.year * 12 + parts.month - 1 + Math.trunc(count)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  const day = Math.min(parts.day, lastDay)
  return dateTimeOf(year, month, day, parts.hour, parts.minute, parts.second, parts.millisecond, start.offset)
}
