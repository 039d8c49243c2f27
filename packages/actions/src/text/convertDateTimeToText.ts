import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, datetime, text } from '@deskhand/robin/action/parameters'
import { formatDateTime } from '@deskhand/robin/values/formatDateTime'

const inputs = { DateTime: datetime({ label: 'Datetime to convert' }) }
const outputs = { Result: text({ label: 'Formatted datetime' }) }

export const fromDateTime = defineAction('Text.ConvertDateTimeToText.FromDateTime', {
  summary: 'Converts a date and time to text in a standard format of the culture.',
  inputs: {
    ...inputs,
    StandardFormat: choice(
      'Text.WellKnownDateTimeFormat',
      [
        'ShortDate',
        'LongDate',
        'ShortTime',
        'LongTime',
        'FullDateTimeShortTime',
        'FullDateTimeLongTime',
        'GeneralDateTimeShortTime',
        'GeneralDateTimeLongTime',
        'SortableDateTime',
      ],
      { label: 'Standard format', default: 'ShortDate' },
    ),
  },
  outputs,
  examples: [
    {
      title: 'A short and a sortable form',
      script: [
        "Text.ConvertDateTimeToText.FromDateTime DateTime: $'''2026-03-05 14:07:09''' StandardFormat: Text.WellKnownDateTimeFormat.ShortDate Result=> Short",
        "Text.ConvertDateTimeToText.FromDateTime DateTime: $'''2026-03-05 14:07:09''' StandardFormat: Text.WellKnownDateTimeFormat.SortableDateTime Result=> Sortable",
      ].join('\n'),
      variables: { Short: '3/5/2026', Sortable: '2026-03-05T14:07:09' },
    },
    {
      title: 'The full form',
      script:
        "Text.ConvertDateTimeToText.FromDateTime DateTime: $'''2026-03-05 14:07:09''' StandardFormat: Text.WellKnownDateTimeFormat.FullDateTimeLongTime Result=> T",
      variables: { T: 'Thursday, March 5, 2026 2:07:09 PM' },
    },
  ],
  run: ({ DateTime, StandardFormat }, { culture }) => ({
    Result: formatDateTime(DateTime, wellKnownFormats[StandardFormat], culture),
  }),
})

export const fromCustomDateTime = defineAction('Text.ConvertDateTimeToText.FromCustomDateTime', {
  summary: 'Converts a date and time to text in a format of your own.',
  inputs: {
    ...inputs,
    CustomFormat: text({ label: 'Custom format', description: 'As .NET writes them: yyyy-MM-dd HH:mm.' }),
  },
  outputs,
  examples: [
    {
      title: 'For a file name',
      script:
        "Text.ConvertDateTimeToText.FromCustomDateTime DateTime: $'''2026-03-05 14:07:09''' CustomFormat: $'''yyyyMMdd_HHmmss''' Result=> T",
      variables: { T: '20260305_140709' },
    },
    {
      title: 'Names and halves of the day',
      script:
        "Text.ConvertDateTimeToText.FromCustomDateTime DateTime: $'''2026-03-05 14:07:09''' CustomFormat: $'''ddd d MMM yy, hh:mm tt''' Result=> T",
      variables: { T: 'Thu 5 Mar 26, 02:07 PM' },
    },
  ],
  run: ({ DateTime, CustomFormat }, { culture, timeZone }) => ({
    Result: formatDateTime(DateTime, CustomFormat, culture, timeZone),
  }),
})

/** Members of the enum `Text.WellKnownDateTimeFormat` → .NET's standard format. */
const wellKnownFormats = {
  ShortDate: 'd',
  LongDate: 'D',
  ShortTime: 't',
  LongTime: 'T',
  FullDateTimeShortTime: 'f',
  FullDateTimeLongTime: 'F',
  GeneralDateTimeShortTime: 'g',
  GeneralDateTimeLongTime: 'G',
  SortableDateTime: 's',
} as const
