import { dataverseError } from '@deskhand/contract/errors'
import { literalOf } from './literal.ts'
import type { KeyPredicate, Literal, Segment } from './query.ts'
import { syntaxError } from './syntaxError.ts'
import { tokenize } from './token.ts'

/**
 * Reads the path behind `/api/data/v9.2/`, without the query, into segments; no segments: the service root.
 * Syntax only: whether `workflows` is an entity set is for the model to say.
 *
 *     path      = [ segment *( "/" segment ) ]
 *     segment   = "$value" / "$ref" / "$count" / "$metadata" / "$batch"
 *               / "Microsoft.Dynamics.CRM." name [ "(" … ")" ]
 *               / name [ "(" key ")" ]
 *     key       = guid / name "=" value *( "," name "=" value )
 *
 * @example
 * parsePath('workflows(f091ffab-58bb-4630-a115-659453d56f59)/inputs/$value')
 *
 * Source: Dataverse wire, sections 3.1 and 3.8.
 */
export function parsePath(path: string): readonly Segment[] {
  return segmentsOf(path).map(segment => readSegment(decoded(segment)))
}

/** What types, bound operations and query functions are called in. */
export const namespace = 'Microsoft.Dynamics.CRM.'
const words: ReadonlySet<string> = new Set(['$value', '$ref', '$count', '$metadata', '$batch'])

function readSegment(text: string): Segment {
  if (words.has(text)) return { kind: text as '$value' }
  const match = /^([a-z_][\w.]*)(?:\((.*)\))?$/is.exec(text)
  if (match?.[1] === undefined) throw dataverseError('ResourceNotFound', text)
  const [, name, inner] = match
  const parentheses = inner === undefined ? undefined : { parentheses: inner }
  if (name.startsWith(namespace)) return { kind: 'operation', name: name.slice(namespace.length), ...parentheses }
  const key = inner === undefined ? undefined : parseKey(inner.trim())
  return { kind: 'name', name, ...(key && { key }), ...parentheses }
}

/** A key in parentheses, or undefined where the text is none: an operation's parameters may be anything. */
export function parseKey(text: string): KeyPredicate | undefined {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return { kind: 'id', id: text.toLowerCase() }
  if (!/^[a-z_]\w*\s*=/i.test(text)) return undefined
  const tokens = tokenize(text)
  const values: Record<string, Literal | { readonly alias: string }> = {}
  for (let next = 0; ; next += 4) {
    const [name, equals, value, mark] = tokens.slice(next, next + 4)
    if (name?.kind !== 'name' || equals?.kind !== '=' || value === undefined)
      throw syntaxError('Syntax error', name?.at ?? 0, text)
    const literal = value.kind === 'alias' ? { alias: value.text } : literalOf(value)
    // A list or an enumeration: parameters of a function, which has no key.
    if (value.kind === '[' || (value.kind === 'name' && mark?.kind === 'string')) return undefined
    if (literal === undefined) throw syntaxError('Expression expected', value.at, text)
    values[name.text] = literal
    if (mark?.kind === 'end') return { kind: 'alternate', values }
    if (mark?.kind !== ',') throw syntaxError('Syntax error', mark?.at ?? text.length, text)
  }
}

/** The parts between slashes; a slash inside quotes does not count, nor one at the end. */
function segmentsOf(path: string): readonly string[] {
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path
  if (trimmed === '') return []
  const segments: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at <= trimmed.length; at++) {
    const character = trimmed[at]
    if (character === "'") quoted = !quoted
    if (at === trimmed.length || (character === '/' && !quoted)) {
      segments.push(trimmed.slice(start, at))
      start = at + 1
    }
  }
  return segments
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause
    throw dataverseError('ResourceNotFound', text)
  }
}
