/**
 * Power Fx as desktop flows hold it, by precedence climbing. Source: Robin language, section 9; Power Fx, expression
 * grammar.
 *
 *   value      = '=' [ formula ] | { text | '${' formula '}' }          `$${` stands for `${`
 *   formula    = operand { operator operand }
 *   operand    = ( '-' | '+' | '!' | 'Not' ) operand | primary { '.' name | '%' | '^' operand }
 *   primary    = number | text | '$"' { text | '{' formula '}' } '"' | 'true' | 'false' | 'ThisRecord' | name
 *              | '[@' name ']' | function '(' [ argument { ',' argument } ] ')' | '(' formula ')'
 *              | '{' [ name ':' formula { ',' name ':' formula } ] '}' | '[' [ formula { ',' formula } ] ']'
 *   argument   = formula [ 'As' name ]
 *
 * From loose to tight: `||` `Or`, `&&` `And`, `in` `exactin`, comparisons, `&`, `+` `-`, `*` `/`, the signs in front,
 * `^`, `%`. Operators of one strength group from the left, `^` from the right.
 */
import type { Formula, FormulaOperator, FormulaProblem, Span } from './formula.ts'
import { FormulaFault, type FormulaToken, fault, scan } from './scanner.ts'

export interface ParsedFormula {
  /** Absent where there is a problem. */
  readonly formula?: Formula
  readonly problems: readonly FormulaProblem[]
}

/**
 * Reads what stands between the quotes of `$fx'…'`. Never throws.
 *
 * @example parseFormula('=Len(Name) > 3').formula?.kind // 'Binary'
 */
export function parseFormula(source: string): ParsedFormula {
  try {
    const parser = new Parser(source)
    return { formula: source.startsWith('=') ? parser.whole() : parser.literal(), problems: [] }
  } catch (thrown) {
    if (thrown instanceof FormulaFault) return { problems: [thrown.problem] }
    throw thrown
  }
}

const strength: Readonly<Record<FormulaOperator, number>> = {
  '||': 1,
  '&&': 2,
  in: 3,
  exactin: 3,
  '=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '&': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '^': 9,
}

/** A tree higher than this is refused, however it came about: by nesting or by a long chain of operators. */
const highest = 500

