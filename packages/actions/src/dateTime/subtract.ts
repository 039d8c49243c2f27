import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, datetime, number } from '@deskhand/robin/action/parameters'
import { unitLengths } from '../support/timeUnits.ts'

export const subtract = defineAction('DateTime.Subtract', {
  summary: 'Gets the time from one date to another, in days, hours, minutes or seconds.',
  inputs: {
    FromDate: datetime({ label: 'From date' }),
    // The misspelling is the action's.
    SubstractDate: datetime({ label: 'Subtract date' }),
    TimeUnit: choice('DateTime.DifferenceTimeUnit', ['Seconds', 'Minutes', 'Hours', 'Days'], {
      label: 'Get difference in',
      default: 'Days',
    }),
  },
  outputs: { TimeDifference: number({ label: 'Time difference' }) },
  examples: [
    {
      title: 'Days, with a fraction',
      script:
        "DateTime.Subtract FromDate: $'''2026-03-01 12:00''' SubstractDate: $'''2026-02-27''' TimeUnit: DateTime.DifferenceTimeUnit.Days TimeDifference=> Days",
      variables: { Days: '2.5' },
    },
    {
      title: 'A later date taken away gives a negative number',
      script:
        "DateTime.Subtract FromDate: $'''2026-03-01''' SubstractDate: $'''2026-03-01 00:01''' TimeUnit: DateTime.DifferenceTimeUnit.Seconds TimeDifference=> Seconds",
      variables: { Seconds: '-60' },
    },
  ],
  run: ({ FromDate, SubstractDate, TimeUnit }) => ({
    TimeDifference: (FromDate.wall - SubstractDate.wall) / unitLengths[TimeUnit],
  }),
})
