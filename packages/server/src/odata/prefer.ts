import type { Preferences } from './query.ts'

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
  for (const text of preferences(header ?? '')) {
    const [name = '', value = ''] = nameAndValue(text)
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

/** Whether an annotation of this name was asked for. The last pattern that fits decides; `-` before one takes it out. */
export function wants(patterns: readonly string[], annotation: string): boolean {
  let wanted = false
  for (const pattern of patterns) {
    const excludes = pattern.startsWith('-')
    const name = excludes ? pattern.slice(1) : pattern
    const fits = name.endsWith('*') ? annotation.startsWith(name.slice(0, -1)) : annotation === name
    if (fits) wanted = !excludes
  }
  return wanted
}

/** The parts between commas; a comma in quotes does not count, nor one in a list of unquoted annotations. */
function preferences(header: string): readonly string[] {
  const parts = header.match(/(?:"[^"]*"|[^",])+/g) ?? []
  const joined: string[] = []
  for (const part of parts.map(text => text.trim()).filter(text => text !== '')) {
    const last = joined.length - 1
    const continues = /^-?[\w.]+\.\*$|^-?(OData|Microsoft)\.[\w.]+$/.test(part)
    if (continues && joined[last]?.startsWith('odata.include-annotations=') && !joined[last].endsWith('"'))
      joined[last] += `,${part}`
    else joined.push(part)
  }
  return joined
}

function nameAndValue(text: string): readonly [string, string] {
  const match = /^([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^;]*)))?/.exec(text)
  return [match?.[1]?.toLowerCase() ?? '', (match?.[2] ?? match?.[3] ?? '').trim()]
}
