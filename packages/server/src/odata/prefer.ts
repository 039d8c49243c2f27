import { type Preference, parsePreferences } from './parsePreferences.ts'
import type { Preferences } from './query.ts'
import { QuerySyntaxError } from './syntaxError.ts'

/**
 * Reads the `Prefer` header. What is not known, or makes no sense, is passed over, as HTTP wants it.
 *
 * @example
 * prefer('odata.maxpagesize=2,odata.include-annotations="*"')
 *
 * Source: Dataverse wire, section 3.2.
 */
export function prefer(header: string | undefined): Preferences {
  let maxPageSize: number | undefined
  let annotations: readonly string[] = []
  let returnRepresentation = false
  let continueOnError = false
  const applied: string[] = []
  for (const { name, value = '', text } of preferences(header ?? '')) {
    if (name === 'odata.maxpagesize' && /^\d{1,9}$/.test(value) && Number(value) > 0) maxPageSize = Number(value)
    else if (name === 'odata.include-annotations') annotations = value.split(',').map(pattern => pattern.trim())
    else if (name === 'return' && value === 'representation') returnRepresentation = true
    else if (name === 'odata.continue-on-error' && value !== 'false') continueOnError = true
    else continue
    applied.push(text)
  }
  const rest = { annotations, returnRepresentation, continueOnError, applied }
  return maxPageSize === undefined ? rest : { maxPageSize, ...rest }
}

/**
 * Whether an annotation of this name was asked for. The closest pattern that fits decides: a name before a namespace,
 * a longer one before a shorter, before `*`; `-` before one takes it out.
 */
export function wants(patterns: readonly string[], annotation: string): boolean {
  let wanted = false
  let closest = -1
  for (const pattern of patterns) {
    const excludes = pattern.startsWith('-')
    const name = excludes ? pattern.slice(1) : pattern
    const fits = name.endsWith('*') ? annotation.startsWith(name.slice(0, -1)) : annotation === name
    if (!fits || name.length < closest) continue
    closest = name.length
    wanted = !excludes
  }
  return wanted
}

type Given = Pick<Preference, 'name' | 'value' | 'text'>

/** The preferences of a header; a list of annotations without quotes, which some clients send, is one of them. */
function preferences(header: string): readonly Given[] {
  const joined: Given[] = []
  for (const one of written(header)) {
    const last = joined.at(-1)
    const continues = one.value === undefined && /^-?(?:\*|(?:odata|microsoft)\.[\w.]+\*?)$/.test(one.name)
    if (continues && last?.name === 'odata.include-annotations' && !last.text.endsWith('"'))
      joined[joined.length - 1] = { ...last, value: `${last.value},${one.text}`, text: `${last.text},${one.text}` }
    else joined.push(one)
  }
  return joined
}

/** What cannot be read is passed over, as HTTP wants it of preferences. */
function written(header: string): readonly Given[] {
  try {
    return header === '' ? [] : parsePreferences(header)
  } catch (error) {
    if (error instanceof QuerySyntaxError) return []
    throw error
  }
}
