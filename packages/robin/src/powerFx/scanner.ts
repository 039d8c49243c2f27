/** The tokens of a Power Fx formula, read one at a time. Source: Power Fx, expression grammar. */
import type { FormulaProblem, Span } from './formula.ts'

export interface FormulaToken extends Span {
  readonly type: 'number' | 'text' | 'interpolation' | 'name' | 'symbol' | 'end'
  /** Of a text or a quoted name without its quotes; of `$"` nothing: the parser reads on from its end. */
  readonly text: string
  /** A name that stood between single quotes is never a keyword. */
  readonly quoted?: true
}

/** Thrown inside the parser and caught by it. */
export class FormulaFault extends Error {
  readonly problem: FormulaProblem

  constructor(code: string, message: string, span: Span) {
    super(message)
    this.problem = { code, message, start: span.start, end: span.end }
  }
}

/** A fault at a place. */
export const fault = (code: string, message: string, span: Span): FormulaFault => new FormulaFault(code, message, span)

/** Reads the token at or behind an offset, past blanks and comments. */
export function scan(source: string, from: number): FormulaToken {
  const start = skip(source, from)
  const first = source[start]
  if (first === undefined) return { type: 'end', text: '', start, end: start }
  if (first === '"') return enclosed(source, start, '"', 'text')
  if (first === "'") return { ...enclosed(source, start, "'", 'name'), quoted: true }
  if (first === '$' && source[start + 1] === '"') return { type: 'interpolation', text: '', start, end: start + 2 }
  const number = match(numberForm, source, start)
  if (number !== '') return { type: 'number', text: number, start, end: start + number.length }
  const name = match(nameForm, source, start)
  if (name !== '') return { type: 'name', text: name, start, end: start + name.length }
  const symbol = match(symbolForm, source, start)
  if (symbol !== '') return { type: 'symbol', text: symbol, start, end: start + symbol.length }
  const character = String.fromCodePoint(source.codePointAt(start) ?? 0)
  throw fault('power-fx-syntax', `'${character}' means nothing in a Power Fx formula.`, {
    start,
    end: start + character.length,
  })
}

const numberForm = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy
const nameForm = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*/uy
const symbolForm = /&&|\|\||<>|<=|>=|[-=<>+*/^%&!()[\]{},.:;@]/y
const blankForm = /[\s\u0085]+|\/\/[^\r\n]*/y

function match(form: RegExp, source: string, at: number): string {
  form.lastIndex = at
  return form.exec(source)?.[0] ?? ''
}

function skip(source: string, from: number): number {
  let at = from
  for (;;) {
    const blank = match(blankForm, source, at)
    if (blank !== '') at += blank.length
    else if (source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at + 2)
      if (end < 0) throw fault('power-fx-unterminated', 'The comment has no closing */.', { start: at, end: at + 2 })
      at = end + 2
    } else return at
  }
}

/** A text or name between quotes; a doubled quote stands for one. */
function enclosed(source: string, start: number, quote: string, type: 'text' | 'name'): FormulaToken {
  let text = ''
  let at = start + 1
  for (;;) {
    const end = source.indexOf(quote, at)
    if (end < 0) {
      const what = type === 'text' ? 'text' : 'quoted name'
      throw fault('power-fx-unterminated', `The ${what} has no closing ${quote}.`, {
        start,
        end: source.length,
      })
    }
    text += source.slice(at, end)
    if (source[end + 1] !== quote) return { type, text, start, end: end + 1 }
    text += quote
    at = end + 2
  }
}
