import { literalOf } from './literal.ts'
import { namespace } from './path.ts'
import type { ComparisonOperator, Expression } from './query.ts'
import { QuerySyntaxError, syntaxError, unrecognized } from './syntaxError.ts'
import { type Token, type TokenKind, tokenize } from './token.ts'

/**
 * Reads `$filter`, or the value of a parameter alias, into nodes. Knows no table: whether a name exists is asked later.
 *
 *     or         = and *( "or" and )
 *     and        = not *( "and" not )
 *     not        = "not" not / comparison
 *     comparison = operand [ ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand / "in" ( "(" values ")" / alias ) ]
 *     operand    = "(" or ")" / value / alias / list / function / query-function / lambda / path
 *     function   = name "(" [ or *( "," or ) ] ")"
 *     query-function = [ path "/" ] "Microsoft.Dynamics.CRM." name "(" [ name "=" operand *( "," name "=" operand ) ] ")"
 *     lambda     = path "/" ( "any" / "all" ) "(" [ name ":" or ] ")"
 *     path       = name *( "/" name )
 *     list       = "[" [ item *( "," item ) ] "]"
 *
 * Words stand between blanks, paths and names before a parenthesis have none, as in the grammar of OData 4.01; only a
 * parenthesis may follow `not` at once, as in Microsoft's own requests. Values in double quotes stand in lists only.
 * Linear in the text; nesting deeper than `maxDepth` is refused.
 *
 * @throws QuerySyntaxError with the position
 *
 * Source: Dataverse wire, section 3.6.
 */
export function parseFilter(text: string): Expression {
  const parser = new Parser(text)
  const expression = parser.or()
  parser.expectEnd()
  return expression
}

/** How deep parentheses, functions and `not` may nest. */
export const maxDepth = 100

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])

/** The functions of OData, with the number of their arguments: which of them can be asked for is said later. */
const argumentCounts: ReadonlyMap<string, readonly [least: number, most: number]> = new Map<
  string,
  readonly [number, number]
>([
  ...['now', 'mindatetime', 'maxdatetime'].map(name => [name, [0, 0]] as const),
  ...'length tolower toupper trim year month day hour minute second fractionalseconds totalseconds date time totaloffsetminutes round floor ceiling'
    .split(' ')
    .map(name => [name, [1, 1]] as const),
  ...'contains startswith endswith indexof concat matchesPattern hassubset hassubsequence'
    .split(' ')
    .map(name => [name, [2, 2]] as const),
  ['substring', [2, 3]],
])

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
      this.#takeWord()
      of.push(operand())
    }
    return { kind: word, of, at: first.at }
  }

  #not(): Expression {
    if (!this.#isWord('not')) return this.#comparison()
    const { at } = this.#take()
    if (!this.#peek().spaced && this.#peek().kind !== '(') throw this.#error("A blank must follow 'not'")
    return this.#deeper(() => ({ kind: 'not', of: this.#not(), at }))
  }

  #comparison(): Expression {
    const left = this.#operand()
    const word = this.#peek()
    if (word.kind !== 'name') return left
    if (comparisons.has(word.text)) {
      this.#takeWord()
      const operator = word.text as ComparisonOperator
      return { kind: 'compare', operator, left, right: this.#operand(), at: word.at }
    }
    if (word.text !== 'in') return left
    this.#takeWord()
    if (this.#peek().kind === 'alias') return { kind: 'in', left, items: [this.#operand()], at: word.at }
    this.#expect('(')
    return { kind: 'in', left, items: this.#items(')', () => this.#value()), at: word.at }
  }

  #value(): Expression {
    const literal = literalOf(this.#peek())
    if (literal === undefined) throw this.#error('Expression expected')
    this.#take()
    return literal
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
        return this.#deeper(() => ({ kind: 'list', items: this.#items(']', () => this.#item()), at: token.at }))
      case 'name':
        return this.#named()
      default:
        throw this.#error('Expression expected')
    }
  }

  /** A value in a list. */
  #item(): Expression {
    const { kind, text, at } = this.#peek()
    if (kind !== 'json') return this.#operand()
    this.#take()
    return { kind: 'literal', type: 'string', value: text, at }
  }

  #named(): Expression {
    const { text, at } = this.#take()
    if (this.#isNext('(')) return this.#called(text, at)
    if (this.#isNext('string'))
      throw unrecognized(`${text}'${this.#take().text.replaceAll("'", "''")}'`, at, this.#text)
    const path = [text]
    while (this.#isNext('/')) {
      this.#take()
      if (this.#peek().spaced) throw this.#error('Syntax error')
      const segment = this.#expect('name').text
      if ((segment === 'any' || segment === 'all') && this.#isNext('(')) return this.#lambda(segment, path, at)
      if (segment.startsWith(namespace) && this.#isNext('(')) return this.#queryFunction(segment, at, path)
      path.push(segment)
    }
    if (path.at(-1)?.includes('.') === true) throw syntaxError('Syntax error', at, this.#text)
    return { kind: 'property', path, at }
  }

  #called(name: string, at: number): Expression {
    const counts = argumentCounts.get(name)
    const isQueryFunction = name.startsWith(namespace)
    if (counts === undefined && !isQueryFunction)
      throw new QuerySyntaxError(`An unknown function with name '${name}' was found.`, at)
    if (counts === undefined) return this.#queryFunction(name, at)
    this.#take()
    return this.#deeper(() => {
      const of = this.#items(')', () => this.or())
      if (of.length < counts[0] || of.length > counts[1])
        throw new QuerySyntaxError(
          `No function signature for the function with name '${name}' matches the specified arguments.`,
          at,
        )
      return { kind: 'call', name, of, at }
    })
  }

  #queryFunction(name: string, at: number, path?: readonly string[]): Expression {
    this.#take()
    const parameters = this.#deeper(() => this.#parameters())
    return { kind: 'queryFunction', ...(path && { path }), name: name.slice(namespace.length), parameters, at }
  }

  #lambda(quantifier: 'any' | 'all', path: readonly string[], at: number): Expression {
    this.#take()
    if (quantifier === 'any' && this.#peek().kind === ')') {
      this.#take()
      return { kind: 'lambda', quantifier, path, at }
    }
    const variable = this.#expect('name').text
    if (variable.includes('.')) throw this.#error('Syntax error')
    this.#expect(':')
    return this.#deeper(() => {
      const of = this.or()
      this.#expect(')')
      return { kind: 'lambda', quantifier, path, variable, of, at }
    })
  }

  #parameters(): Readonly<Record<string, Expression>> {
    const entries = this.#items(')', () => {
      const { text: name, at } = this.#expect('name')
      if (name.includes('.') || !this.#isNext('=')) throw syntaxError('Syntax error', at, this.#text)
      this.#take()
      if (this.#peek().spaced) throw this.#error('Syntax error')
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

  /** The next token, where no blank stands before it. */
  #isNext(kind: TokenKind): boolean {
    const token = this.#peek()
    return token.kind === kind && !token.spaced
  }

  /** A word between operands, which blanks must set apart. */
  #takeWord(): void {
    const word = this.#take()
    if (!word.spaced || !this.#peek().spaced)
      throw syntaxError(`Blanks must stand around '${word.text}'`, word.at, this.#text)
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
