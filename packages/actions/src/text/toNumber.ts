import { defineAction } from '@deskhand/robin/action/defineAction'
import { exactNumber, text } from '@deskhand/robin/action/parameters'
import { type NumberValue, parseNumber } from '@deskhand/robin/values/number'

export const toNumber = defineAction('Text.ToNumber', {
  summary: 'Converts text to a number.',
  inputs: { Text: text({ label: 'Text to convert' }) },
  outputs: { Number: exactNumber({ label: 'Text as number' }) },
  errors: {
    ProvidedTextValueCantBeConvertedIntoAValidNumberError: 'The text is not a number.',
  },
  examples: [
    {
      title: 'Blanks around it and separators of thousands are allowed',
      script: "Text.ToNumber Text: $''' 1,234.50 ''' Number=> N\nSET Twice TO N * 2",
      variables: { N: '1234.5', Twice: '2469' },
    },
    {
      title: 'A text that is no number fails',
      script: "Text.ToNumber Text: $'''twelve''' Number=> N",
      fails: 'ProvidedTextValueCantBeConvertedIntoAValidNumberError',
    },
  ],
  run({ Text }, { culture, fail }) {
    const parsed = parseNumber(Text) ?? parseCultureNumber(Text, culture)
    if (parsed === undefined)
      return fail('ProvidedTextValueCantBeConvertedIntoAValidNumberError', `'${Text}' is not a number.`)
    return { Number: parsed }
  },
})

/** Reads a number with the separators of a culture; those of thousands must stand where they belong. */
function parseCultureNumber(given: string, culture: string): NumberValue | undefined {
  const parts = new Intl.NumberFormat(culture, { useGrouping: 'always' }).formatToParts(1234567.8)
  const sign = (type: string) => parts.find(part => part.type === type)?.value ?? ''
  const group = RegExp.escape(sign('group'))
  const decimal = RegExp.escape(sign('decimal'))
  const blanks = /^\s$/.test(sign('group')) ? '\\s' : group
  const shape = new RegExp(`^\\s*([+-]?)(\\d{1,3}(?:${blanks}\\d{3})+|\\d+)(?:${decimal}(\\d*))?\\s*$`)
  const found = shape.exec(given)
  return found ? parseNumber(`${found[1]}${found[2]?.replace(/\D/g, '')}.${found[3] || '0'}`) : undefined
}
