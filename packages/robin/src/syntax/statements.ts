/**
 * Statements, one a line. Source: Robin language, sections 5 and 13.
 *
 *   statement  = { annotation } [ 'DISABLE' ] ( 'SET' target 'TO' expression | if | switch | loop | block
 *              | 'EXIT' 'LOOP' | 'NEXT' 'LOOP' | 'EXIT' 'FUNCTION' | 'EXIT' { argument }
 *              | 'LABEL' name | 'GOTO' name | 'CALL' ( name | '%' expression '%' | expression ) { argument | output }
 *              | 'WAIT' '(' action ')' [ 'FOR' expression ] [ handler ] | 'WAIT' expression
 *              | 'ERROR' '=>' variable { argument } | 'THROW' 'ERROR' | 'REPEAT' 'BLOCK' | action [ handler ] )
 *   annotation = '@@' ( name | text ) ':' text
 */
import { isAction, parseAction, parseArguments, parseCondition } from './actions.ts'
import type { Annotation, Comment, Expression, Name, Region, Statement, Target } from './ast.ts'
import { parseBlock, parseIf, parseLoop, parseSwitch } from './blocks.ts'
import { type Cursor, nameOf } from './cursor.ts'
import { parseExpression, parseVariable } from './expressions.ts'
import { parseHandler, skipHandler } from './handlers.ts'
import { parseWholePart } from './literals.ts'
import { describe } from './token.ts'
import { wayOut } from './wayOut.ts'

/**
 * Reads statements up to END, FUNCTION, the end of the text, or a word that begins the next part of an open block. A
 * statement that cannot be read is reported and left out. Annotations read before belong to the first statement.
 */
export function parseBody(c: Cursor, stops: readonly string[], before: readonly Annotation[] = []): Statement[] {
  const statements: Statement[] = []
  let annotations: Annotation[] = [...before]
  for (;;) {
    if (c.pending.length > 0) for (const comment of c.pending.splice(0)) addComment(statements, comment)
    c.skipDisable()
    const { token } = c
    if (token.type === 'newline') c.next()
    else if (token.type === 'comment') addComment(statements, c.comment())
    else if (token.type === 'region') statements.push(parseRegion(c))
    else if (c.at('@@')) c.recover(() => annotations.push(parseAnnotation(c)), 0)
    else if (endsBody(c, stops)) break
    else if (!skipStray(c)) {
      const statement = c.recover(() => parseStatement(c), undefined)
      if (statement !== undefined) statements.push(annotations.length > 0 ? { ...statement, annotations } : statement)
      annotations = []
    }
  }
  const [first] = annotations
  if (first !== undefined) c.complain('misplaced-annotation', 'No statement follows @@.', first.range, 'warning')
  return statements
}

/** Nothing can stand behind a comment on its line; where a declaration stood between two, the second has its own. */
function addComment(statements: Statement[], comment: Comment): void {
  const last = statements.at(-1)
  const behindComment = comment.trailing && last?.kind === 'Comment' && !last.block
  statements.push(behindComment ? { ...comment, trailing: false } : comment)
}

function parseRegion(c: Cursor): Region {
  const token = c.next()
  return { kind: 'Region', name: token.text, end: token.mark === 'ENDREGION', range: c.since(token) }
}

/** Reads `@@key: 'value'`; the value is never evaluated. */
export function parseAnnotation(c: Cursor): Annotation {
  const start = c.next()
  const key = c.looseName('the annotation').text
  c.expect(':', 'behind the name of the annotation')
  const { token } = c
  if (token.type !== 'text' && token.type !== 'interpolated') {
    throw c.fault('missing-value', `Expected a text behind @@${key}:, found ${describe(token)}.`)
  }
  c.next()
  const value = token.type === 'text' ? token.text : c.source.slice(token.start + 4, token.end - 3)
  const range = c.since(start)
  c.expectEnd()
  return { key, value, range }
}

function endsBody(c: Cursor, stops: readonly string[]): boolean {
  const { token } = c
  const { keyword } = token
  if (token.type === 'end' || keyword === 'END' || keyword === 'FUNCTION' || stops.includes(keyword)) return true
  if (parts.has(keyword)) return c.blocks.some(block => block.parts.includes(keyword))
  return (c.at('@') || keyword === 'IMPORT') && c.blocks.length === 0 && !c.inSubflow
}

const parts: ReadonlySet<string> = new Set(['ELSE', 'CASE', 'DEFAULT', 'ON'])

/** Steps over a part of a block where no block is open that has such parts. */
function skipStray(c: Cursor): boolean {
  const { keyword } = c.token
  if (!parts.has(keyword)) return false
  if (keyword === 'ON') {
    skipHandler(c, parseBody)
    return true
  }
  const block = keyword === 'ELSE' ? 'IF' : 'SWITCH'
  c.complain(`unexpected-${keyword.toLowerCase()}`, `${keyword} stands inside ${block} only.`, c.token)
  c.skipLine()
  return true
}

function parseStatement(c: Cursor): Statement {
  if (!c.acceptWord('DISABLE')) return parseCore(c)
  if (c.token.type === 'comment') return { ...c.comment(), trailing: false, disabled: true }
  if (c.token.type === 'region') return { ...parseRegion(c), disabled: true }
  if (c.atEnd) throw c.fault('unknown-statement', 'DISABLE stands before a statement on its line.', c.previous)
  c.disabled = true
  try {
    return { ...parseCore(c), disabled: true }
  } finally {
    c.disabled = false
  }
}

