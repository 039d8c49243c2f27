import { atInstant, DateTime, instantOf } from '../../values/dateTime.ts'
import { isNumber, parseNumber } from '../../values/number.ts'
import { parseDateTime } from '../../values/parseDateTime.ts'
import type { Value } from '../../values/value.ts'
import { formulaError, isBlank, textIn } from '../coerce.ts'
import { formatDate } from '../formatDate.ts'
import { formatNumber } from '../formatNumber.ts'
import { noDate } from '../operators.ts'
import type { FormulaHost, PowerFxFunction } from '../powerFxFunction.ts'

const day = 86_400_000

/** Texts of values, and dates of texts. Source: Power Fx, Text, DateValue. */
export const dateTextFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Text',
    parameters: 'Value, [Format], [Language]',
    least: 1,
    most: 3,
    summary:
      'The text of a number or date, in a format: `0`, `#`, `,`, `.` and `%`; `yyyy`, `mm`, `dd`, `hh` and their like; or a DateTimeFormat.',
    example: ['Text(1234.5, "#,##0.00")', '"1,234.50"'],
    call([value = null, format = null, language = null], host) {
      const culture = isBlank(language) ? host.culture : textIn(language, host.culture)
      const pattern = textIn(format, culture).replace(/^\[\$-[\w-]*\]/, '')
      if (pattern === '' || value === null) return textIn(value, culture)
      if (value instanceof DateTime) return formatDate(value, pattern, culture, host.timeZone)
      const number = typeof value === 'string' ? parseNumber(value) : value
      return isNumber(number) ? formatNumber(number, pattern, culture) : textIn(value, culture)
    },
  },
  {
    name: 'DateValue',
    parameters: 'Text, [Language]',
    least: 1,
    most: 2,
    summary: 'The date of a text.',
    example: ['DateValue("3/25/2026")', '2026-03-25 00:00:00'],
    call(args, host) {
      const date = read(args, host, 'DateValue', text => text)
      return date && new DateTime(Math.floor(date.wall / day) * day)
    },
  },
  {
    name: 'TimeValue',
    parameters: 'Text, [Language]',
    least: 1,
    most: 2,
    summary: 'The time of a text, without a date.',
    example: ['Text(TimeValue("2:05 PM"), "hh:mm")', '"14:05"'],
    call(args, host) {
      const time = read(args, host, 'TimeValue', text =>
        /^\s*\d{1,2}:/.test(text) ? `1899-12-30 ${text.trim()}` : text,
      )
      return time && new DateTime(noDate + (time.wall - Math.floor(time.wall / day) * day))
    },
  },
  {
    name: 'DateTimeValue',
    parameters: 'Text, [Language]',
    least: 1,
    most: 2,
    summary: 'The date and time of a text; one with an offset from UTC is taken to local time.',
    example: ['DateTimeValue("2026-03-25 14:05")', '2026-03-25 14:05:00'],
    call(args, host) {
      const date = read(args, host, 'DateTimeValue', text => text)
      return date?.offset === undefined ? date : atInstant(instantOf(date, host.timeZone), host.timeZone)
    },
  },
]

/** The date of a text; null for a blank one. A date stays what it is. */
function read(
  [value = null, language = null]: readonly Value[],
  host: FormulaHost,
  name: string,
  prepare: (text: string) => string,
): DateTime | null {
  if (value instanceof DateTime) return value
  if (isBlank(value)) return null
  const culture = isBlank(language) ? host.culture : textIn(language, host.culture)
  const text = prepare(textIn(value, culture))
  const date = parseDateTime(text, culture) ?? parseDateTime(text.replaceAll('-', '/'), culture)
  if (date === undefined) throw formulaError(`${name} cannot read this text. Write it as "2026-03-25 14:05".`)
  return date
}
