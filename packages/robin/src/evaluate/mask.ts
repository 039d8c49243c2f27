import { BinaryValue } from '../values/binaryValue.ts'
import { CredentialValue } from '../values/credentialValue.ts'
import { DateTime } from '../values/dateTime.ts'
import { ErrorValue } from '../values/errorValue.ts'
import { formatDateTime } from '../values/formatDateTime.ts'
import { isNumber } from '../values/number.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import { sensitiveForms } from './sensitiveForms.ts'
import { SensitiveNumbers } from './sensitiveNumbers.ts'
import { SensitiveTexts } from './sensitiveTexts.ts'

/** What stands in place of a sensitive text. */
const masked = '*****'

/**
 * The sensitive values of a run, and the rule that none of them is shown: in no log, error or trace, whatever it was
 * put into, in any of its `sensitiveForms` and ways to write a number. What the flow makes of one besides (a part of it, its
 * letters in another order) is not recognised.
 */
export class Mask {
  readonly #texts = new SensitiveTexts()
  readonly #numbers = new SensitiveNumbers()
  readonly #known = new Set<string>()
  /** Remembered, and not yet looked for: their forms are made when something is shown. */
  #new: string[] = []

  /** Remembers a value, and the values in it, as not to be shown. */
  add(value: Value, culture: string): void {
    if (value === null || typeof value === 'boolean') return
    if (typeof value === 'string') this.#addText(value)
    else if (value instanceof List) for (const item of value.items) this.add(item, culture)
    else if (value instanceof Row) for (const cell of value.cells) this.add(cell, culture)
    else if (value instanceof Table) for (const row of value.rows) this.add(row, culture)
    else if (value instanceof RobinObject) for (const item of value.entries.values()) this.add(item, culture)
    else if (value instanceof CredentialValue) this.#addText(value.password)
    else if (value instanceof BinaryValue) this.#addBytes(value.bytes)
    else if (value instanceof ErrorValue) for (const text of [value.message, value.errorDetails]) this.#addText(text)
    else {
      if (isNumber(value)) this.#numbers.add(value)
      if (value instanceof DateTime)
        for (const format of ['d', 'yyyy-MM-dd']) this.#addText(formatDateTime(value, format, culture))
      this.#addText(textOf(value, culture))
    }
  }

  /**
   * A text with every sensitive one replaced.
   *
   * @example mask.apply('user=ann&password=s3cret') // 'user=ann&password=*****'
   */
  apply(text: string): string {
    if (this.#known.size === 0 || text === '') return text
    this.#learn()
    const ranges = this.#texts.find(text)
    if (this.#numbers.size > 0) ranges.push(...this.#numbers.find(text))
    return ranges.length === 0 ? text : replaced(text, ranges)
  }

  #addText(text: string): void {
    if (this.#known.has(text) || text.trim() === '') return
    this.#known.add(text)
    this.#new.push(text)
  }

  #addBytes(bytes: Uint8Array): void {
    if (bytes.length > 0 && bytes.length <= longestText) this.#addText(Buffer.from(bytes).toString('utf8'))
  }

  #learn(): void {
    if (this.#new.length === 0) return
    for (const text of this.#new) {
      for (const form of sensitiveForms(text)) this.#texts.add(form)
      this.#numbers.addText(text)
    }
    this.#new = []
  }
}

/** Binary data beyond this is no text that somebody logs. */
const longestText = 100_000

/** The text with the ranges replaced; those that overlap or touch become one. */
function replaced(text: string, ranges: readonly number[]): string {
  const pairs: [start: number, end: number][] = []
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at]!, ranges[at + 1]!])
  pairs.sort((a, b) => a[0] - b[0])
  let result = ''
  let done = 0
  let open = -1
  for (const [start, end] of pairs) {
    if (open >= 0 && start <= done) {
      done = Math.max(done, end)
      continue
    }
    result += text.slice(done, start) + masked
    open = start
    done = end
  }
  return result + text.slice(done)
}
