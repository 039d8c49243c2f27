import type { Value } from '../../values/value.ts'
import { formulaError, textIn, wholeIn } from '../coerce.ts'
import { overList } from '../overList.ts'
import type { PowerFxFunction } from '../powerFxFunction.ts'

/** Parts and forms of texts. Positions count from 1. Source: Power Fx, Left, Len, Lower, Replace, Trim, Char. */
export const textFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Concatenate',
    parameters: 'Text, …',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'The texts, one behind the other.',
    example: ['Concatenate("Order ", 12)', '"Order 12"'],
    call: (args, { culture }) => args.map(arg => textIn(arg, culture)).join(''),
  },
  {
    name: 'Len',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The number of characters.',
    example: ['Len("Ada")', '3'],
    call: ([text = null], { culture }) => overList(text, one => textIn(one, culture).length),
  },
  {
    name: 'Left',
    parameters: 'Text, Count',
    least: 2,
    most: 2,
    summary: 'The first characters.',
    example: ['Left("Lovelace", 4)', '"Love"'],
    call: ([text = null, count = null], { culture }) =>
      overList(text, one => textIn(one, culture).slice(0, length(count))),
  },
  {
    name: 'Right',
    parameters: 'Text, Count',
    least: 2,
    most: 2,
    summary: 'The last characters.',
    example: ['Right("Lovelace", 4)', '"lace"'],
    call: ([text = null, count = null], { culture }) =>
      overList(text, one => {
        const whole = textIn(one, culture)
        return whole.slice(Math.max(0, whole.length - length(count)))
      }),
  },
  {
    name: 'Mid',
    parameters: 'Text, Start, [Count]',
    least: 2,
    most: 3,
    summary: 'The characters from a position on.',
    example: ['Mid("Lovelace", 3, 2)', '"ve"'],
    call: ([text = null, start = null, count], { culture }) =>
      overList(text, one => {
        const from = position(start) - 1
        return textIn(one, culture).slice(from, count === undefined ? undefined : from + length(count))
      }),
  },
  {
    name: 'Upper',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The text in capital letters.',
    example: ['Upper("Ada")', '"ADA"'],
    call: ([text = null], { culture }) => overList(text, one => textIn(one, culture).toUpperCase()),
  },
  {
    name: 'Lower',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The text in small letters.',
    example: ['Lower("Ada")', '"ada"'],
    call: ([text = null], { culture }) => overList(text, one => textIn(one, culture).toLowerCase()),
  },
  {
    name: 'Proper',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'Each word with a capital letter, the rest in small ones.',
    example: ['Proper("ada LOVELACE")', '"Ada Lovelace"'],
    call: ([text = null], { culture }) =>
      overList(text, one =>
        textIn(one, culture)
          .toLowerCase()
          .replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, first => first.toUpperCase()),
      ),
  },
  {
    name: 'Trim',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The text without blanks at its ends, and with one between words.',
    example: ['Trim("  Ada   Lovelace ")', '"Ada Lovelace"'],
    call: ([text = null], { culture }) =>
      overList(text, one =>
        textIn(one, culture)
          .split(' ')
          .filter(word => word !== '')
          .join(' '),
      ),
  },
  {
    name: 'TrimEnds',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The text without blanks at its ends.',
    example: ['TrimEnds("  Ada   Lovelace ")', '"Ada   Lovelace"'],
    call: ([text = null], { culture }) => overList(text, one => textIn(one, culture).trim()),
  },
  {
    name: 'Substitute',
    parameters: 'Text, Old, New, [Instance]',
    least: 3,
    most: 4,
    summary: 'The text with a part replaced wherever it stands, or at its nth place only.',
    example: ['Substitute("1-2-3", "-", "/", 2)', '"1-2/3"'],
    call: ([text = null, old = null, by = null, instance], { culture }) =>
      overList(text, one =>
        substitute(
          textIn(one, culture),
          textIn(old, culture),
          textIn(by, culture),
          instance === undefined ? undefined : position(instance),
        ),
      ),
  },
  {
    name: 'Replace',
    parameters: 'Text, Start, Count, New',
    least: 4,
    most: 4,
    summary: 'The text with the characters from a position on replaced.',
    example: ['Replace("2019", 3, 2, "26")', '"2026"'],
    call: ([text = null, start = null, count = null, by = null], { culture }) =>
      overList(text, one => {
        const whole = textIn(one, culture)
        const from = position(start) - 1
        return whole.slice(0, from) + textIn(by, culture) + whole.slice(from + length(count))
      }),
  },
  {
    name: 'Char',
    parameters: 'Code',
    least: 1,
    most: 1,
    summary: 'The character of a code from 1 to 255.',
    example: ['Char(65)', '"A"'],
    call: ([code = null]) => overList(code, one => character(wholeIn(one), 255, 'Char')),
  },
  {
    name: 'UniChar',
    parameters: 'Code',
    least: 1,
    most: 1,
    summary: 'The character of a Unicode code.',
    example: ['UniChar(8364)', '"€"'],
    call: ([code = null]) => overList(code, one => character(wholeIn(one), 0x10ffff, 'UniChar')),
  },
]

/** A number of characters. */
function length(value: Value): number {
  const count = wholeIn(value)
  if (count < 0) throw formulaError(`A number of characters cannot be less than 0, and ${count} is.`)
  return count
}

/** A place in a text, from 1. */
function position(value: Value): number {
  const at = wholeIn(value)
  if (at < 1) throw formulaError(`Positions in a text count from 1, and ${at} is less.`)
  return at
}

function substitute(text: string, old: string, by: string, instance: number | undefined): string {
  if (old === '') return text
  if (instance === undefined) return text.split(old).join(by)
  let at = text.indexOf(old)
  for (let left = instance - 1; left > 0 && at >= 0; left--) at = text.indexOf(old, at + old.length)
  return at < 0 ? text : text.slice(0, at) + by + text.slice(at + old.length)
}

function character(code: number, most: number, name: string): string {
  if (code < 1 || code > most || (code >= 0xd800 && code <= 0xdfff))
    throw formulaError(`${name} takes a code from 1 to ${most}, not ${code}.`)
  return String.fromCodePoint(code)
}
