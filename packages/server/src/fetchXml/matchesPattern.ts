/**
 * Whether a text is what a pattern of SQL Server's LIKE says: `%` any text, `_` any character, `[abc]` and `[^a-c]` one
 * of some. Takes steps in proportion to the length of the text times that of the pattern, whatever they are.
 *
 * @example
 * matchesPattern('failed', 'f%[dt]') // true
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const tokens = tokensOf(pattern)
  // Which of the tokens may begin at this place of the text.
  let reached = behind(tokens, [0])
  for (const character of text) {
    const next = [...reached].flatMap(place => {
      const token = tokens[place]
      if (token === undefined) return []
      if (token === 'any') return [place]
      return token(character) ? [place + 1] : []
    })
    reached = behind(tokens, next)
    if (reached.size === 0) return false
  }
  return reached.has(tokens.length)
}

/** `%`, or a test of one character. */
type Token = 'any' | ((character: string) => boolean)

/** The places, and those that are reached from them by leaving out a `%`. */
function behind(tokens: readonly Token[], places: readonly number[]): Set<number> {
  const all = new Set(places)
  for (const place of all) if (tokens[place] === 'any') all.add(place + 1)
  return all
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = []
  for (const [part] of pattern.matchAll(/\[\^?[^\]^][^\]]*\]|./gsu)) {
    if (part === '%') tokens.push('any')
    else if (part === '_') tokens.push(() => true)
    else tokens.push(part.length > 1 && part.startsWith('[') ? setOf(part.slice(1, -1)) : one => one === part)
  }
  return tokens
}

function setOf(text: string): (character: string) => boolean {
  const isNegated = text.startsWith('^')
  const members = isNegated ? text.slice(1) : text
  const ranges = [...members.matchAll(/(.)-(.)|(.)/gsu)].map(([, low, high, one]) => [low ?? one, high ?? one])
  return character => ranges.some(([low = '', high = '']) => character >= low && character <= high) !== isNegated
}
