import { defineAction } from '@deskhand/robin/action/defineAction'
import { exactNumber, integer } from '@deskhand/robin/action/parameters'
import { Decimal, type NumberValue, parseNumber } from '@deskhand/robin/values/number'

const inputs = { Number: exactNumber({ label: 'Number to truncate' }) }
const outputs = { Result: exactNumber({ label: 'Truncated value' }) }

export const getIntegerPart = defineAction('Variables.TruncateNumber.GetIntegerPart', {
  summary: 'Gets the integer part of a number.',
  inputs,
  outputs,
  examples: [
    {
      title: 'The fraction is cut off, not rounded',
      script: 'Variables.TruncateNumber.GetIntegerPart Number: -3.9 Result=> N',
      variables: { N: '-3' },
    },
  ],
  run: ({ Number: given }) => ({ Result: exact(new Decimal(given).truncated()) }),
})

export const getDecimalPart = defineAction('Variables.TruncateNumber.GetDecimalPart', {
  summary: 'Gets the fraction of a number.',
  inputs,
  outputs,
  examples: [
    {
      title: 'What stands behind the decimal point',
      script: 'Variables.TruncateNumber.GetDecimalPart Number: 3.14 Result=> N',
      variables: { N: '0.14' },
    },
  ],
  run: ({ Number: given }) => ({ Result: exact(new Decimal(given).minus(new Decimal(given).truncated())) }),
})

export const roundNumber = defineAction('Variables.TruncateNumber.RoundNumber', {
  summary: 'Rounds a number to a count of decimal places, halves away from zero.',
  inputs: { ...inputs, DecimalPlaces: integer({ label: 'Decimal places', default: 3 }) },
  outputs,
  examples: [
    {
      title: 'Two decimal places',
      script: 'Variables.TruncateNumber.RoundNumber Number: 2.345 DecimalPlaces: 2 Result=> N',
      variables: { N: '2.35' },
    },
  ],
  run: ({ Number: given, DecimalPlaces }) => ({
    Result: exact(new Decimal(given).toDecimalPlaces(Math.max(0, DecimalPlaces), Decimal.ROUND_HALF_UP)),
  }),
})

/** One number, one form: see values/number. */
const exact = (value: Decimal): NumberValue => parseNumber(value.toString()) ?? value
