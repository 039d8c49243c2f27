/** Up to this length a sensitive text is found only where it stands as a word: `1` would hide half of every message. */
const wordLength = 2

/** Texts of a length that begin with the same characters. */
interface Bucket {
  /** Longest first. */
  lengths: number[]
  readonly texts: Set<string>
}

/**
 * Texts to be found in others, whatever their case, in time that grows with the length of what is searched and not with
 * how many they are: they stand in buckets by their first three characters.
 */
export class SensitiveTexts {
  readonly #buckets = new Map<number, Bucket>()
  /** All of them while they are few: asking for each is then faster than looking at every place. */
  #few: string[] = []
  /** 1 where there is a bucket; made with the first text. */
  #filled = new Uint8Array(0)
  /** One or two characters. */
  readonly #words = new Set<string>()

  add(text: string): void {
    const folded = fold(text)
    if (folded.length <= wordLength) {
      this.#words.add(folded)
      return
    }
    if (this.#few.length <= few) this.#few.push(folded)
    const key = keyAt(folded, 0)
    const bucket = this.#buckets.get(key)
    if (this.#filled.length === 0) this.#filled = new Uint8Array(keys)
    this.#filled[key] = 1
    if (bucket === undefined) this.#buckets.set(key, { lengths: [folded.length], texts: new Set([folded]) })
    else {
      bucket.texts.add(folded)
      if (!bucket.lengths.includes(folded.length))
        bucket.lengths = [...bucket.lengths, folded.length].sort((a, b) => b - a)
    }
  }

  /** Where in a text they stand: starts and ends, one after the other. Of those that start together, the longest. */
  find(text: string): number[] {
    const found: number[] = []
    const folded = fold(text)
    if (this.#few.length > few || this.#few.some(one => folded.includes(one)))
      for (let at = 0; at + wordLength < folded.length; at += 1) {
        const key = keyAt(folded, at)
        if (this.#filled[key] === 0) continue
        const bucket = this.#buckets.get(key)!
        const length = bucket.lengths.find(size => bucket.texts.has(folded.slice(at, at + size)))
        if (length !== undefined) found.push(at, at + length)
      }
    if (this.#words.size > 0)
      for (let length = 1; length <= wordLength; length += 1)
        for (let at = 0; at + length <= folded.length; at += 1)
          if (this.#words.has(folded.slice(at, at + length)) && standsAlone(folded, at, at + length))
            found.push(at, at + length)
    return found
  }
}

/** In small letters, each in the place it had. */
function fold(text: string): string {
  const folded = text.toLowerCase()
  if (folded.length === text.length) return folded
  return Array.from(text, one => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('')
}

const few = 32

const keys = 1 << 16

/** A number for the three characters at a place; others may have the same. */
const keyAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2)) & (keys - 1)

const letter = /[\p{L}\p{N}]/u

const standsAlone = (text: string, start: number, end: number): boolean =>
  !letter.test(text[start - 1] ?? ' ') && !letter.test(text[end] ?? ' ')
