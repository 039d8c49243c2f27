/** A regular expression of .NET, ready to be used on JavaScript's engine. */
export interface DotNetRegex {
  readonly expression: RegExp
  /** .NET's number or name of a group → its place in a JavaScript match. */
  readonly groups: ReadonlyMap<string, number>
}

/**
 * Reads a pattern as .NET does: `\A \Z \z`, `(?i)`, `(?'name'…)`, atomic groups, `[a-z-[aeiou]]`, comments, and `\w`,
 * `\d`, `\b` for letters and digits of every language. Throws a SyntaxError for what .NET would refuse and for what
 * cannot be said here (balancing groups, conditions).
 */
export function dotNetRegex(pattern: string, options: { readonly ignoreCase?: boolean } = {}): DotNetRegex {
  const translator = new Translator(pattern, options.ignoreCase ?? false)
  const source = translator.translate()
  return { expression: new RegExp(source, 'gv'), groups: translator.groups() }
}

/** Writes a match in a replacement text: `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+` and `$_` as in .NET. */
export function expandReplacement(replacement: string, match: RegExpExecArray, regex: DotNetRegex): string {
  const forms = /\$(?:(\$)|(\d+)|\{(\w+)\}|([&`'+_]))/g
  return replacement.replace(forms, (written, dollar, number, name, sign) => {
    if (dollar) return '$'
    if (number !== undefined || name !== undefined) {
      const place = regex.groups.get(number === undefined ? name : String(Number(number)))
      return place === undefined ? written : (match[place] ?? '')
    }
    if (sign === '&') return match[0]
    if (sign === '`') return match.input.slice(0, match.index)
    if (sign === "'") return match.input.slice(match.index + match[0].length)
    if (sign === '_') return match.input
    return match[match.length - 1] ?? ''
  })
}

/** Text that stands for itself in a pattern. */
export function escapeRegex(text: string): string {
  const names: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' }
  return text.replace(/[\\*+?|{[()^$.# \t\n\f\r]/g, sign => names[sign] ?? `\\${sign}`)
}

const word = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}'
const atEnd = '(?![\\s\\S])'
const atStart = '(?<![\\s\\S])'

/** Classes that mean more in .NET than in JavaScript; usable inside and outside of brackets. */
const classes: Readonly<Record<string, string>> = {
  w: `[${word}]`,
  W: `[^${word}]`,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: '\\s',
  S: '\\S',
}

const controls: Readonly<Record<string, string>> = {
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  v: '\\v',
  a: '\\x07',
  e: '\\x1b',
}

interface Flags {
  ignoreCase: boolean
  multiline: boolean
  singleline: boolean
  free: boolean
  explicit: boolean
}

/** One pass over a pattern. Its life is one translation. */
class Translator {
  private readonly pattern: string
  private at = 0
  private flags: Flags
  /** Groups in JavaScript's order: a name, or undefined for an unnamed one, or null for one of our own. */
  private readonly order: (string | undefined | null)[] = []

  constructor(pattern: string, ignoreCase: boolean) {
    this.pattern = pattern
    this.flags = { ignoreCase, multiline: false, singleline: false, free: false, explicit: false }
  }

  translate(): string {
    const source = this.alternatives()
    if (this.at < this.pattern.length) throw this.error('unmatched )')
    return source
  }

  /** .NET numbers unnamed groups first, named ones after them. */
  groups(): Map<string, number> {
    const places = new Map<string, number>([['0', 0]])
    const named = this.order.flatMap((name, index) => (name ? [[name, index + 1] as const] : []))
    this.order.forEach((name, index) => {
      if (name === undefined) places.set(String(places.size), index + 1)
    })
    const numbered = places.size
    named.forEach(([name, place], index) => {
      places.set(name, place)
      if (!/^\d/.test(name)) places.set(String(numbered + index), place)
    })
    return places
  }

  /** A sequence up to `)` or the end. Flags set inside hold to its end, as in .NET. */
  private alternatives(): string {
    const outer = { ...this.flags }
    let source = ''
    while (this.at < this.pattern.length && this.pattern[this.at] !== ')') {
      const before = { ...this.flags }
      const item = this.item()
      source += item === undefined ? '' : this.withCase(item, before)
    }
    this.flags = outer
    return source
  }

  /** JavaScript's own `i` is on the whole pattern; here it is on each letter that wants it. */
  private withCase(item: { text: string; letters: boolean }, flags: Flags): string {
    return item.letters && flags.ignoreCase ? `(?i:${item.text})` : item.text
  }

  private item(): { text: string; letters: boolean } | undefined {
    const sign = this.next()
    if (this.flags.free && /\s/.test(sign)) return undefined
    if (this.flags.free && sign === '#') {
      while (this.at < this.pattern.length && this.pattern[this.at] !== '\n') this.at++
      return undefined
    }
    switch (sign) {
      case '(':
        return this.group()
      case '[':
        return { text: this.brackets(), letters: true }
      case '\\':
        return this.escape()
      case '.':
        return { text: this.flags.singleline ? '[\\s\\S]' : '[^\\n]', letters: false }
      case '^':
        return { text: this.flags.multiline ? `(?<=\\n|${atStart})` : atStart, letters: false }
      case '$':
        return { text: this.flags.multiline ? `(?=\\n|${atEnd})` : `(?=\\n?${atEnd})`, letters: false }
      case '|':
      case '*':
      case '+':
      case '?':
        return { text: sign, letters: false }
      case '{': {
        const count = /\{\d+(,\d*)?\}/y
        count.lastIndex = this.at - 1
        const found = count.exec(this.pattern)
        if (!found) return { text: '\\{', letters: false }
        this.at = count.lastIndex
        return { text: found[0], letters: false }
      }
      default:
        return { text: literal(sign), letters: true }
    }
  }

  private group(): { text: string; letters: boolean } | undefined {
    const close = () => {
      if (this.pattern[this.at] !== ')') throw this.error('missing )')
      this.at++
    }
    const body = (open: string, end = ')') => {
      const inner = this.alternatives()
      close()
      return { text: open + inner + end, letters: false }
    }
    if (this.take('?#')) {
      this.at = this.pattern.indexOf(')', this.at)
      if (this.at < 0) throw this.error('comment without end')
      this.at++
      return undefined
    }
    const look = this.takeMatch(/\?(?:[:=!]|<[=!])/y)
    if (look) return body(`(${look[0]}`)
    if (this.take('?>')) {
      // An atomic group: what a look-ahead found is not given back.
      const place = this.order.push(null)
      return body('(?=(', `))\\${place}`)
    }
    const named = this.takeMatch(/\?(?:<(\w+)>|'(\w+)')/y)
    if (named) {
      this.order.push(named[1] ?? named[2])
      return body('(')
    }
    const flags = this.takeMatch(/\?([imsnx]*)(?:-([imsnx]+))?([:)])/y)
    if (flags) return this.flagged(flags, body)
    if (this.pattern[this.at] === '?') throw this.error('a group of this kind is not supported')
    if (this.flags.explicit) return body('(?:')
    this.order.push(undefined)
    return body('(')
  }

  private flagged(
    [, on = '', off = '', end]: RegExpExecArray,
    body: (open: string) => { text: string; letters: boolean },
  ): { text: string; letters: boolean } | undefined {
    const before = { ...this.flags }
    for (const [letters, value] of [
      [on, true],
      [off, false],
    ] as const)
      for (const letter of letters) {
        const name = ({ i: 'ignoreCase', m: 'multiline', s: 'singleline', n: 'explicit', x: 'free' } as const)[letter]
        if (name) this.flags[name] = value
      }
    if (end === ')') return undefined
    const group = body('(?:')
    this.flags = before
    return group
  }

  private escape(): { text: string; letters: boolean } {
    const sign = this.next()
    const boundary = `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`
    const place = (text: string) => ({ text, letters: false })
    switch (sign) {
      case 'A':
        return place(atStart)
      case 'z':
        return place(atEnd)
      case 'Z':
        return place(`(?=\\n?${atEnd})`)
      case 'b':
        return place(boundary)
      case 'B':
        return place(`(?!${boundary})`)
      case 'k': {
        const named = this.takeMatch(/(?:<(\w+)>|'(\w+)')/y)
        return { text: this.backReference(named?.[1] ?? named?.[2]), letters: true }
      }
    }
    if (/[1-9]/.test(sign)) {
      const more = this.takeMatch(/\d*/y)?.[0] ?? ''
      return { text: this.backReference(sign + more), letters: true }
    }
    this.at--
    return { text: this.charEscape(), letters: true }
  }

  private backReference(name: string | undefined): string {
    const place = name === undefined ? undefined : this.groups().get(name)
    if (place === undefined) throw this.error(`there is no group '${name ?? ''}' to refer to`)
    return `(?:\\${place})`
  }

  /** An escape that stands for a character or a class; the same inside and outside of brackets. */
  private charEscape(): string {
    const sign = this.next()
    const control = controls[sign] ?? classes[sign]
    if (control) return control
    const code = { x: /[\da-f]{2}/iy, u: /[\da-f]{4}/iy }[sign]
    if (code) {
      const digits = this.takeMatch(code)?.[0]
      if (digits === undefined) throw this.error(`\\${sign} without its hexadecimal digits`)
      return `\\u{${digits}}`
    }
    if (sign === 'p' || sign === 'P') {
      const name = this.takeMatch(/\{(\w+)\}/y)?.[1]
      if (name === undefined) throw this.error(`\\${sign} without a category`)
      return /^Is/.test(name) ? `\\${sign}{Script=${name.slice(2)}}` : `\\${sign}{${name}}`
    }
    if (sign === 'c') {
      const letter = this.next()
      return `\\x${(letter.toUpperCase().charCodeAt(0) & 31).toString(16).padStart(2, '0')}`
    }
    if (sign === '0')
      return `\\x${Number.parseInt(this.takeMatch(/[0-7]{0,2}/y)?.[0] || '0', 8)
        .toString(16)
        .padStart(2, '0')}`
    if (/\w/.test(sign)) throw this.error(`unknown escape \\${sign}`)
    return literal(sign)
  }

  private brackets(): string {
    const negated = this.take('^')
    let inner = ''
    let first = true
    while (true) {
      if (this.at >= this.pattern.length) throw this.error('[ without ]')
      if (this.pattern[this.at] === ']' && !first) break
      if (this.take('-[')) {
        const without = this.brackets()
        if (this.pattern[this.at] !== ']') throw this.error('a subtracted class must be the last thing in its class')
        this.at++
        return `[${negated ? `[^${inner}]` : `[${inner}]`}--${without}]`
      }
      first = false
      inner += this.member()
    }
    this.at++
    return `[${negated ? '^' : ''}${inner}]`
  }

  private member(): string {
    const single = () => {
      const sign = this.next()
      if (sign !== '\\') return literal(sign)
      if (this.take('b')) return '\\x08'
      return this.charEscape()
    }
    const from = single()
    const range = this.pattern[this.at] === '-' && !/[\][]/.test(this.pattern[this.at + 1] ?? ']')
    if (!range) return from
    this.at++
    return `${from}-${single()}`
  }

  private next(): string {
    const code = this.pattern.codePointAt(this.at)
    if (code === undefined) throw this.error('unexpected end')
    const sign = String.fromCodePoint(code)
    this.at += sign.length
    return sign
  }

  private take(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  private takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at
    const found = sticky.exec(this.pattern)
    if (!found) return undefined
    this.at = sticky.lastIndex
    return found
  }

  private error(reason: string): SyntaxError {
    return new SyntaxError(`Invalid regular expression '${this.pattern}' at position ${this.at}: ${reason}.`)
  }
}

/** A character that stands for itself, everywhere in a pattern. */
function literal(sign: string): string {
  return /[\p{L}\p{N}_]/u.test(sign) && sign.length === 1 ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`
}
