import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { didYouMean } from '../nearestName.ts'
import type { Comment, Name, Range } from './ast.ts'
import { nextToken } from './lexer.ts'
import { type Scanner, scannerOf } from './scanner.ts'
import { describe, type Token } from './token.ts'

/** Thrown to leave a statement that cannot be read further; the finding is already reported. Never leaves the parser. */
export const fault = Symbol('fault')

/** Nested parentheses, lists and the like, and blocks in blocks. */
const deepest = 200

/** A block that is open, and the words that may begin its next part. */
interface OpenBlock {
  readonly opener: Token
  readonly parts: readonly string[]
  /** DISABLE may stand before its parts: the block itself is disabled, or a handler of something that is. */
  readonly disabled: boolean
}

/** Where the parser stands in the tokens, and what it has to remember on its way. */
export class Cursor {
  readonly source: string
  readonly report: (diagnostic: Diagnostic) => void
  /** Comments that stand where the tree has no place for them; they follow the statement in progress. */
  readonly pending: Comment[] = []
  readonly blocks: OpenBlock[] = []
  /** Inside the rules of a handler, where no action has a handler of its own. */
  inHandler = false
  inSubflow = false
  /** The statement in progress begins with DISABLE. */
  disabled = false
  /** Reading was given up; blocks that miss their END are not reported. */
  stopped = false
  /** The module of the action in progress: `File` in `File.Copy`. */
  module = ''
  /** How deep the expression in progress is nested, and how high the tree of the last one read is. */
  depth = 0
  height = 0
  /** The token here, and the one before it. */
  token: Token
  previous: Token
  /** The names, in small letters, that some statement read so far assigns or declares. */
  readonly assigned: Set<string>
  /** The same as written. */
  private readonly spellings = new Set<string>()
  /** The names, in small letters, that were taken for those of modules since nothing had assigned them. */
  readonly modules = new Set<string>()
  private scanner: Scanner
  /** Braces open where line breaks between them are stepped over; below zero: where they are not. */
  private braces = -1

  constructor(source: string, report: (diagnostic: Diagnostic) => void, assigned: ReadonlySet<string>) {
    this.source = source
    this.report = report
    this.assigned = new Set(assigned)
    this.scanner = scannerOf(source, report)
    this.token = nextToken(this.scanner)
    this.previous = startOf(this.token)
  }

  /** The token some places ahead; the last one for ever. */
  ahead(places: number): Token {
    let { token } = this
    for (let left = places; left > 0; left--) token = this.behind(token)
    return token
  }

  /** The token behind one that is not yet read over. */
  behind(token: Token): Token {
    token.following ??= nextToken(this.scanner)
    return token.following
  }

  /** Whether a statement may begin here: at the start of a line. */
  get atLineStart(): boolean {
    return this.previous.type === 'newline'
  }

  next(): Token {
    const { token } = this
    if (token.type === 'end') return token
    this.previous = token
    this.token = token.following ?? nextToken(this.scanner)
    // What was read is let go: a chain of tokens would be kept as long as its first.
    token.following = undefined
    if (this.braces >= 0) this.joinLines(token)
    return token
  }

  /** Reads something between braces that may stand on several lines, as the properties of an input do. */
  acrossLines<T>(read: () => T): T {
    this.braces = 0
    try {
      return read()
    } finally {
      this.braces = -1
    }
  }

  private joinLines(read: Token): void {
    if (read.text === '{' && read.type === 'symbol') this.braces++
    else if (read.text === '}' && read.type === 'symbol') this.braces--
    while (this.braces > 0 && this.token.type === 'newline') {
      this.token = this.token.following ?? nextToken(this.scanner)
    }
  }

  at(symbol: string): boolean {
    const { token } = this
    return token.type === 'symbol' && token.text === symbol
  }

  atWord(keyword: string): boolean {
    return this.token.keyword === keyword
  }

  /** Whether the statement ends here. */
  get atEnd(): boolean {
    const { type } = this.token
    return type === 'newline' || type === 'end' || type === 'comment'
  }

