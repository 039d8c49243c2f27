/**
 * What to do about errors. Source: Robin language, sections 7.2 and 7.3.
 *
 *   handler   = 'ON' 'ERROR' [ error ] [ 'REPEAT' expression 'TIMES' [ 'WAIT' expression ] ] body
 *               { 'ON' 'ERROR' [ error ] body } 'END'
 *   blockRule = 'ON' 'BLOCK' 'ERROR' [ error ] { argument } [ 'all' ] body
 *
 * One END closes all rules. A line with REPEAT is a rule only if it has an error name or statements of its own.
 */
import type { BlockRule, Handler, Name, Rule, Statement } from './ast.ts'
import { type Cursor, nameOf } from './cursor.ts'
import { parseExpression } from './expressions.ts'
import { describe, type Token } from './token.ts'

/** Reads statements up to END or one of the words; given by the caller, so that no file needs another in a ring. */
export type ReadBody = (c: Cursor, stops: readonly string[]) => Statement[]

/** Reads the handler behind an action, if there is one. */
export function parseHandler(c: Cursor, body: ReadBody): Handler | undefined {
  if (c.inHandler || !c.handlerFollows()) return undefined
  c.skipLines()
  const comments = c.pending.splice(0)
  const start = c.token
  let repeat: Handler['repeat']
  const rules: Rule[] = []
  c.open(start, ['ON'])
  c.inHandler = true
  while (c.atWord('ON')) {
    const first = c.token
    const head = c.recover(() => ruleHead(c), {})
    const statements = body(c, ['ON'])
    repeat ??= head.repeat
    const waitsOnly = head.repeat !== undefined && head.error === undefined && statements.every(isRemark)
    if (waitsOnly) for (const statement of statements) if (statement.kind === 'Comment') c.pending.push(statement)
    if (!waitsOnly) rules.push({ ...(head.error && { error: head.error }), body: statements, range: c.since(first) })
    c.skipLines()
  }
  c.inHandler = false
  c.close()
  c.pending.unshift(...comments)
  return { ...(repeat && { repeat }), rules, range: c.since(start) }
}

function ruleHead(c: Cursor): { error?: Name; repeat?: NonNullable<Handler['repeat']> } {
  c.next()
  c.expectWord('ERROR', 'behind ON')
  const error = errorName(c)
  let repeat: Handler['repeat']
  if (c.acceptWord('REPEAT')) {
    const times = parseExpression(c)
    c.expectWord('TIMES', 'behind the number of repetitions')
    const wait = c.acceptWord('WAIT') ? parseExpression(c) : undefined
    repeat = { times, ...(wait && { wait }) }
  }
  if (c.token.keyword === 'GOTO' || c.token.keyword === 'THROW' || c.token.keyword === 'SET') {
    throw c.fault('unexpected-token', `Write ${c.token.keyword} on a line of its own, below ON ERROR.`)
  }
  c.expectEnd()
  return { ...(error && { error }), ...(repeat && { repeat }) }
}

/** Reads the rules of a BLOCK, up to and with their END. */
export function parseBlockRules(c: Cursor, block: Token, body: ReadBody): BlockRule[] {
  const rules: BlockRule[] = []
  if (!c.handlerFollows(true)) {
    c.complain('missing-block-error', 'BLOCK needs ON BLOCK ERROR … END before its statements.', block)
    return rules
  }
  c.skipLines()
  const comments = c.pending.splice(0)
  c.open(c.token, ['ON'])
  const outer = c.inHandler
  c.inHandler = true
  while (c.atWord('ON')) {
    const first = c.token
    const head = c.recover(() => blockRuleHead(c), { all: false, userDefined: false })
    rules.push({ ...head, body: body(c, ['ON']), range: c.since(first) })
    c.skipLines()
  }
  c.inHandler = outer
  c.close()
  c.pending.unshift(...comments)
  return rules
}

function blockRuleHead(c: Cursor): { error?: Name; all: boolean; userDefined: boolean } {
  c.next()
  c.expectWord('BLOCK', 'behind ON')
  c.expectWord('ERROR', 'behind ON BLOCK')
  const error = atAll(c) ? undefined : errorName(c)
  let userDefined = false
  while (c.token.type === 'name' && c.ahead(1).text === ':') {
    const name = c.token
    c.next()
    c.next()
    const value = parseExpression(c)
    if (name.text.toLowerCase() !== 'isuserdefinederrorcode' || value.kind !== 'Boolean') {
      throw c.fault('unexpected-argument', 'ON BLOCK ERROR takes IsUserDefinedErrorCode: True or False only.', name)
    }
    userDefined = value.value
  }
  const all = atAll(c)
  if (all) c.next()
  c.expectEnd()
  return { ...(error && { error }), all, userDefined }
}

/** `all` as the last word of its line. */
function atAll(c: Cursor): boolean {
  const { type } = c.ahead(1)
  const last = type === 'newline' || type === 'end' || type === 'comment'
  return c.token.type === 'name' && c.token.text.toLowerCase() === 'all' && last
}

/** An error's name may be any word, or stand between quotes. */
function errorName(c: Cursor): Name | undefined {
  const { token } = c
  if (c.atEnd || token.keyword === 'REPEAT' || token.keyword === 'GOTO') return undefined
  if (token.keyword === 'THROW' || token.keyword === 'SET') return undefined
  if (token.type === 'name' && c.ahead(1).text === ':') return undefined
  if (token.type === 'name' || token.type === 'text' || token.type === 'number') return nameOf(c.next())
  if (token.type === 'interpolated' && token.parts.every(part => typeof part === 'string')) {
    return { text: c.next().parts.join(''), range: c.since(token) }
  }
  throw c.fault('missing-name', `Expected the name of an error, found ${describe(token)}.`)
}

function isRemark(statement: Statement): boolean {
  return statement.kind === 'Comment'
}

/** Reads a handler that belongs to nothing, so that its END is not taken for another's. */
export function skipHandler(c: Cursor, body: ReadBody): void {
  const message = c.ahead(1).keyword === 'BLOCK' ? 'must follow BLOCK.' : 'must follow an action.'
  c.complain('misplaced-handler', `ON ${c.ahead(1).keyword === 'BLOCK' ? 'BLOCK ERROR' : 'ERROR'} ${message}`, c.token)
  c.open(c.token, ['ON'])
  while (c.atWord('ON')) {
    c.skipLine()
    body(c, ['ON'])
    c.skipLines()
  }
  c.close()
}
