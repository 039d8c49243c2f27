import { BinaryValue } from '../values/binaryValue.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'

/** What stands in place of a sensitive text. */
const masked = '*****'

/** Up to this length a sensitive text is masked only where it stands as a word: `1` would mask half of every message. */
const wordLength = 2

/** The sensitive texts of a run, and the rule that none of them is shown. */
export class Mask {
  readonly #texts = new Set<string>()
  #sorted: readonly string[] | undefined

  /** Remembers a value, and the values in it, as not to be shown. */
  add(value: Value, culture: string): void {
    if (value === null || typeof value === 'boolean' || value instanceof BinaryValue) return
    if (value instanceof List) for (const item of value.items) this.add(item, culture)
    else if (value instanceof Row) for (const cell of value.cells) this.add(cell, culture)
    else if (value instanceof Table) for (const row of value.rows) this.add(row, culture)
    else if (value instanceof RobinObject) for (const item of value.entries.values()) this.add(item, culture)
    else this.#addText(textOf(value, culture))
  }

  /** A text with every sensitive one replaced, also where it is written as JSON writes it. */
  apply(text: string): string {
    if (this.#texts.size === 0 || text === '') return text
    this.#sorted ??= [...this.#texts].sort((a, b) => b.length - a.length)
    let result = text
    for (const secret of this.#sorted) if (result.includes(secret)) result = replace(result, secret)
    return result
  }

  #addText(text: string): void {
    if (text.trim() === '') return
    for (const form of [text, text.trim(), JSON.stringify(text).slice(1, -1)]) {
      if (this.#texts.has(form)) continue
      this.#texts.add(form)
      this.#sorted = undefined
    }
  }
}

function replace(text: string, secret: string): string {
  if (secret.length > wordLength) return text.replaceAll(secret, masked)
  const word = secret.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu'), masked)
}
