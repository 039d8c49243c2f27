/**
 * Statements that hold statements. Source: Robin language, sections 5 and 13.
 *
 *   if     = 'IF' condition 'THEN' [ handler ] body { 'ELSE' 'IF' expression 'THEN' body } [ 'ELSE' body ] 'END'
 *   switch = 'SWITCH' expression { 'CASE' relation expression body } [ 'DEFAULT' body ] 'END'
 *   loop   = 'LOOP' [ variable ] 'FROM' expression 'TO' expression [ 'STEP' expression ] body 'END'
 *          | 'LOOP' 'FOREACH' variable 'IN' expression body 'END'
 *          | 'LOOP' 'WHILE' condition [ handler ] body 'END'
 *   block  = 'BLOCK' [ name ] blockRule { blockRule } 'END' body 'END'
 *
 * A first line that cannot be read still opens its block, so that its END and what stands inside are read as meant.
 */
import { isAction, parseCondition } from './actions.ts'
import type { ActionCall, Branch, Case, Condition, Expression, Name, Relation, Statement } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseExpression } from './expressions.ts'
import { parseBlockRules, parseHandler, type ReadBody } from './handlers.ts'
import { missing } from './literals.ts'
import { describe } from './token.ts'

export function parseIf(c: Cursor, body: ReadBody): Statement {
  const start = c.token
  const branches: Branch[] = []
  let otherwise: Statement[] | undefined
  c.open(start, ['ELSE'])
  branches.push(branch(c, body, true))
  for (c.skipLines(); c.atWord('ELSE'); c.skipLines()) {
    const { token } = c
    const again = c.ahead(1).keyword === 'IF'
    if (otherwise !== undefined)
      c.complain('unexpected-else', 'Nothing can follow the ELSE of an IF but its END.', token)
    if (again) {
      c.next()
      const next = branch(c, body, false)
      if (otherwise === undefined) branches.push(next)
      continue
    }
    c.next()
    c.recover(() => c.expectEnd(), undefined)
    const statements = body(c, ['ELSE'])
    otherwise ??= statements
  }
  c.close()
  return { kind: 'If', branches, ...(otherwise && { otherwise }), range: c.since(start) }
}

/** From IF on. Only the first condition may be an action. */
function branch(c: Cursor, body: ReadBody, first: boolean): Branch {
  const start = c.next()
  const read = c.recover<ActionCall | Expression>(() => {
    const condition = parseCondition(c)
    if (!first && isAction(condition)) {
      throw c.fault('action-in-else-if', 'ELSE IF takes no action. Write IF inside ELSE.', condition.range)
    }
    c.expectWord('THEN', 'behind the condition')
    c.expectEnd()
    return condition
  }, missing(start))
  const condition = withHandler(c, read, body)
  return { condition, body: body(c, ['ELSE']), range: c.since(start) }
}

function withHandler(c: Cursor, condition: ActionCall | Expression, body: ReadBody): Condition {
  if (!isAction(condition)) return condition
  const { range } = condition
  const handler = parseHandler(c, body)
  return { kind: 'ActionCondition', action: condition, ...(handler && { handler }), range }
}

export function parseSwitch(c: Cursor, body: ReadBody): Statement {
  const start = c.next()
  const cases: Case[] = []
  let otherwise: Statement[] | undefined
  const parts = ['CASE', 'DEFAULT']
  c.open(start, parts)
  const subject = c.recover(() => line(c, parseExpression), missing(start))
  c.skipLines()
  if (!c.atWord('CASE') && !c.atWord('DEFAULT') && !c.atWord('END')) {
    if (c.token.type !== 'end')
      c.complain('statement-before-case', 'SWITCH takes statements behind CASE only.', c.token)
    body(c, parts)
  }
  for (; c.atWord('CASE') || c.atWord('DEFAULT'); c.skipLines()) {
    const first = c.next()
    if (first.keyword === 'CASE') {
      const head = c.recover<Pick<Case, 'operator' | 'value'>>(() => line(c, caseHead), {
        operator: '=',
        value: missing(first),
      })
      cases.push({ ...head, body: body(c, parts), range: c.since(first) })
      continue
    }
    if (otherwise !== undefined) c.complain('unexpected-default', 'SWITCH has one DEFAULT only.', first)
    c.recover(() => c.expectEnd(), undefined)
    const statements = body(c, parts)
    otherwise ??= statements
  }
  c.close()
  return { kind: 'Switch', subject, cases, ...(otherwise && { otherwise }), range: c.since(start) }
}

const relations: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

function caseHead(c: Cursor): { operator: Relation; value: Expression } {
  if (c.token.type !== 'symbol' || !relations.has(c.token.text)) {
    throw c.fault('missing-operator', `Expected one of = <> < <= > >= behind CASE, found ${describe(c.token)}.`)
  }
  return { operator: c.next().text as Relation, value: parseExpression(c) }
}

export function parseLoop(c: Cursor, body: ReadBody): Statement {
  const kind = c.ahead(1).keyword
  if (kind === 'FOREACH') return parseForEach(c, body)
  if (kind === 'WHILE') return parseWhile(c, body)
  return parseFor(c, body)
}

function parseFor(c: Cursor, body: ReadBody): Statement {
  const start = c.next()
  const none: Name = { text: '', range: c.since(start) }
  c.open(start)
  const head = c.recover<{ variable: Name; from: Expression; to: Expression; step?: Expression }>(
    () => {
      const variable = c.atWord('FROM') ? none : c.variable('the variable of the loop')
      c.expectWord('FROM', 'behind the variable of the loop')
      const from = parseExpression(c)
      c.expectWord('TO', 'behind the first value')
      const to = parseExpression(c)
      const step = c.acceptWord('STEP') ? parseExpression(c) : undefined
      c.expectEnd()
      return { variable, from, to, ...(step && { step }) }
    },
    { variable: none, from: missing(start), to: missing(start) },
  )
  const statements = body(c, [])
  c.close()
  return { kind: 'For', ...head, body: statements, range: c.since(start) }
}

function parseForEach(c: Cursor, body: ReadBody): Statement {
  const start = c.next()
  const none: Name = { text: '', range: c.since(start) }
  c.next()
  c.open(start)
  const head = c.recover(
    () => {
      const variable = c.variable('the variable of the loop')
      c.expectWord('IN', 'behind the variable of the loop')
      return { variable, items: line(c, parseExpression) }
    },
    { variable: none, items: missing(start) },
  )
  const statements = body(c, [])
  c.close()
  return { kind: 'ForEach', ...head, body: statements, range: c.since(start) }
}

function parseWhile(c: Cursor, body: ReadBody): Statement {
  const start = c.next()
  c.next()
  c.open(start)
  const read = c.recover<ActionCall | Expression>(() => line(c, parseCondition), missing(start))
  const condition = withHandler(c, read, body)
  const statements = body(c, [])
  c.close()
  return { kind: 'While', condition, body: statements, range: c.since(start) }
}

export function parseBlock(c: Cursor, body: ReadBody): Statement {
  const start = c.next()
  c.open(start)
  const name = c.recover(() => line(c, () => (c.atEnd ? undefined : c.looseName('the block'))), undefined)
  const rules = parseBlockRules(c, start, body)
  const statements = body(c, [])
  c.close()
  return { kind: 'Block', ...(name && { name }), rules, body: statements, range: c.since(start) }
}

/** Reads something that must be the last of its line. */
function line<T>(c: Cursor, read: (c: Cursor) => T): T {
  const value = read(c)
  c.expectEnd()
  return value
}
