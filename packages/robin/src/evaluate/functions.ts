import { functions as declared } from '../functions.ts'
import { logicError } from '../runError.ts'
import { equal } from '../values/compare.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import { toCondition } from './operators.ts'

/** A function of the language: its arguments and what it makes of them. */
export interface RobinFunction {
  readonly least: number
  readonly most: number
  call(args: readonly Value[], culture: string): Value
}

/**
 * The functions of expressions; names in lower case. Source: Robin language, section 3.2.
 *
 * @example functions.contains.call(['Invoice', 'VOICE', true], 'en-US') // true
 */
export const functions: Readonly<Record<string, RobinFunction>> = Object.freeze({
  ...pair('contains', 'notcontains', contains),
  ...pair('startswith', 'notstartswith', (args, culture) =>
    texts(args, culture, (text, part) => text.startsWith(part)),
  ),
  ...pair('endswith', 'notendswith', (args, culture) => texts(args, culture, (text, part) => text.endsWith(part))),
  ...pair('isempty', 'isnotempty', ([value = null]) => isEmpty(value)),
  ...pair('isblank', 'isnotblank', ([value = null]) =>
    typeof value === 'string' ? value.trim() === '' : isEmpty(value),
  ),
})

function pair(
  name: string,
  negation: string,
  holds: (args: readonly Value[], culture: string) => boolean,
): Record<string, RobinFunction> {
  return {
    [name]: { ...arityOf(name), call: holds },
    [negation]: { ...arityOf(negation), call: (args, culture) => !holds(args, culture) },
  }
}

/** How many arguments a function takes, as the check knows it. */
function arityOf(name: string): Pick<RobinFunction, 'least' | 'most'> {
  const { least, most } = declared.get(name)!
  return { least, most }
}

/** A part of a text, an item of a list or row, a key of an object. */
function contains(args: readonly Value[], culture: string): boolean {
  const whole = args[0] ?? null
  if (typeof whole === 'string') return texts(args, culture, (text, piece) => text.includes(piece))
  const part = args[1] ?? null
  const ignoreCase = args[2] === undefined ? false : args[2]
  if (whole instanceof List || whole instanceof Row) {
    const items = whole instanceof List ? whole.items : whole.cells
    if (!toCondition(ignoreCase) || typeof part !== 'string') return items.some(item => equal(item, part))
    const folded = part.toLowerCase()
    return items.some(item => typeof item === 'string' && item.toLowerCase() === folded)
  }
  if (whole instanceof RobinObject) {
    const key = textOf(part, culture)
    return toCondition(ignoreCase) ? whole.find(key) !== undefined : whole.entries.has(key)
  }
  if (whole instanceof Table)
    throw logicError(
      'InvalidArgumentError',
      'Contains looks into texts, lists and custom objects, not into data tables; look into a row or a column.',
    )
  return texts(args, culture, (text, piece) => text.includes(piece))
}

function texts(args: readonly Value[], culture: string, holds: (text: string, part: string) => boolean): boolean {
  const text = textOf(args[0] ?? null, culture)
  const piece = textOf(args[1] ?? null, culture)
  const ignoreCase = args[2]
  return ignoreCase !== undefined && toCondition(ignoreCase)
    ? holds(text.toLowerCase(), piece.toLowerCase())
    : holds(text, piece)
}

function isEmpty(value: Value): boolean {
  if (value === null || value === '') return true
  if (value instanceof List) return value.items.length === 0
  if (value instanceof Table) return value.rows.length === 0
  if (value instanceof Row) return value.cells.length === 0
  if (value instanceof RobinObject) return value.entries.size === 0
  return textOf(value, 'en-US') === ''
}
