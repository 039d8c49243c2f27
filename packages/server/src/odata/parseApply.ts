import { dataverseError } from '@deskhand/contract/errors'
import { parseFilter } from './parseFilter.ts'
import type { AggregateItem, ApplyStep } from './query.ts'
import { type Piece, split } from './split.ts'
import { syntaxError } from './syntaxError.ts'

/**
 * Reads `$apply` into its steps. Knows no table.
 *
 *     apply     = step *( "/" step )
 *     step      = "filter(" $filter ")" / "aggregate(" items ")" / "groupby((" path *( "," path ) ")" [ ",aggregate(" items ")" ] ")"
 *     items     = item *( "," item )
 *     item      = path " with " method " as " name / "$count as " name
 *
 * @example
 * parseApply('filter(statuscode eq 8)/groupby((machineid),aggregate($count as runs))')
 *
 * Source: Dataverse wire, section 3.5.
 */
export function parseApply(text: string): readonly ApplyStep[] {
  const steps = split(text, '/')
  if (steps.length > mostSteps) throw syntaxError(`More than ${mostSteps} steps`, steps[mostSteps]!.at, text)
  return steps.map(step => parseStep(step, text))
}

const mostSteps = 20
const mostItems = 100

function parseStep(piece: Piece, text: string): ApplyStep {
  const { name, inner } = call(piece, text)
  switch (name) {
    case 'filter':
      return { kind: 'filter', of: parseFilter(inner.text) }
    case 'aggregate':
      return { kind: 'aggregate', aggregates: parseItems(inner, text) }
    case 'groupby':
      return parseGroupBy(inner, text)
    default:
      throw dataverseError(
        'BadQuery',
        `The transformation '${name}' of $apply is not supported. There are filter, groupby and aggregate.`,
      )
  }
}

/** `name(…)`, the whole piece. */
function call({ text: piece, at }: Piece, text: string): { name: string; inner: Piece } {
  const name = /^[a-z]+(?=\()/i.exec(piece)?.[0]
  if (name === undefined || !piece.endsWith(')') || closingOf(piece) !== piece.length - 1)
    throw syntaxError('Syntax error', at, text)
  return { name, inner: { text: piece.slice(name.length + 1, -1), at: at + name.length + 1 } }
}

/** Where the first parenthesis is closed. */
function closingOf(piece: string): number {
  let depth = 0
  for (let at = 0; at < piece.length; at++) {
    const character = piece[at]
    if (character === "'") at = piece.indexOf("'", at + 1)
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at
  }
  return -1
}

function parseGroupBy(inner: Piece, text: string): ApplyStep {
  const [list, ...rest] = bounded(split(inner.text, ','), inner, text)
  if (list === undefined || !/^\(.*\)$/s.test(list.text) || rest.length > 1)
    throw syntaxError("'groupby((column,…),aggregate(…))' expected", inner.at, text)
  const at = inner.at + list.at + 1
  const paths = bounded(split(list.text.slice(1, -1), ','), { text: '', at }, text).map(path =>
    parsePath(path, at, text),
  )
  const [aggregate] = rest
  if (aggregate === undefined) return { kind: 'groupby', paths, aggregates: [] }
  const { name, inner: items } = call({ ...aggregate, at: inner.at + aggregate.at }, text)
  if (name !== 'aggregate') throw syntaxError("'aggregate(…)' expected", inner.at + aggregate.at, text)
  return { kind: 'groupby', paths, aggregates: parseItems(items, text) }
}

function parsePath({ text: path, at }: Piece, offset: number, text: string): readonly string[] {
  if (/^[a-z_]\w*(\/[a-z_]\w*)*$/i.test(path)) return path.split('/')
  throw syntaxError('The name of a column expected', offset + at, text)
}

function parseItems(items: Piece, text: string): readonly AggregateItem[] {
  return bounded(split(items.text, ','), items, text).map((item): AggregateItem => {
    const words = item.text.split(/\s+/)
    const alias = words.at(-1) ?? ''
    if (!/^[a-z_]\w*$/i.test(alias) || words.at(-2) !== 'as') throw unreadable(item, items, text)
    if (words.length === 3 && words[0] === '$count') return { method: '$count', alias }
    if (words.length !== 5 || words[1] !== 'with') throw unreadable(item, items, text)
    return { path: parsePath({ text: words[0]!, at: item.at }, items.at, text), method: words[2]!, alias }
  })
}

const unreadable = (item: Piece, items: Piece, text: string) =>
  syntaxError("'column with sum as name' or '$count as name' expected", items.at + item.at, text)

function bounded(pieces: readonly Piece[], { at }: Piece, text: string): readonly Piece[] {
  if (pieces.length > mostItems) throw syntaxError(`More than ${mostItems} columns`, at, text)
  return pieces
}
