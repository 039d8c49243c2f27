import { dataverseError } from '@deskhand/contract/errors'
import { parameters } from './parseQueryOptions.ts'
import { syntaxError } from './syntaxError.ts'

/** A value of a parameter, as JSON would have it; an enumeration is the name of its member. */
export type ParameterValue = unknown

/**
 * Reads the parameters of a function call as they stand between its parentheses. An alias stands for the value that
 * the query option of its name has; one that the query does not have is null.
 *
 *     parameters = [ name "=" ( alias / value ) *( "," name "=" ( alias / value ) ) ]
 *     value      = "null" / "true" / "false" / number / guid / datetime / string / enum / list / object
 *     enum       = qualified-name string            Microsoft.Dynamics.CRM.EndpointAccessType'Default'
 *     list       = "[" [ value *( "," value ) ] "]"
 *     object     = "{" [ string ":" value *( "," string ":" value ) ] "}"
 *     string     = "'" … "'", a quote inside doubled, or a string of JSON
 *
 * @example
 * parseParameters("AccessType=@p1", "@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'") // { AccessType: 'Default' }
 * parseParameters("EntityNames=['workflow']", '') // { EntityNames: ['workflow'] }
 *
 * Source: Dataverse wire, sections 2.4, 2.6 and 3.5.
 */
export function parseParameters(text: string, query: string): Readonly<Record<string, ParameterValue>> {
  const reader = new Reader(text)
  const values: Record<string, ParameterValue> = {}
  reader.blanks()
  if (reader.atEnd()) return values
  const aliases = new Map([...parameters(query)].filter(([name]) => name.startsWith('@')))
  do {
    const name = reader.expect(patterns.name, 'Syntax error')
    reader.expect(patterns.equals, "'=' expected")
    if (Object.hasOwn(values, name))
      throw dataverseError('BadQuery', `The parameter '${name}' was given more than once.`)
    const alias = reader.take(patterns.alias)
    define(values, name, alias === undefined ? reader.value() : aliasValue(alias, aliases))
  } while (reader.take(patterns.comma) !== undefined)
  reader.expectEnd()
  return values
}

function aliasValue(name: string, aliases: ReadonlyMap<string, string>): ParameterValue {
  const text = aliases.get(name)
  if (text === undefined) return null
  const reader = new Reader(text)
  reader.blanks()
  const value = reader.value()
  reader.expectEnd()
  return value
}

const maxLength = 65_536
/** How deep lists and objects may nest. */
const maxDepth = 20

const patterns = {
  name: /([a-z_]\w{0,127})\s*/iy,
  equals: /(=)\s*/y,
  comma: /(,)\s*/y,
  colon: /(:)\s*/y,
  alias: /(@[a-z_]\w{0,127})\s*/iy,
  word: /(null|true|false)(?![\w.])\s*/y,
  guid: /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])\s*/iy,
  datetime: /(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])\s*/iy,
  number: /(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.])\s*/iy,
  string: /'((?:[^']|'')*)'\s*/y,
  json: /("(?:[^"\\]|\\.)*")\s*/y,
  enum: /[a-z_]\w*(?:\.[a-z_]\w*)+'([^']*)'\s*/iy,
  openList: /(\[)\s*/y,
  closeList: /(\])\s*/y,
  openObject: /(\{)\s*/y,
  closeObject: /(\})\s*/y,
} as const

/** A place in a text. */
class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    if (text.length > maxLength) throw syntaxError('The expression is too long', maxLength, text)
    this.#text = text
  }

  value(): ParameterValue {
    const word = this.take(patterns.word)
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    const plain = this.take(patterns.guid)?.toLowerCase() ?? this.take(patterns.datetime)
    if (plain !== undefined) return plain
    const number = this.take(patterns.number)
    if (number !== undefined) return Number(number)
    const text = this.#string() ?? this.take(patterns.enum)
    if (text !== undefined) return text
    if (this.take(patterns.openList) !== undefined) return this.#deeper(() => this.#list())
    if (this.take(patterns.openObject) !== undefined) return this.#deeper(() => this.#object())
    throw this.#error('Expression expected')
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return undefined
    this.#at = pattern.lastIndex
    return found[1]
  }

  expect(pattern: RegExp, otherwise: string): string {
    const found = this.take(pattern)
    if (found === undefined) throw this.#error(otherwise)
    return found
  }

  blanks(): void {
    while (this.#text[this.#at] === ' ') this.#at++
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  expectEnd(): void {
    if (!this.atEnd()) throw this.#error('Syntax error')
  }

  #string(): string | undefined {
    const single = this.take(patterns.string)
    if (single !== undefined) return single.replaceAll("''", "'")
    const double = this.take(patterns.json)
    if (double === undefined) return undefined
    try {
      return JSON.parse(double) as string
    } catch {
      throw this.#error('Syntax error')
    }
  }

  #list(): readonly ParameterValue[] {
    const items: ParameterValue[] = []
    if (this.take(patterns.closeList) !== undefined) return items
    do items.push(this.value())
    while (this.take(patterns.comma) !== undefined)
    this.expect(patterns.closeList, "']' or ',' expected")
    return items
  }

  #object(): Readonly<Record<string, ParameterValue>> {
    const members: Record<string, ParameterValue> = {}
    if (this.take(patterns.closeObject) !== undefined) return members
    do {
      const name = this.#string()
      if (name === undefined) throw this.#error('Syntax error')
      this.expect(patterns.colon, "':' expected")
      define(members, name, this.value())
    } while (this.take(patterns.comma) !== undefined)
    this.expect(patterns.closeObject, "'}' or ',' expected")
    return members
  }

  #deeper<Result>(step: () => Result): Result {
    if (++this.#depth > maxDepth) throw this.#error(`The value is nested deeper than ${maxDepth} levels`)
    const result = step()
    this.#depth--
    return result
  }

  #error(what: string) {
    return syntaxError(what, this.#at, this.#text)
  }
}

/** Also a member called `__proto__` is only a member. */
const define = (target: Record<string, ParameterValue>, name: string, value: ParameterValue): void => {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}