  accept(symbol: string): boolean {
    if (!this.at(symbol)) return false
    this.next()
    return true
  }

  acceptWord(keyword: string): boolean {
    if (!this.atWord(keyword)) return false
    this.next()
    return true
  }

  expect(symbol: string, where: string): Token {
    if (this.at(symbol)) return this.next()
    throw this.fault('unexpected-token', `Expected '${symbol}' ${where}, found ${describe(this.token)}.`)
  }

  expectWord(keyword: string, where: string): Token {
    if (this.atWord(keyword)) return this.next()
    const hint = this.hint([keyword])
    throw this.fault('unexpected-token', `Expected ${keyword} ${where}, found ${describe(this.token)}.${hint}`)
  }

  /** The end of the statement; the line break itself stays. */
  expectEnd(): void {
    if (this.atEnd) return
    const found = describe(this.token)
    throw this.fault(
      'unexpected-token',
      `Unexpected ${found}: the statement ends before it. Write one statement a line.`,
    )
  }

  /** A name that is no reserved word. */
  name(what: string): Name {
    const { token } = this
    if (token.type !== 'name') {
      throw this.fault('missing-name', `Expected the name of ${what}, found ${describe(token)}.`)
    }
    if (token.keyword !== '') {
      throw this.fault('reserved-word', `'${token.text}' is a reserved word. Give ${what} another name.`)
    }
    return nameOf(this.next())
  }

  /** The name of a variable that is given a value, which may be one of the flow's: `global.Total`. */
  variable(what: string): Name {
    if (!this.atGlobal) {
      const name = this.name(what)
      const { size } = this.spellings
      if (this.spellings.add(name.text).size > size) this.assigned.add(name.text.toLowerCase())
      return name
    }
    const start = this.next()
    this.next()
    const { text } = this.name(what)
    return { text, global: true, range: this.since(start) }
  }

  /** Whether `global.` stands here. */
  get atGlobal(): boolean {
    return this.atWord('GLOBAL') && this.ahead(1).type === 'symbol' && this.ahead(1).text === '.'
  }

  /** A name that may be a reserved word, or stand between quotes: of a label, a subflow, a block. */
  looseName(what: string): Name {
    const { token } = this
    if (token.type === 'name' || token.type === 'text') return nameOf(this.next())
    throw this.fault('missing-name', `Expected the name of ${what}, found ${describe(token)}.`)
  }

  /** The range from a place to the end of the last token read. */
  since(start: Range): Range {
    return { start: start.start, end: Math.max(start.start, this.previous.end), line: start.line, column: start.column }
  }

  /** Reports a finding at the token here, or at another place, and gives what to throw. */
  fault(code: string, message: string, range: Range = this.token): typeof fault {
    this.complain(code, message, range)
    return fault
  }

  complain(code: string, message: string, range: Range, severity?: 'warning'): void {
    if (!this.stopped) this.report(diagnose(range, code, message, severity))
  }

  /** Reads something; where that fails, the rest of the line is skipped and the stand-in taken. */
  recover<T>(read: () => T, standIn: T): T {
    try {
      return read()
    } catch (thrown) {
      if (thrown !== fault) throw thrown
      this.skipLine()
      return standIn
    }
  }

  skipLine(): void {
    this.depth = 0
    while (this.token.type !== 'newline' && this.token.type !== 'end') this.next()
  }

  /** Steps over line breaks, keeping comments for later. */
  skipLines(): void {
    for (;;) {
      const { token } = this
      if (token.type === 'comment') this.pending.push(this.comment())
      else if (token.type === 'newline') this.next()
      else break
    }
    this.skipDisable()
  }

