import { sql } from 'kysely'
import type { Dialect } from '../steps.ts'
import type { Fragment } from './source.ts'

/**
 * Matches text with the wildcards of SQL Server's LIKE, which Dataverse lets through: `%` any text, `_` any character,
 * `[abc]` and `[^a-c]` one character. Sets need the databases' other ways to match: GLOB, regular expressions.
 */
export function likeSql(
  text: Fragment,
  match: 'contains' | 'startswith' | 'endswith' | 'whole',
  wanted: string,
  dialect: Dialect,
): Fragment {
  const [before, behind] = [
    match === 'contains' || match === 'endswith',
    match === 'contains' || match === 'startswith',
  ]
  const pattern = `${before ? '%' : ''}${wanted}${behind ? '%' : ''}`
  if (dialect === 'sqlite')
    return wanted.includes('[') ? sql`${text} glob ${translate(pattern, glob)}` : sql`${text} like ${pattern}`
  return wanted.includes('[')
    ? sql`${text} ~ ${`^${translate(pattern, regex)}$`}`
    : sql`${text} like ${pattern} escape ''`
}

interface Syntax {
  readonly many: string
  readonly one: string
  literal(character: string): string
  set(negated: boolean, members: string): string
}

const glob: Syntax = {
  many: '*',
  one: '?',
  literal: character => ('*?['.includes(character) ? `[${character}]` : character),
  set: (negated, members) => `[${negated ? '^' : ''}${members}]`,
}

const regex: Syntax = {
  many: '.*',
  one: '.',
  literal: character => character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'),
  set: (negated, members) => `[${negated ? '^' : ''}${members.replace(/[\\[]/g, '\\$&')}]`,
}

function translate(pattern: string, syntax: Syntax): string {
  let result = ''
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!
    const set = character === '[' ? /^\[(\^?)([^\]^][^\]]*)\]/.exec(pattern.slice(at)) : null
    if (set !== null) {
      result += syntax.set(set[1] === '^', ordered(set[2]!))
      at += set[0].length - 1
    } else if (character === '%') result += syntax.many
    else if (character === '_') result += syntax.one
    else result += syntax.literal(character)
  }
  return result
}

/** A range the wrong way round, `[z-a]`, is an error to one database and empty to the other: it matches nothing. */
const ordered = (members: string): string =>
  members.replace(/(.)-(.)/gu, (range, low: string, high: string) => (low > high ? `${high}${low}` : range))
