/**
 * Expressions, by precedence climbing. Source: Robin language, section 3.1.
 *
 *   expression = operand { operator operand }
 *   operand    = 'NOT' operand | '-' operand | primary { '.' name | '[' expression ']' | '[' [expression] ':' [expression] ']' }
 *   primary    = number | text | interpolated | date | 'TRUE' | 'FALSE' | 'YES' | 'NO' | list | table | object | PowerFx
 *              | [ 'GLOBAL' '.' ] name | name '(' [ expression { ',' expression } ] ')' | '(' expression ')' | module '.' enum '.' member
 */
import type { BinaryOperator, Expression, Name, Range } from './ast.ts'
import { type Cursor, nameOf } from './cursor.ts'
import { parseBraces, parseInterpolated, parseList } from './literals.ts'
import { describe } from './token.ts'

/** Reads one expression; what follows it stays. */
export function parseExpression(c: Cursor): Expression {
  return climb(c, 1)
}

/** A variable with what is read of it: `Order['items'][0].Name`. */
export function parseVariable(c: Cursor, what: string): Expression {
  const name = c.variable(what)
  c.height = 1
  return postfix(c, variable(name))
}

function variable({ text, global, range }: Name): Expression {
  return global ? { kind: 'Variable', name: text, global, range } : { kind: 'Variable', name: text, range }
}

/** From loose to tight. */
const power: Readonly<Record<string, number>> = {
  OR: 1,
  XOR: 2,
  AND: 3,
  '=': 5,
  '<>': 5,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  MOD: 7,
}
const notPower = 4
const comparison = 5

/** A chain of operators, however flat in the text, is as high in the tree as it is long. */
const highest = 1000

function climb(c: Cursor, minimum: number): Expression {
  const start = c.token
  let left = operand(c)
  let compared = false
  for (;;) {
    const operator = operatorHere(c)
    const strength = operator === undefined ? 0 : power[operator]!
    if (operator === undefined || strength < minimum) return left
    if (strength === comparison && compared) {
      throw c.fault('chained-comparison', 'Comparisons cannot be chained. Write (a < b) AND (b < c).')
    }
    compared = strength === comparison
    const leftHeight = c.height
    c.next()
    const right = climb(c, strength + 1)
    grow(c, leftHeight)
    left = { kind: 'Binary', operator, left, right, range: c.since(start) }
  }
}

function operatorHere(c: Cursor): BinaryOperator | undefined {
  const { type, text, keyword } = c.token
  const written = type === 'symbol' ? text : keyword
  return written !== '' && Object.hasOwn(power, written) ? (written as BinaryOperator) : undefined
}

/** The height of a node over the one just read and, if given, another. */
function grow(c: Cursor, other = 0): void {
  c.height = Math.max(c.height, other) + 1
  if (c.height <= highest) return
  throw c.fault('too-deep', `The expression chains more than ${highest} operators. Set parts of it to variables.`)
}

function operand(c: Cursor): Expression {
  const start = c.token
  const operator = c.atWord('NOT') ? 'NOT' : c.at('-') ? '-' : undefined
  c.enter()
  if (operator === undefined) {
    const value = postfix(c, primary(c))
    c.leave()
    return value
  }
  c.next()
  const inner = operator === 'NOT' ? climb(c, notPower + 1) : operand(c)
  c.leave()
  grow(c)
  return { kind: 'Unary', operator, operand: inner, range: c.since(start) }
}

function postfix(c: Cursor, primary: Expression): Expression {
  let value = primary
  for (;;) {
    const height = c.height
    if (c.accept('.')) value = { kind: 'Property', object: value, name: propertyName(c), range: c.since(value.range) }
    else if (c.accept('[')) value = index(c, value)
    else return value
    grow(c, height)
  }
}

function propertyName(c: Cursor) {
  const { type, keyword, text } = c.token
  if (type === 'name' && keyword === '') return nameOf(c.next())
  if (keyword === '') throw c.fault('missing-name', `Expected the name of a property, found ${describe(c.token)}.`)
  throw c.fault('reserved-word', `'${text}' is a reserved word. Write ['${text}'] in place of .${text}.`)
}

