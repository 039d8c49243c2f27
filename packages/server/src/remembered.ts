/**
 * A function of a text that keeps its last results; those kept longest make room. Only for results that nobody changes
 * and that depend on the text alone.
 *
 * @example
 * const resourceOf = remembered(resourcePath)
 * resourceOf('workflows') === resourceOf('workflows') // true
 */
export function remembered<Result extends object>(
  compute: (text: string) => Result,
  most = 1000,
): (text: string) => Result {
  const kept = new Map<string, Result>()
  return text => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const result = compute(text)
    if (text.length > longest) return result
    if (kept.size >= most) kept.delete(kept.keys().next().value as string)
    kept.set(text, result)
    return result
  }
}

/** A text beyond this hardly comes a second time. */
const longest = 1000
