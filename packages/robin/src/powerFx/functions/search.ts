import { List, RobinObject } from '../../values/value.ts'
import { formulaError, recordsIn, textIn, wholeIn } from '../coerce.ts'
import type { PowerFxFunction } from '../powerFxFunction.ts'

/** Texts in texts, and texts of parts. Source: Power Fx, Find, StartsWith, Split, Concat. */
export const searchFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Find',
    parameters: 'Part, Text, [Start]',
    least: 2,
    most: 3,
    summary: 'The position of a part, with its case; blank where it does not occur.',
    example: ['Find("lace", "Lovelace")', '5'],
    call([part = null, text = null, start], { culture }) {
      const whole = textIn(text, culture)
      const from = start === undefined ? 1 : wholeIn(start)
      if (from < 1 || from > whole.length + 1)
        throw formulaError(`Find begins at a position from 1 to ${whole.length + 1}, not at ${from}.`)
      const at = whole.indexOf(textIn(part, culture), from - 1)
      return at < 0 ? null : at + 1
    },
  },
  {
    name: 'StartsWith',
    parameters: 'Text, Start',
    least: 2,
    most: 2,
    summary: 'True when the text begins so, whatever the case.',
    example: ['StartsWith("Lovelace", "love")', 'true'],
    call: ([text = null, start = null], { culture }) =>
      textIn(text, culture).toLowerCase().startsWith(textIn(start, culture).toLowerCase()),
  },
  {
    name: 'EndsWith',
    parameters: 'Text, End',
    least: 2,
    most: 2,
    summary: 'True when the text ends so, whatever the case.',
    example: ['EndsWith("Lovelace", "LACE")', 'true'],
    call: ([text = null, end = null], { culture }) =>
      textIn(text, culture).toLowerCase().endsWith(textIn(end, culture).toLowerCase()),
  },
  {
    name: 'Split',
    parameters: 'Text, Separator',
    least: 2,
    most: 2,
    summary: 'The parts between the separators, as a list; each character where the separator is empty.',
    example: ['Split("a,b,c", ",")', '["a", "b", "c"]'],
    call([text = null, separator = null], { culture }) {
      const by = textIn(separator, culture)
      const whole = textIn(text, culture)
      return new List(by === '' ? [...whole] : whole.split(by))
    },
  },
  {
    name: 'Concat',
    parameters: 'Table, Text, [Separator]',
    least: 2,
    most: 3,
    summary: 'The texts made of the records, one behind the other.',
    example: ['Concat([1, 2, 3], Value * 10, ", ")', '"10, 20, 30"'],
    overRecords: true,
    late([table, text, separator], { culture }) {
      const between = separator === undefined ? '' : textIn(separator(), culture)
      return recordsIn(table!())
        .map(record => textIn(text!.for(record), culture))
        .join(between)
    },
  },
  {
    name: 'Search',
    parameters: 'Table, Text, Column, …',
    least: 3,
    most: Number.POSITIVE_INFINITY,
    summary: 'The records in which one of the columns, named as texts, holds the text, whatever the case.',
    example: ['Search([{Name: "Ada"}, {Name: "Grace"}], "AD", "Name")', '[{Name: "Ada"}]'],
    call([table = null, text = null, ...columns], { culture }) {
      const wanted = textIn(text, culture).toLowerCase()
      const holds = (record: RobinObject): boolean =>
        columns.some(column =>
          textIn(record.get(textIn(column, culture)) ?? null, culture)
            .toLowerCase()
            .includes(wanted),
        )
      return new List(recordsIn(table).filter(record => record instanceof RobinObject && holds(record)))
    },
  },
]
