import { isNumber, multiply, type NumberValue, negate, numberText, orderNumbers } from '../values/number.ts'
import { rounded } from './functions/rounding.ts'

/**
 * Writes a number in a format of Power Fx: `0` is a digit, `#` one that may be missing, `,` between them groups
 * thousands, `%` takes a hundredth as one; the rest stands for itself. Parts for numbers above, below and equal to 0
 * are parted by `;`. Source: Power Fx, Text.
 *
 * @example formatNumber(1234.5, '$#,##0.00', 'en-US') // '$1,234.50'
 */
export function formatNumber(value: NumberValue, format: string, culture: string): string {
  const [above = '', below, equal] = format.split(';')
  const sign = orderNumbers(value, 0)
  if (sign === 0 && equal !== undefined) return part(value, equal, culture)
  if (sign < 0)
    return below === undefined ? `-${part(negate(value), above, culture)}` : part(negate(value), below, culture)
  return part(value, above, culture)
}

const digits = /[0#][0#,]*(?:\.[0#]*)?|\.[0#]+/

function part(value: NumberValue, format: string, culture: string): string {
  const place = digits.exec(format)
  if (place === null) return unquoted(format)
  const [mask] = place
  const percents = format.split('%').length - 1
  let shown = value
  for (let left = percents; left > 0; left--) shown = multiply(shown, 100)
  const [whole = '', fraction = ''] = mask.split('.')
  const { decimal, group } = separators(culture)
  const [integer = '', decimals = ''] = plain(rounded(shown, Math.min(fraction.length, 28))).split('.')
  const least = whole.replaceAll(/[^0]/g, '').length
  const padded = (integer === '0' ? '' : integer).padStart(least, '0')
  const grouped = whole.includes(',') ? padded.replaceAll(/\B(?=(\d{3})+$)/g, group) : padded
  const required = fraction.lastIndexOf('0') + 1
  const behind = decimals.padEnd(required, '0')
  const number = grouped + (behind === '' ? '' : decimal + behind)
  return unquoted(format.slice(0, place.index)) + number + unquoted(format.slice(place.index + mask.length))
}

const unquoted = (text: string): string => text.replaceAll(/"([^"]*)"|\\(.)/gs, '$1$2')

/** A number without an exponent. */
function plain(value: NumberValue): string {
  if (isNumber(value) && typeof value !== 'number') return value.toFixed()
  return numberText(value)
}

/** How a culture writes numbers. */
function separators(culture: string): { decimal: string; group: string } {
  if (culture === '') return { decimal: '.', group: ',' }
  const parts = new Intl.NumberFormat(culture, { useGrouping: true }).formatToParts(12_345.6)
  const found = (type: string): string | undefined => parts.find(one => one.type === type)?.value
  return { decimal: found('decimal') ?? '.', group: found('group') ?? ',' }
}