/** Behind `[`: an index or a slice. */
function index(c: Cursor, object: Expression): Expression {
  if (c.accept(':')) return slice(c, object, undefined)
  const first = parseExpression(c)
  if (c.accept(':')) return slice(c, object, first)
  c.expect(']', 'behind the index')
  return { kind: 'Index', object, index: first, range: c.since(object.range) }
}

function slice(c: Cursor, object: Expression, from: Expression | undefined): Expression {
  const height = c.height
  const to = c.at(']') ? undefined : parseExpression(c)
  c.height = Math.max(height, c.height)
  c.expect(']', 'behind the slice')
  return { kind: 'Slice', object, ...(from && { from }), ...(to && { to }), range: c.since(object.range) }
}

function primary(c: Cursor): Expression {
  const { token } = c
  c.height = 1
  switch (token.type) {
    case 'number':
      return { kind: 'Number', text: token.text, range: c.since(c.next()) }
    case 'text':
      return { kind: 'Text', value: token.text, quote: token.mark as "'", range: c.since(c.next()) }
    case 'interpolated':
      return parseInterpolated(c, parseExpression)
    case 'datetime':
      return { kind: 'DateTime', text: token.text, range: c.since(c.next()) }
    case 'powerfx':
      return { kind: 'PowerFx', text: token.text, range: c.since(c.next()) }
    case 'name':
      return token.keyword === '' ? named(c) : constant(c)
    case 'symbol':
      if (token.text === '(') return parenthesized(c)
      if (token.text === '[') return parseList(c, parseExpression)
      if (token.text === '{') return parseBraces(c, parseExpression)
  }
  throw c.fault('missing-value', `Expected a value, found ${describe(token)}.`)
}

function constant(c: Cursor): Expression {
  const { keyword, text } = c.token
  if (keyword === 'TRUE' || keyword === 'YES' || keyword === 'FALSE' || keyword === 'NO') {
    return { kind: 'Boolean', value: keyword === 'TRUE' || keyword === 'YES', range: c.since(c.next()) }
  }
  if (c.atGlobal) return variable(c.variable('a variable of the flow'))
  throw c.fault('missing-value', `Expected a value, found the reserved word '${text}'.`)
}

function parenthesized(c: Cursor): Expression {
  const start = c.next()
  const inner = parseExpression(c)
  c.expect(')', 'behind the expression')
  grow(c)
  return { kind: 'Parenthesized', inner, range: c.since(start) }
}

function named(c: Cursor): Expression {
  const token = c.next()
  if (c.at('(')) return functionCall(c, token)
  if (!isEnum(c)) return { kind: 'Variable', name: token.text, range: c.since(token) }
  c.next()
  const type = c.next()
  c.next()
  const member = c.next()
  return { kind: 'Enum', module: token.text, type: type.text, member: member.text, range: c.since(token) }
}

function functionCall(c: Cursor, token: Range & { text: string }): Expression {
  const { start, end, line, column, text } = token
  const args: Expression[] = []
  let height = 0
  c.next()
  if (!c.at(')')) {
    do {
      args.push(parseExpression(c))
      height = Math.max(height, c.height)
    } while (c.accept(','))
  }
  c.expect(')', `behind the arguments of ${text}`)
  c.height = height
  grow(c)
  return { kind: 'Function', name: { text, range: { start, end, line, column } }, args, range: c.since(token) }
}

/**
 * Whether `A.B.C`, of which A is read, names a member of an enumeration. It does when no statement assigns a variable
 * A; where one does, only when A is also the module of the action in progress: `File.IfExists.Overwrite` in
 * `File.Copy`, whatever a loop calls its variable.
 */
function isEnum(c: Cursor): boolean {
  const dotted =
    c.at('.') &&
    c.ahead(1).type === 'name' &&
    c.ahead(2).type === 'symbol' &&
    c.ahead(2).text === '.' &&
    c.ahead(3).type === 'name'
  if (!dotted) return false
  const behind = c.ahead(4)
  if (behind.type === 'symbol' && (behind.text === '.' || behind.text === '[' || behind.text === '(')) return false
  const module = c.previous.text
  return module.toLowerCase() === c.module.toLowerCase() || c.isModule(module)
}