/** A place in the text: where the reading is, and how high the tree is that was just read. */
class Parser {
  readonly #source: string
  #token: FormulaToken
  #height = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
    this.#token = { type: 'end', text: '', start: 0, end: 0 }
  }

  /** All behind `=`. */
  whole(): Formula {
    this.#read(1)
    if (this.#atEnd()) return { kind: 'Blank', start: 0, end: this.#source.length }
    const formula = this.#formula()
    if (this.#atEnd()) return formula
    if (this.#at(';'))
      throw this.#fault(
        'power-fx-chaining',
        'Formulas cannot be chained by ;. Write one value, in a statement of its own each.',
      )
    throw this.#unexpected('')
  }

  /** Text with `${…}` parts. */
  literal(): Formula {
    const parts: (string | Formula)[] = []
    const source = this.#source
    let text = ''
    let height = 0
    let at = 0
    for (;;) {
      const next = source.indexOf('$', at)
      if (next < 0) break
      text += source.slice(at, next)
      if (source.startsWith('$${', next)) {
        text += '${'
        at = next + 3
      } else if (source.startsWith('${', next)) {
        if (text !== '') parts.push(text)
        text = ''
        this.#read(next + 2)
        parts.push(this.#formula())
        height = Math.max(height, this.#height)
        if (!this.#at('}')) throw this.#unexpected(' Write } behind the formula, or $${ for the characters ${.')
        at = this.#token.end
      } else {
        text += '$'
        at = next + 1
      }
    }
    text += source.slice(at)
    if (parts.length === 0) return { kind: 'Text', value: text, start: 0, end: source.length }
    if (text !== '') parts.push(text)
    return { kind: 'Interpolation', parts, start: 0, end: source.length }
  }

  #formula(minimum = 1): Formula {
    let left = this.#operand()
    for (;;) {
      const operator = this.#operator()
      if (operator === undefined || strength[operator] < minimum) return left
      const height = this.#height
      this.#next()
      const right = this.#formula(strength[operator] + 1)
      this.#grow(height)
      left = { kind: 'Binary', operator, left, right, start: left.start, end: right.end }
    }
  }

  /** The operator the reading stands at, without `^`, which an operand reads itself. */
  #operator(): FormulaOperator | undefined {
    const { type, text, quoted } = this.#token
    if (type === 'symbol') return text !== '^' && Object.hasOwn(strength, text) ? (text as FormulaOperator) : undefined
    if (type !== 'name' || quoted) return undefined
    switch (text.toLowerCase()) {
      case 'and':
        return '&&'
      case 'or':
        return '||'
      case 'in':
        return 'in'
      case 'exactin':
        return 'exactin'
      default:
        return undefined
    }
  }

  #operand(): Formula {
    const { start, type, text } = this.#token
    const word = this.#word()
    const sign = type === 'symbol' && (text === '-' || text === '+' || text === '!')
    this.#depth += 1
    if (this.#depth > highest) throw this.#tooHigh()
    let operand: Formula
    if (sign || (word === 'not' && !this.#callAhead())) {
      this.#next()
      const inner = this.#operand()
      operand =
        text === '+'
          ? { ...inner, start }
          : { kind: 'Unary', operator: text === '-' ? '-' : '!', operand: inner, start, end: inner.end }
      this.#grow()
    } else operand = this.#behind(this.#primary())
    this.#depth -= 1
    return operand
  }

  /** Members, percent signs and powers. */
  #behind(primary: Formula): Formula {
    let left = primary
    for (;;) {
      const height = this.#height
      if (this.#at('.')) {
        this.#next()
        const { text, start, end } = this.#token
        this.#expectName('behind the dot')
        if (this.#at('(')) throw this.#noNamespace(left, text)
        left = member(left, text, { start, end })
      } else if (this.#at('%')) {
        left = { kind: 'Unary', operator: '%', operand: left, start: left.start, end: this.#next().end }
      } else if (this.#at('^')) {
        this.#next()
        const right = this.#operand()
        left = { kind: 'Binary', operator: '^', left, right, start: left.start, end: right.end }
      } else if (this.#at('[')) {
        throw this.#fault('power-fx-syntax', 'Power Fx takes items by Index(List, 1), counted from 1, not by [ ].')
      } else return left
      this.#grow(height)
    }
  }

  #primary(): Formula {
    const token = this.#token
    const { start, end, text } = token
    this.#height = 1
    switch (token.type) {
      case 'number':
        this.#next()
        return { kind: 'Number', text, start, end }
      case 'text':
        this.#next()
        return { kind: 'Text', value: text, start, end }
      case 'interpolation':
        return this.#interpolation()
      case 'name':
        return this.#named()
      case 'symbol':
        if (text === '(') return this.#parenthesized()
        if (text === '{') return this.#record()
        if (text === '[') return this.#list()
    }
    throw this.#fault(
      'power-fx-syntax',
      token.type === 'end' ? 'Expected a value, found the end of the formula.' : `Expected a value, found '${text}'.`,
    )
  }

  #named(): Formula {
    const { start, end, text } = this.#token
    const word = this.#word()
    if (this.#callAhead()) return this.#call()
    if (word === 'in' || word === 'exactin' || word === 'and' || word === 'or' || word === 'as')
      throw this.#fault('power-fx-syntax', `Expected a value, found the operator '${text}'.`)
    if (word === 'self' || word === 'parent' || word === 'thisitem')
      throw this.#fault('power-fx-syntax', `'${text}' belongs to the controls of an app; a desktop flow has none.`)
    this.#next()
    if (word === 'true' || word === 'false') return { kind: 'Boolean', value: word === 'true', start, end }
    if (word === 'thisrecord') return { kind: 'ThisRecord', start, end }
    return { kind: 'Name', name: text, start, end }
  }

  #call(): Formula {
    const { start, end, text: name } = this.#next()
    const args: Formula[] = []
    let height = 0
    this.#next()
    if (!this.#at(')')) {
      do {
        args.push(this.#argument())
        height = Math.max(height, this.#height)
      } while (this.#accept(','))
    }
    const close = this.#expect(')', `behind the arguments of ${name}`)
    this.#height = height
    this.#grow()
    return { kind: 'Call', name, nameSpan: { start, end }, args, start, end: close.end }
  }

  #argument(): Formula {
    const value = this.#formula()
    if (this.#word() !== 'as') return value
    this.#next()
    const { text: name, end } = this.#token
    this.#expectName('behind As')
    this.#grow()
    return { kind: 'As', value, name, start: value.start, end }
  }

  #parenthesized(): Formula {
    this.#next()
    const inner = this.#formula()
    this.#expect(')', 'behind the formula')
    return inner
  }

  #record(): Formula {
    const { start } = this.#next()
    const fields: { name: string; value: Formula }[] = []
    let height = 0
    if (!this.#at('}')) {
      do {
        const { text: name } = this.#token
        this.#expectName('as the name of a field')
        this.#expect(':', 'behind the name of a field')
        fields.push({ name, value: this.#formula() })
        height = Math.max(height, this.#height)
      } while (this.#accept(','))
    }
    const { end } = this.#expect('}', 'behind the fields of the record')
    this.#height = height
    this.#grow()
    return { kind: 'Record', fields, start, end }
  }

  #list(): Formula {
    const { start } = this.#next()
    if (this.#accept('@')) {
      const { text: name } = this.#token
      this.#expectName('behind [@')
      const { end } = this.#expect(']', 'behind the name')
      return { kind: 'Name', name, variable: true, start, end }
    }
    const items: Formula[] = []
    let height = 0
    if (!this.#at(']')) {
      do {
        items.push(this.#formula())
        height = Math.max(height, this.#height)
      } while (this.#accept(','))
    }
    const { end } = this.#expect(']', 'behind the items')
    this.#height = height
    this.#grow()
    return { kind: 'List', items, start, end }
  }

  /** `$"…{…}…"`: `{{`, `}}` and `""` stand for one character each. */
  #interpolation(): Formula {
    const { start } = this.#token
    const source = this.#source
    const parts: (string | Formula)[] = []
    let text = ''
    let height = 0
    let at = this.#token.end
    for (;;) {
      textEnd.lastIndex = at
      const end = textEnd.exec(source)?.index
      if (end === undefined)
        throw fault('power-fx-unterminated', 'The text has no closing ".', { start, end: source.length })
      text += source.slice(at, end)
      const mark = source[end]!
      if (source[end + 1] === mark) {
        text += mark
        at = end + 2
        continue
      }
      if (mark === '}') throw fault('power-fx-syntax', 'A } inside a text is written }}.', { start: end, end: end + 1 })
      if (text !== '') parts.push(text)
      text = ''
      if (mark === '"') {
        this.#read(end + 1)
        this.#height = height
        this.#grow()
        return { kind: 'Interpolation', parts, start, end: end + 1 }
      }
      this.#read(end + 1)
      parts.push(this.#formula())
      height = Math.max(height, this.#height)
      if (!this.#at('}')) throw this.#unexpected(' Write } behind the formula, or {{ for a {.')
      at = this.#token.end
    }
  }

  #read(from: number): void {
    this.#token = scan(this.#source, from)
  }

  /** Steps to the next token and gives the one behind. */
  #next(): FormulaToken {
    const token = this.#token
    this.#read(token.end)
    return token
  }

  #atEnd(): boolean {
    return this.#token.type === 'end'
  }

  #at(symbol: string): boolean {
    return this.#token.type === 'symbol' && this.#token.text === symbol
  }

  /** The name the reading stands at, in small letters; empty where it can be no keyword. */
  #word(): string {
    return this.#token.type === 'name' && !this.#token.quoted ? this.#token.text.toLowerCase() : ''
  }

  #callAhead(): boolean {
    if (this.#token.type !== 'name') return false
    const after = scan(this.#source, this.#token.end)
    return after.type === 'symbol' && after.text === '('
  }

  #accept(symbol: string): boolean {
    if (!this.#at(symbol)) return false
    this.#next()
    return true
  }

  #expect(symbol: string, place: string): FormulaToken {
    if (this.#at(symbol)) return this.#next()
    if (this.#at(';'))
      throw this.#fault(
        'power-fx-chaining',
        'Formulas cannot be chained by ;. Between arguments and items stands a comma.',
      )
    throw this.#fault('power-fx-syntax', `Expected ${symbol} ${place}, found ${this.#found()}.`)
  }

  #expectName(place: string): void {
    if (this.#token.type !== 'name')
      throw this.#fault('power-fx-syntax', `Expected a name ${place}, found ${this.#found()}.`)
    this.#next()
  }

  /** The height of a node over the one just read and, if given, another. */
  #grow(other = 0): void {
    this.#height = Math.max(this.#height, other) + 1
    if (this.#height > highest) throw this.#tooHigh()
  }

  #tooHigh(): FormulaFault {
    return this.#fault(
      'power-fx-too-deep',
      `The formula nests or chains more than ${highest} parts. Set parts of it to variables.`,
    )
  }

  #found(): string {
    return this.#atEnd() ? 'the end of the formula' : `'${this.#source.slice(this.#token.start, this.#token.end)}'`
  }

  #unexpected(wayOut: string): FormulaFault {
    return this.#fault('power-fx-syntax', `Unexpected ${this.#found()} behind the formula.${wayOut}`)
  }

  #noNamespace(object: Formula, name: string): FormulaFault {
    const namespace = object.kind === 'Name' ? `${object.name}.` : '….'
    const span: Span = { start: object.start, end: this.#token.start }
    return fault('power-fx-unknown-function', `Function '${namespace}${name}' doesn't exist.`, span)
  }

  #fault(code: string, message: string): FormulaFault {
    return fault(code, message, this.#token)
  }
}

/** `Order.Total`; a variable of the flow where the name is `global`, which no variable can have. */
function member(object: Formula, name: string, nameSpan: Span): Formula {
  const { start } = object
  const { end } = nameSpan
  if (object.kind === 'Name' && object.name.toLowerCase() === 'global')
    return { kind: 'Name', name, variable: true, global: true, start, end }
  return { kind: 'Member', object, name, nameSpan, start, end }
}

const textEnd = /["{}]/g
