/**
 * Actions and the conditions made of them. Source: Robin language, sections 6 and 13.
 *
 *   action    = name '.' name { '.' name } { argument | output } [ '_' ]
 *   argument  = [ '@' ] ( name | text ) ':' expression
 *   output    = [ '@' ] ( name | text ) '=>' variable
 *   variable  = [ 'GLOBAL' '.' ] name
 *   condition = '(' action ')' | expression
 */
import type { ActionCall, Argument, Expression, Name, Output } from './ast.ts'
import { type Cursor, exact, nameOf } from './cursor.ts'
import { parseExpression } from './expressions.ts'
import { describe } from './token.ts'

/** Reads `File.Copy Files: F Destination: D CopiedFiles=> C`. */
export function parseAction(c: Cursor): ActionCall {
  const start = c.next()
  const { module: outer } = c
  c.module = start.text
  let written = start.text
  while (c.accept('.')) {
    if (c.token.type !== 'name') {
      throw c.fault('missing-name', `Expected the rest of the action's name, found ${describe(c.token)}.`)
    }
    written += `.${c.next().text}`
  }
  const range = c.since(start)
  // Mostly there are no blanks in it, and a piece of the text is a leaner string than one put together.
  const text = range.end - range.start === written.length ? c.source.slice(range.start, range.end) : written
  const name: Name = { text, range }
  const { args, outs } = parseArguments(c)
  c.module = outer
  return { name, args, outs, range: c.since(start) }
}

/** Reads `Name: expression` and `Name=> variable` up to the end of the statement or a closing parenthesis. */
export function parseArguments(c: Cursor): Pick<ActionCall, 'args' | 'outs'> {
  const args: Argument[] = []
  const outs: Output[] = []
  while (!c.atEnd && !c.at(')')) {
    if (c.accept('_')) continue
    const dynamic = c.accept('@')
    const { token } = c
    if (token.type !== 'name' && !(dynamic && token.type === 'text')) {
      throw c.fault('unexpected-token', `Expected 'Argument:' or 'Output=>', found ${describe(token)}.`)
    }
    const name = nameOf(c.next())
    if (c.accept('=>')) outs.push({ name, dynamic, variable: c.variable('a variable') })
    else {
      c.expect(':', `or '=>' behind '${name.text}'`)
      args.push({ name, dynamic, value: parseExpression(c) })
    }
  }
  return { args: exact(args), outs: exact(outs) }
}

/** Reads what stands in `IF …`, `LOOP WHILE …` or `WAIT …`: an action between parentheses, or an expression. */
export function parseCondition(c: Cursor): ActionCall | Expression {
  if (!atActionCondition(c)) return parseExpression(c)
  c.next()
  const action = parseAction(c)
  c.expect(')', 'behind the action')
  return action
}

/** Whether what was read is an action. */
export function isAction(condition: ActionCall | Expression): condition is ActionCall {
  return !('kind' in condition)
}

/**
 * `(` and a dotted name begin an action when an argument or an output follows. When `)` follows, `(Table.IsEmpty)` is
 * a property if some statement assigns `Table`, and the parenthesis must be the whole condition to be an action.
 */
function atActionCondition(c: Cursor): boolean {
  if (!c.at('(') || c.ahead(1).type !== 'name' || c.ahead(1).keyword === 'GLOBAL') return false
  const first = c.ahead(1)
  let behind = c.behind(first)
  let names = 1
  while (behind.text === '.' && c.behind(behind).type === 'name') {
    behind = c.behind(c.behind(behind))
    names++
  }
  if (names === 1) return false
  if (behind.type === 'name') {
    const sign = c.behind(behind)
    return sign.type === 'symbol' && (sign.text === ':' || sign.text === '=>')
  }
  if (behind.type !== 'symbol') return false
  if (behind.text === '@' || behind.text === '_') return true
  if (behind.text !== ')') return false
  const after = c.behind(behind)
  const whole = after.type === 'newline' || after.type === 'end' || after.type === 'comment'
  return (whole || after.keyword === 'THEN' || after.keyword === 'FOR') && c.isModule(first.text)
}
