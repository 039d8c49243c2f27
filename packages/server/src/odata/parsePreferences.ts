import { syntaxError } from './syntaxError.ts'
import { maxLength } from './token.ts'

/** One preference of a `Prefer` header. */
export interface Preference {
  /** In small letters: names of preferences do not heed case. */
  readonly name: string
  /** Without its quotes; absent where only the name stands. */
  readonly value?: string
  /** As it was written. */
  readonly text: string
  readonly at: number
}

/**
 * Reads a `Prefer` header.
 *
 *     header     = preference *( "," preference )
 *     preference = token [ "=" word ] *( ";" [ token [ "=" word ] ] )
 *     word       = token / quoted text
 *
 * @example
 * parsePreferences('odata.maxpagesize=2,odata.include-annotations="*"')
 * // [{ name: 'odata.maxpagesize', value: '2', … }, { name: 'odata.include-annotations', value: '*', … }]
 *
 * @throws QuerySyntaxError with the position
 *
 * Source: Dataverse wire, section 3.2; RFC 7240, section 2.
 */
export function parsePreferences(header: string): readonly Preference[] {
  if (header.length > maxLength) throw syntaxError('The header is too long', maxLength, header)
  const found: Preference[] = []
  let at = 0
  for (;;) {
    at = blanksFrom(header, at)
    const match = matchAt(preference, header, at)
    if (match === null) throw syntaxError(at < header.length ? 'Syntax error' : 'A preference expected', at, header)
    const [text, name = '', word] = match
    const value = word?.startsWith('"') === true ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word
    found.push({ name: name.toLowerCase(), ...(value !== undefined && { value }), text, at })
    at = blanksFrom(header, at + text.length)
    if (at >= header.length) return found
    if (header[at] !== ',') throw syntaxError('Syntax error', at, header)
    at++
  }
}

const token = "[\\w!#$%&'*+.^`|~-]+"
const word = `(?:${token}|"(?:[^"\\\\]|\\\\.)*")`
const parameter = `[ \\t]*;[ \\t]*(?:${token}(?:[ \\t]*=[ \\t]*${word})?)?`
const preference = new RegExp(`(${token})(?:[ \\t]*=[ \\t]*(${word}))?(?:${parameter})*`, 'y')

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function blanksFrom(text: string, at: number): number {
  let next = at
  while (text[next] === ' ' || text[next] === '\t') next++
  return next
}
