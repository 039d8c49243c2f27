/** Literals with expressions in them. Source: Robin language, section 1.6. */
import type { Expression, InterpolatedText, ListLiteral, ObjectLiteral, Range, TableLiteral } from './ast.ts'
import { type Cursor, exact } from './cursor.ts'
import { describe, keywordAt, type Token } from './token.ts'

type Read = (c: Cursor) => Expression

/** `[1, 'a', X]` */
export function parseList(c: Cursor, expression: Read): ListLiteral {
  const start = c.token
  const items = parseItems(c, expression)
  return { kind: 'List', items, range: c.since(start) }
}

/** `{ ^['A'], [1] }` is a table, `{ 'a': 1 }` an object; `{ }` is the empty table, `{{ }}` the empty object. */
export function parseBraces(c: Cursor, expression: Read): TableLiteral | ObjectLiteral {
  const start = c.expect('{', 'before a table or an object')
  if (c.accept('{')) {
    c.expect('}', 'in the empty object {{ }}')
    c.expect('}', 'in the empty object {{ }}')
    c.height = 1
    return { kind: 'Object', entries: [], range: c.since(start) }
  }
  if (c.at('}') || c.at('^') || c.at('[')) return parseTable(c, start, expression)
  return parseObject(c, start, expression)
}

function parseTable(c: Cursor, start: Token, expression: Read): TableLiteral {
  let columns: readonly Expression[] | undefined
  const rows: (readonly Expression[])[] = []
  let height = 0
  while (!c.at('}')) {
    if (c.at('^') && rows.length === 0 && columns === undefined) {
      c.next()
      columns = parseItems(c, expression)
    } else rows.push(parseItems(c, expression))
    height = Math.max(height, c.height)
    if (!c.accept(',')) break
  }
  c.expect('}', 'at the end of the table')
  c.height = height + 1
  return { kind: 'Table', ...(columns && { columns }), rows, range: c.since(start) }
}

function parseObject(c: Cursor, start: Token, expression: Read): ObjectLiteral {
  const entries: { key: string; value: Expression; range: Range }[] = []
  let height = 0
  do {
    const first = c.token
    const key = parseKey(c)
    c.expect(':', 'behind the key')
    const value = expression(c)
    height = Math.max(height, c.height)
    entries.push({ key, value, range: c.since(first) })
  } while (c.accept(','))
  c.expect('}', 'at the end of the object')
  c.height = height + 1
  return { kind: 'Object', entries, range: c.since(start) }
}

function parseKey(c: Cursor): string {
  const { token } = c
  const constant = token.type === 'interpolated' && token.parts.every(part => typeof part === 'string')
  if (token.type !== 'text' && !constant) {
    throw c.fault('missing-key', `Expected a key between quotes, as in { 'name': 1 }, found ${describe(token)}.`)
  }
  c.next()
  return constant ? token.parts.join('') : token.text
}

function parseItems(c: Cursor, expression: Read): readonly Expression[] {
  const items: Expression[] = []
  let height = 0
  c.expect('[', 'before the items')
  if (!c.at(']')) {
    do {
      items.push(expression(c))
      height = Math.max(height, c.height)
    } while (c.accept(','))
  }
  c.expect(']', 'behind the items')
  c.height = height + 1
  return exact(items)
}

/** `$'''Hello %Name%'''` */
export function parseInterpolated(c: Cursor, expression: Read): InterpolatedText {
  const token = c.next()
  let height = token.parts.length > 0 ? 1 : 0
  const parts = token.parts.map(part => {
    if (typeof part === 'string') return part
    const simple = plainVariable(c.source, part)
    if (simple !== undefined) return simple
    const value = c.within(part, () => parsePart(c, expression), missing(part))
    height = Math.max(height, c.height)
    return value
  })
  c.height = height + 1
  return { kind: 'Interpolated', parts, range: c.since(token) }
}

/** Most parts are the name of a variable and nothing else; they need no reading of their own. */
function plainVariable(source: string, range: Range): Expression | undefined {
  for (let at = range.start; at < range.end; at++) {
    const code = source.charCodeAt(at)
    const letter = (code | 32) >= 97 && (code | 32) <= 122
    if (!letter && (at === range.start || code !== 95) && (at === range.start || code < 48 || code > 57))
      return undefined
  }
  const name = source.slice(range.start, range.end)
  return name === '' || keywordAt(source, range.start, range.end) !== '' ? undefined : { kind: 'Variable', name, range }
}

/** Reads `%Name%` where it stands for itself: in CALL. */
export function parseWholePart(c: Cursor, expression: Read): Expression {
  const [part] = parseInterpolated(c, expression).parts
  return part as Expression
}

function parsePart(c: Cursor, expression: Read): Expression {
  const value = expression(c)
  if (c.token.type === 'end') return value
  throw c.fault('unexpected-token', `Unexpected ${describe(c.token)} between % signs. Write %% for a % sign.`)
}

/** What stands in the tree where an expression could not be read. A tree with errors is never executed. */
export function missing(range: Range): Expression {
  const { start, line, column } = range
  return { kind: 'Text', value: '', quote: "'", range: { start, end: start, line, column } }
}
