import { isNumber, type NumberValue, numberText, parseNumber } from '../values/number.ts'

/**
 * The numbers not to be shown, however they are written: 1234.5 is also `1,234.50`, `1.234,5` and `1 234,5`.
 */
export class SensitiveNumbers {
  readonly #digits = new Set<string>()

  get size(): number {
    return this.#digits.size
  }

  add(value: NumberValue): void {
    this.#digits.add(numberText(value).replace('-', ''))
  }

  /** A text that reads as a number of at least four digits may come out of a calculation, and then be formatted. */
  addText(text: string): void {
    if (text.length < 4 || text.length > 40) return
    const value = parseNumber(text)
    if (isNumber(value) && numberText(value).replace(/\D/g, '').length >= 4) this.add(value)
  }

  /** Where in a text such numbers stand: starts and ends, one after the other. */
  find(text: string): number[] {
    const found: number[] = []
    for (const { 0: run, index } of text.matchAll(writtenNumber))
      if (readings(run).some(digits => this.#digits.has(digits))) found.push(index, index + run.length)
    return found
  }
}

/** Digits in groups of three with perhaps a fraction, or without groups. */
const writtenNumber = /(?<!\d)(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?!\d)/g

/** What a number as written may be: the last mark is the decimal point, or there is none. */
function readings(run: string): string[] {
  const at = run.search(/[.,]\d*$/)
  const whole = canonical(run.replace(/\D/g, ''), '')
  return at < 0 ? [whole] : [whole, canonical(run.slice(0, at).replace(/\D/g, ''), run.slice(at + 1))]
}

function canonical(integer: string, fraction: string): string {
  const front = integer.replace(/^0+(?=\d)/, '')
  const back = fraction.replace(/0+$/, '')
  return back === '' ? front : `${front}.${back}`
}
