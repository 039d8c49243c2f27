import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, exactNumber, integer, text } from '@deskhand/robin/action/parameters'
import { numberText } from '@deskhand/robin/values/number'

export const fromNumber = defineAction('Text.FromNumber', {
  summary: 'Converts a number to text with a count of decimal places.',
  inputs: {
    Number: exactNumber({ label: 'Number to convert' }),
    DecimalPlaces: integer({ label: 'Decimal places', default: 2 }),
    UseThousandsSeparator: boolean({ label: 'Use thousands separator', default: true }),
  },
  outputs: { FormattedNumber: text({ label: 'Number as text' }) },
  examples: [
    {
      title: 'Two decimal places and separators',
      script: 'Text.FromNumber Number: 1234567.891 DecimalPlaces: 2 UseThousandsSeparator: True FormattedNumber=> T',
      variables: { T: '1,234,567.89' },
    },
    {
      title: 'Neither',
      script: 'Text.FromNumber Number: 1234.5 DecimalPlaces: 0 UseThousandsSeparator: False FormattedNumber=> T',
      variables: { T: '1235' },
    },
  ],
  run({ Number: given, DecimalPlaces, UseThousandsSeparator }, { culture }) {
    const places = Math.min(Math.max(DecimalPlaces, 0), 100)
    const format = new Intl.NumberFormat(culture, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      useGrouping: UseThousandsSeparator ? 'always' : false,
    })
    // As decimal text: a JavaScript number would lose digits.
    return { FormattedNumber: format.format(numberText(given) as `${number}`) }
  },
})