function parseCore(c: Cursor): Statement {
  switch (c.token.keyword) {
    case 'IF':
      return parseIf(c, parseBody)
    case 'SWITCH':
      return parseSwitch(c, parseBody)
    case 'LOOP':
      return parseLoop(c, parseBody)
    case 'BLOCK':
      return parseBlock(c, parseBody)
  }
  const statement = parseLine(c)
  c.expectEnd()
  if (statement.kind !== 'Action' && statement.kind !== 'WaitFor') return statement
  const handler = parseHandler(c, parseBody)
  return handler === undefined ? statement : { ...statement, handler }
}

/** A statement of one line, without its end. */
function parseLine(c: Cursor): Statement {
  const start = c.token
  switch (start.keyword) {
    case 'SET':
      return parseSet(c)
    case 'EXIT':
      return parseExit(c)
    case 'NEXT':
      c.next()
      c.expectWord('LOOP', 'behind NEXT')
      return { kind: 'NextLoop', range: c.since(start) }
    case 'LABEL':
      c.next()
      return { kind: 'Label', name: c.looseName('the label'), range: c.since(start) }
    case 'GOTO':
      c.next()
      return { kind: 'GoTo', label: c.looseName('the label'), range: c.since(start) }
    case 'CALL':
      return parseCall(c)
    case 'WAIT':
      return parseWait(c)
    case 'ERROR':
      return parseLastError(c)
    case 'THROW':
      c.next()
      c.expectWord('ERROR', 'behind THROW')
      return { kind: 'ThrowError', range: c.since(start) }
    case 'REPEAT':
      c.next()
      c.expectWord('BLOCK', 'behind REPEAT')
      return { kind: 'RepeatBlock', range: c.since(start) }
    case '':
      if (start.type === 'name' && c.ahead(1).text === '.') {
        return { kind: 'Action', action: parseAction(c), range: c.since(start) }
      }
  }
  throw c.fault('unknown-statement', `No statement begins with ${describe(start)}.${wayOut(c)}`)
}

function parseSet(c: Cursor): Statement {
  const start = c.next()
  const target = parseVariable(c, 'the variable to set')
  if (!isTarget(target))
    throw c.fault('not-a-variable', 'A slice cannot be set. Set its items one by one.', target.range)
  c.expectWord('TO', 'behind the variable')
  const value = parseExpression(c)
  return { kind: 'Set', target, value, range: c.since(start) }
}

function isTarget(expression: Expression): expression is Target {
  const { kind } = expression
  if (kind === 'Index' || kind === 'Property') return isTarget(expression.object)
  return kind === 'Variable'
}

function parseExit(c: Cursor): Statement {
  const start = c.next()
  if (c.acceptWord('LOOP')) return { kind: 'ExitLoop', range: c.since(start) }
  if (c.acceptWord('FUNCTION')) return { kind: 'ExitFunction', range: c.since(start) }
  const given = namedValues(c, 'EXIT', ['Code', 'ErrorMessage'])
  const code = given.get('code')
  const message = given.get('errormessage')
  return { kind: 'ExitFlow', ...(code && { code }), ...(message && { message }), range: c.since(start) }
}

/** A name alone is that of the subflow; anything else computes it. */
function parseCall(c: Cursor): Statement {
  const start = c.next()
  const { token } = c
  const behind = c.ahead(1)
  const alone = behind.type !== 'symbol' || behind.text === '@' || behind.text === '_'
  if ((token.type === 'name' || token.type === 'text') && alone && !operators.has(behind.keyword)) {
    return { kind: 'Call', subflow: nameOf(c.next()), ...parseArguments(c), range: c.since(start) }
  }
  if (c.atEnd) throw c.fault('missing-name', `Expected the name of the subflow, found ${describe(token)}.`)
  const dynamic =
    token.type === 'interpolated' && token.mark === '%' ? parseWholePart(c, parseExpression) : parseExpression(c)
  const subflow: Name = { text: '', range: dynamic.range }
  return { kind: 'Call', subflow, dynamic, ...parseArguments(c), range: c.since(start) }
}

const operators: ReadonlySet<string> = new Set(['AND', 'OR', 'XOR', 'MOD'])

function parseWait(c: Cursor): Statement {
  const start = c.next()
  const condition = parseCondition(c)
  if (!isAction(condition)) return { kind: 'Wait', seconds: condition, range: c.since(start) }
  const seconds = c.acceptWord('FOR') ? parseExpression(c) : undefined
  return { kind: 'WaitFor', condition, ...(seconds && { seconds }), range: c.since(start) }
}

function parseLastError(c: Cursor): Statement {
  const start = c.next()
  c.expect('=>', 'behind ERROR')
  const variable = c.variable('a variable')
  const reset = namedValues(c, 'ERROR =>', ['Reset']).get('reset')
  return { kind: 'LastError', variable, ...(reset && { reset }), range: c.since(start) }
}

/** The arguments of a statement that knows its own; by name in small letters. */
function namedValues(c: Cursor, statement: string, known: readonly string[]): Map<string, Expression> {
  const { args, outs } = parseArguments(c)
  const values = new Map<string, Expression>()
  for (const { name } of outs) throw c.fault('unexpected-argument', `${statement} has no outputs.`, name.range)
  for (const { name, value } of args) {
    const key = name.text.toLowerCase()
    if (!known.some(word => word.toLowerCase() === key)) {
      const message = `${statement} takes no '${name.text}', only ${known.join(' and ')}.`
      throw c.fault('unexpected-argument', message, name.range)
    }
    if (values.has(key)) throw c.fault('duplicate-argument', `'${name.text}' is given twice.`, name.range)
    values.set(key, value)
  }
  return values
}
