import { dateTimeCulture } from './dateTimeCulture.ts'

/** One piece of a pattern: text as it is, or a part of the date such as `yyyy`. */
export type PatternToken =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'part'; readonly letter: string; readonly count: number }

/**
 * Reads a .NET date and time format, standard (one letter) or custom.
 *
 * @example patternTokens("d 'of' MMMM", 'en-US')
 */
export function patternTokens(format: string, culture: string): PatternToken[] {
  return tokens(format.length === 1 ? standardPattern(format, culture) : format)
}

/** Pattern of a standard format. Source: .NET, "Standard date and time format strings". */
export function standardPattern(letter: string, culture: string): string {
  const { patterns } = dateTimeCulture(culture)
  switch (letter) {
    case 'd':
    case 'D':
    case 't':
    case 'T':
      return patterns[letter]
    case 'f':
      return `${patterns.D} ${patterns.t}`
    case 'F':
    case 'U':
      return `${patterns.D} ${patterns.T}`
    case 'g':
      return `${patterns.d} ${patterns.t}`
    case 'G':
      return `${patterns.d} ${patterns.T}`
    case 'm':
    case 'M':
      return patterns.M
    case 'y':
    case 'Y':
      return patterns.Y
    case 'o':
    case 'O':
      return "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"
    case 'r':
    case 'R':
      return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
    case 's':
      return "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
    case 'u':
      return "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
    default:
      throw new RangeError(
        `'${letter}' is not a standard date and time format; known are d D f F g G M o R s t T u U Y.`,
      )
  }
}

function tokens(pattern: string): PatternToken[] {
  const found: PatternToken[] = []
  const literal = (text: string): void => {
    found.push({ kind: 'literal', text })
  }
  let at = 0
  while (at < pattern.length) {
    const letter = pattern[at]!
    if (letter === "'" || letter === '"') {
      const [text, end] = quoted(pattern, at)
      literal(text)
      at = end
    } else if (letter === '\\') {
      if (at + 1 === pattern.length) throw new RangeError(`The date and time format '${pattern}' ends in a lone \\.`)
      literal(pattern[at + 1]!)
      at += 2
    } else if (letter === '%' && at + 1 < pattern.length) {
      at += 1
    } else if ('dfFghHKmMstyz:/'.includes(letter)) {
      let end = at + 1
      if (!'K:/'.includes(letter)) while (pattern[end] === letter) end += 1
      if ('fF'.includes(letter) && end - at > 7)
        throw new RangeError(`The date and time format '${pattern}' asks for more than 7 digits of a second.`)
      found.push({ kind: 'part', letter, count: end - at })
      at = end
    } else {
      literal(letter)
      at += 1
    }
  }
  return found
}

function quoted(pattern: string, start: number): [string, number] {
  const quote = pattern[start]
  let text = ''
  for (let at = start + 1; at < pattern.length; at += 1) {
    if (pattern[at] === quote) return [text, at + 1]
    if (pattern[at] === '\\') at += 1
    text += pattern[at] ?? ''
  }
  throw new RangeError(`The date and time format '${pattern}' opens ${quote} and does not close it.`)
}
