/** How a text is looked for. */
export interface SearchOptions {
  readonly IgnoreCase: boolean
  /** CultureSensitive: different spellings of one character are the same. */
  readonly comparison: 'CultureSensitive' | 'Ordinal'
  readonly culture: string
}

export interface Found {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

/** Where a text occurs in a text, from the left, without overlaps. Nothing occurs nowhere. */
export function findAll(text: string, sought: string, options: SearchOptions): Iterable<Found> {
  if (sought === '') return []
  const plain = isAscii(sought) && isAscii(text)
  return plain || options.comparison === 'Ordinal'
    ? findOrdinal(text, sought, options)
    : findByCulture(text, sought, options)
}

function* findOrdinal(text: string, sought: string, { IgnoreCase }: SearchOptions): Generator<Found> {
  const expression = new RegExp(RegExp.escape(sought), IgnoreCase ? 'giu' : 'gu')
  for (const match of text.matchAll(expression)) yield { start: match.index, end: match.index + match[0].length }
}

/** Compares what a reader sees as one character at a time. */
function* findByCulture(text: string, sought: string, { IgnoreCase, culture }: SearchOptions): Generator<Found> {
  const collator = new Intl.Collator(culture, { sensitivity: IgnoreCase ? 'accent' : 'variant', usage: 'search' })
  const segmenter = new Intl.Segmenter(culture, { granularity: 'grapheme' })
  const characters = [...segmenter.segment(text)]
  const wanted = [...segmenter.segment(sought)]
  const same = (at: number, offset: number) => {
    const a = characters[at + offset]?.segment
    const b = wanted[offset]?.segment ?? ''
    return a === b || (a !== undefined && collator.compare(a, b) === 0)
  }
  for (let at = 0; at + wanted.length <= characters.length; ) {
    let matched = 0
    while (matched < wanted.length && same(at, matched)) matched++
    if (matched < wanted.length) at++
    else {
      const start = characters[at]?.index ?? 0
      at += wanted.length
      yield { start, end: characters[at]?.index ?? text.length }
    }
  }
}

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text)
