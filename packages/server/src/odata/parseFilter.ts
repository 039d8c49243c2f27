import { literalOf } from './literal.ts'
import type { ComparisonOperator, Expression } from './query.ts'
import { syntaxError } from './syntaxError.ts'
import { type Token, type TokenKind, tokenize } from './token.ts'

/**
 * Reads `$filter`, or the value of a parameter alias, into nodes. Knows no table: whether a name exists is asked later.
 *
 *     or         = and *( "or" and )
 *     and        = not *( "and" not )
 *     not        = "not" not / comparison
 *     comparison = operand [ ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand / "in" "(" operand *( "," operand ) ")" ]
 *     operand    = "(" or ")" / value / alias / list / function / query-function / lambda / path
 *     function   = name "(" [ or *( "," or ) ] ")"
 *     query-function = "Microsoft.Dynamics.CRM." name "(" [ name "=" operand *( "," name "=" operand ) ] ")"
 *     lambda     = path "/" ( "any" / "all" ) "(" [ name ":" or ] ")"
 *     path       = name *( "/" name )
 *     list       = "[" [ operand *( "," operand ) ] "]"
 *
 * Linear in the text; nesting deeper than `maxDepth` is refused. Source: Dataverse wire, section 3.6.
 */
export function parseFilter(text: string): Expression {
  const parser = new Parser(text)
  const expression = parser.or()
  parser.expectEnd()
  return expression
}

/** How deep parentheses, functions and `not` may nest. */
export const maxDepth = 100

const namespace = 'Microsoft.Dynamics.CRM.'
const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])

/** A place in the tokens of one text. */
class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenize(text)
  }

  or(): Expression {
    return this.#chain('or', () => this.#chain('and', () => this.#not()))
  }

  expectEnd(): void {
    if (this.#peek().kind !== 'end') throw this.#error('Syntax error')
  }

  #chain(word: 'and' | 'or', operand: () => Expression): Expression {
    const first = operand()
    if (!this.#isWord(word)) return first
    const of = [first]
    while (this.#isWord(word)) {
      this.#take()
      of.push(operand())
    }
    return { kind: word, of, at: first.at }
  }

  #not(): Expression {
    if (!this.#isWord('not')) return this.#comparison()
    const { at } = this.#take()
    return this.#deeper(() => ({ kind: 'not', of: this.#not(), at }))
  }

  #comparison(): Expression {
    const left = this.#operand()
    const word = this.#peek()
    if (word.kind !== 'name') return left
    if (comparisons.has(word.text)) {
      this.#take()
      const operator = word.text as ComparisonOperator
      return { kind: 'compare', operator, left, right: this.#operand(), at: word.at }
    }
    if (word.text !== 'in') return left
    this.#take()
    this.#expect('(')
    return { kind: 'in', left, items: this.#items(')', () => this.#operand()), at: word.at }
  }

  #operand(): Expression {
    const token = this.#peek()
    const literal = literalOf(token)
    if (literal !== undefined) {
      this.#take()
      return literal
    }
    switch (token.kind) {
      case 'alias':
        return { kind: 'alias', name: this.#take().text, at: token.at }
      case '(':
        this.#take()
        return this.#deeper(() => {
          const inner = this.or()
          this.#expect(')')
          return inner
        })
      case '[':
        this.#take()
        return this.#deeper(() => ({ kind: 'list', items: this.#items(']', () => this.#operand()), at: token.at }))
      case 'name':
        return this.#named()
      default:
        throw this.#error('Expression expected')
    }
  }

  #named(): Expression {
    const { text, at } = this.#take()
    if (this.#peek().kind === '(') {
      this.#take()
      return this.#deeper(() =>
        text.startsWith(namespace)
          ? { kind: 'queryFunction', name: text.slice(namespace.length), parameters: this.#parameters(), at }
          : { kind: 'call', name: text, of: this.#items(')', () => this.or()), at },
      )
    }
    const path = [text]
    while (this.#peek().kind === '/') {
      this.#take()
      const segment = this.#expect('name').text
      if ((segment === 'any' || segment === 'all') && this.#peek().kind === '(') return this.#lambda(segment, path, at)
      path.push(segment)
    }
    return { kind: 'property', path, at }
  }

  #lambda(quantifier: 'any' | 'all', path: readonly string[], at: number): Expression {
    this.#take()
    if (quantifier === 'any' && this.#peek().kind === ')') {
      this.#take()
      return { kind: 'lambda', quantifier, path, at }
    }
    const variable = this.#expect('name').text
    this.#expect(':')
    return this.#deeper(() => {
      const of = this.or()
      this.#expect(')')
      return { kind: 'lambda', quantifier, path, variable, of, at }
    })
  }

  #parameters(): Readonly<Record<string, Expression>> {
    const entries = this.#items(')', () => {
      const name = this.#expect('name').text
      this.#expect('=')
      return [name, this.#operand()] as const
    })
    return Object.fromEntries(entries)
  }

  /** What stands between commas up to the closing mark, which is taken too. */
  #items<Item>(close: TokenKind, item: () => Item): readonly Item[] {
    const items: Item[] = []
    if (this.#peek().kind === close) {
      this.#take()
      return items
    }
    for (;;) {
      items.push(item())
      const token = this.#peek()
      if (token.kind !== ',' && token.kind !== close) throw this.#error(`'${close}' or ',' expected`)
      this.#take()
      if (token.kind === close) return items
    }
  }

  #deeper<Result>(step: () => Result): Result {
    if (++this.#depth > maxDepth) throw this.#error(`The expression is nested deeper than ${maxDepth} levels`)
    const result = step()
    this.#depth--
    return result
  }

  #peek(): Token {
    return this.#tokens[this.#next] as Token
  }

  #take(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#next++
    return token
  }

  #expect(kind: TokenKind): Token {
    if (this.#peek().kind === kind) return this.#take()
    throw this.#error(
      kind === 'name' ? 'Syntax error' : kind === ')' ? "')' or operator expected" : `'${kind}' expected`,
    )
  }

  #isWord(word: string): boolean {
    const token = this.#peek()
    return token.kind === 'name' && token.text === word
  }

  #error(what: string) {
    return syntaxError(what, this.#peek().at, this.#text)
  }
}
