import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import type { Mask } from './mask.ts'

/**
 * A value in one line, as a debugger shows it: texts in quotes, sensitive parts masked, cut where it gets longer than
 * wanted. A list of a million items is not read further than it is shown.
 *
 * @example debugText(new List(['a', 1]), mask, 'en-US') // "['a', 1]"
 */
export function debugText(value: Value, mask: Mask, culture: string, longest = 120): string {
  return cut(mask.apply(partOf(value, mask, culture, longest)), longest)
}

/** Enough of the text for the wanted length. Each text is masked before it is cut: half a secret is no longer known. */
function partOf(value: Value, mask: Mask, culture: string, longest: number): string {
  const several = <Item>(open: string, items: Iterable<Item>, text: (item: Item) => string, close: string): string => {
    let all = open
    for (const item of items) {
      if (all.length > longest) return all
      all += all === open ? text(item) : `, ${text(item)}`
    }
    return all + close
  }
  const part = (inner: Value): string => partOf(inner, mask, culture, longest)
  if (value === null) return 'blank'
  if (typeof value === 'string') return `'${oneLine(cut(mask.apply(value), longest))}'`
  if (value instanceof List) return several('[', value.items, part, ']')
  if (value instanceof Row) return several('[', value.cells, part, ']')
  if (value instanceof Table)
    return several(
      '{ ',
      [value.columns, ...value.rows.slice(0, longest)],
      item => (item instanceof Row ? part(item) : `^${part(new List([...item]))}`),
      ' }',
    )
  if (value instanceof RobinObject && value.entries.size === 0) return '{{ }}'
  if (value instanceof RobinObject)
    return several('{ ', value.entries, ([key, inner]) => `'${mask.apply(key)}': ${part(inner)}`, ' }')
  return oneLine(cut(mask.apply(textOf(value, culture)), longest))
}

const oneLine = (text: string): string => text.replaceAll(/\r\n?|\n/g, '⏎').replaceAll(/\p{Cc}/gu, '')

/** A text of at most so many characters. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, Math.max(0, longest - 1))}…`
}