  /** Steps over DISABLE in front of a word that closes or parts a block: the block itself says that it is disabled. */
  skipDisable(): void {
    if (!this.atWord('DISABLE') || !parting.has(this.ahead(1).keyword)) return
    const { range, keyword } = { range: this.next(), keyword: this.token.keyword }
    if (keyword === 'ON' || this.blocks.at(-1)?.disabled !== false) return
    const message = `DISABLE before ${keyword} is ignored: it is part of a block that is not disabled.`
    this.complain('ignored-disable', message, range, 'warning')
  }

  comment(): Comment {
    const trailing = !this.atLineStart
    const token = this.next()
    return { kind: 'Comment', text: token.text, block: token.mark === '/#', trailing, range: this.since(token) }
  }

  /** Whether, behind line breaks and comments, a handler follows: `ON ERROR`, or `ON BLOCK ERROR` if asked for. */
  handlerFollows(block = false): boolean {
    let { token } = this
    while (token.type === 'newline' || token.type === 'comment') token = this.behind(token)
    if (token.keyword === 'DISABLE') token = this.behind(token)
    return token.keyword === 'ON' && this.behind(token).keyword === (block ? 'BLOCK' : 'ERROR')
  }

  /** Opens a block. Blocks nested without end are refused, and reading stops. */
  open(opener: Token, parts: readonly string[] = []): void {
    this.blocks.push({ opener, parts, disabled: this.disabled || opener.keyword === 'ON' })
    this.disabled = false
    if (this.blocks.length <= deepest) return
    this.complain('too-deep', `Blocks are nested more than ${deepest} deep. Move the inner ones to a subflow.`, opener)
    this.stop()
  }

  /** Closes the innermost block with its END; without one, the block is reported where it begins. */
  close(): void {
    const { opener } = this.blocks.pop()!
    this.skipLines()
    if (this.atWord('END') && !this.atFunctionEnd) {
      this.next()
      this.recover(() => this.expectEnd(), undefined)
    } else this.complain('missing-end', `${opener.keyword} has no END.`, opener)
  }

  get atFunctionEnd(): boolean {
    return this.atWord('END') && this.ahead(1).keyword === 'FUNCTION'
  }

  /** Reads no further. */
  stop(): void {
    this.stopped = true
    this.scanner.offset = this.scanner.source.length
    this.previous = this.token
    this.token = nextToken(this.scanner)
  }

  /** One level deeper into an expression, unless it is too deep. */
  enter(): void {
    if (++this.depth > deepest) {
      throw this.fault('too-deep', `The expression is nested more than ${deepest} deep. Set parts of it to variables.`)
    }
  }

  leave(): void {
    this.depth--
  }

  /** Reads a range of the text, an expression between `%` signs, with the same memory. */
  within<T>(range: Range, read: () => T, standIn: T): T {
    const { scanner, token, previous, depth } = this
    this.scanner = scannerOf(this.source, this.report, range)
    this.token = nextToken(this.scanner)
    this.previous = startOf(this.token)
    const value = this.recover(read, standIn)
    this.scanner = scanner
    this.token = token
    this.previous = previous
    this.depth = depth
    return value
  }

  /** Whether a name is that of a module, for nothing assigns it. What is assigned further down is told in the end. */
  isModule(name: string): boolean {
    const key = name.toLowerCase()
    if (this.assigned.has(key)) return false
    this.modules.add(key)
    return true
  }

  /** ` Did you mean …?` among words that may stand here. */
  hint(words: Iterable<string>): string {
    return this.token.type === 'name' ? didYouMean(this.token.text, words) : ''
  }
}

/** Words that close or part a block; PAD writes DISABLE in front of them too. */
const parting: ReadonlySet<string> = new Set(['END', 'ELSE', 'CASE', 'DEFAULT', 'ON'])

export function nameOf(token: Token): Name {
  const { text, start, end, line, column } = token
  return { text, range: { start, end, line, column } }
}

/** The items without the room that a list they are added to one by one keeps for more. */
export function exact<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? none : items.slice()
}

const none: readonly never[] = []

/** What stands before the first token: nothing, as before the first of a line. */
function startOf(token: Token): Token {
  return { ...token, type: 'newline', end: token.start, following: undefined }
}
