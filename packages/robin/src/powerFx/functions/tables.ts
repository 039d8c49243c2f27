import { orderTexts } from '../../values/compare.ts'
import { add, doubleOf, multiply } from '../../values/number.ts'
import { share } from '../../values/share.ts'
import { List, Row, Table, type Value } from '../../values/value.ts'
import { booleanIn, formulaError, numberIn, recordsIn, tableLike, textIn, wholeIn } from '../coerce.ts'
import { compare, same } from '../operators.ts'
import type { PowerFxFunction } from '../powerFxFunction.ts'

const any = Number.POSITIVE_INFINITY

/** Records of lists and tables. Positions count from 1. Source: Power Fx, First, Filter, ForAll, Sort, With. */
export const tableFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Index',
    parameters: 'Table, Position',
    least: 2,
    most: 2,
    summary: 'The record at a position.',
    example: ['Index(["a", "b"], 1)', '"a"'],
    call([table = null, position = null]) {
      const records = recordsIn(table)
      const at = wholeIn(position)
      if (at < 1 || at > records.length)
        throw formulaError(`The table has ${records.length} records, counted from 1; there is no record ${at}.`)
      return records[at - 1] ?? null
    },
  },
  {
    name: 'First',
    parameters: 'Table',
    least: 1,
    most: 1,
    summary: 'The first record; blank where there is none.',
    example: ['First(["a", "b"])', '"a"'],
    call: ([table = null]) => recordsIn(table)[0] ?? null,
  },
  {
    name: 'Last',
    parameters: 'Table',
    least: 1,
    most: 1,
    summary: 'The last record; blank where there is none.',
    example: ['Last(["a", "b"])', '"b"'],
    call: ([table = null]) => recordsIn(table).at(-1) ?? null,
  },
  {
    name: 'FirstN',
    parameters: 'Table, [Count]',
    least: 1,
    most: 2,
    summary: 'The first records.',
    example: ['FirstN(["a", "b", "c"], 2)', '["a", "b"]'],
    call: ([table = null, count = 1]) => tableLike(table, recordsIn(table).slice(0, Math.max(0, wholeIn(count)))),
  },
  {
    name: 'LastN',
    parameters: 'Table, [Count]',
    least: 1,
    most: 2,
    summary: 'The last records.',
    example: ['LastN(["a", "b", "c"], 2)', '["b", "c"]'],
    call([table = null, count = 1]) {
      const records = recordsIn(table)
      return tableLike(table, records.slice(Math.max(0, records.length - Math.max(0, wholeIn(count)))))
    },
  },
  {
    name: 'Filter',
    parameters: 'Table, Condition, …',
    least: 2,
    most: any,
    summary: 'The records for which the conditions are true.',
    example: ['Filter([1, 2, 3, 4], Value > 2)', '[3, 4]'],
    overRecords: true,
    late([given, ...conditions]) {
      const table = given!()
      return tableLike(
        table,
        recordsIn(table).filter(record => conditions.every(condition => booleanIn(condition.for(record)))),
      )
    },
  },
  {
    name: 'LookUp',
    parameters: 'Table, Condition, [Result]',
    least: 2,
    most: 3,
    summary: 'The first record for which the condition is true, or a value made of it; blank where there is none.',
    example: ['LookUp([{Name: "Ada", Born: 1815}], Name = "Ada", Born)', '1815'],
    overRecords: true,
    late([table, condition, result]) {
      const found = recordsIn(table!()).find(record => booleanIn(condition!.for(record)))
      if (found === undefined) return null
      return result === undefined ? found : result.for(found)
    },
  },
  {
    name: 'ForAll',
    parameters: 'Table, Value',
    least: 2,
    most: 2,
    summary: 'The values made of the records, as a list.',
    example: ['ForAll([1, 2, 3], Value * Value)', '[1, 4, 9]'],
    overRecords: true,
    late: ([table, value]) => new List(recordsIn(table!()).map(record => share(value!.for(record)))),
  },
  {
    name: 'Sort',
    parameters: 'Table, Value, [SortOrder]',
    least: 2,
    most: 3,
    summary: 'The records in the order of a value made of each: numbers, dates, texts or booleans; blank ones last.',
    example: ['Sort([2, 3, 1], Value, SortOrder.Descending)', '[3, 2, 1]'],
    overRecords: true,
    late([given, value, order], { culture }) {
      const table = given!()
      const direction = order !== undefined && /^desc/i.test(textIn(order(), culture)) ? -1 : 1
      const sorted = recordsIn(table)
        .map(record => ({ record, by: value!.for(record) }))
        .sort((a, b) => {
          if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null)
          return direction * sortOrder(a.by, b.by)
        })
      return tableLike(
        table,
        sorted.map(one => one.record),
      )
    },
  },
  {
    name: 'With',
    parameters: 'Record, Value',
    least: 2,
    most: 2,
    summary: 'A value made of the fields of one record.',
    example: ['With({Price: 3, Count: 4}, Price * Count)', '12'],
    overRecords: true,
    late: ([record, value]) => value!.for(record!()),
  },
  {
    name: 'Table',
    parameters: '[Record, …]',
    least: 0,
    most: any,
    summary: 'The records as a list.',
    example: ['Table({Name: "Ada"}, {Name: "Grace"})', '[{Name: "Ada"}, {Name: "Grace"}]'],
    call: args => new List(args.flatMap(arg => (isTable(arg) ? recordsIn(arg) : [arg])).map(share)),
  },
  {
    name: 'Distinct',
    parameters: 'Table, Value',
    least: 2,
    most: 2,
    summary: 'The different values made of the records, as a list.',
    example: ['Distinct([1, 2, 1], Value)', '[1, 2]'],
    overRecords: true,
    late([table, value]) {
      const found: Value[] = []
      const known = new Set<Value>()
      for (const record of recordsIn(table!())) {
        const one = value!.for(record)
        if (known.has(one)) continue
        if (typeof one === 'object' && one !== null && found.some(other => same(other, one))) continue
        known.add(one)
        found.push(share(one))
      }
      return new List(found)
    },
  },
  {
    name: 'Sequence',
    parameters: 'Count, [Start], [Step]',
    least: 1,
    most: 3,
    summary: 'So many numbers, from 1 or a start on, as a list.',
    example: ['Sequence(3, 10, 5)', '[10, 15, 20]'],
    call([count = null, start = 1, step = 1]) {
      const many = wholeIn(count)
      if (many < 0 || many > longestSequence)
        throw formulaError(`Sequence makes from 0 to ${longestSequence} numbers, not ${many}.`)
      return new List(Array.from({ length: many }, (_, at) => add(numberIn(start), multiply(numberIn(step), at))))
    },
  },
  {
    name: 'Shuffle',
    parameters: 'Table',
    least: 1,
    most: 1,
    summary: 'The records in an order by chance.',
    example: ['Sum(Shuffle([1, 2, 3]), Value)', '6'],
    call([table = null], host) {
      const records = [...recordsIn(table)]
      for (let left = records.length - 1; left > 0; left--) {
        const other = Math.floor(host.random() * (left + 1))
        ;[records[left], records[other]] = [records[other] ?? null, records[left] ?? null]
      }
      return tableLike(table, records)
    },
  },
  {
    name: 'ReadCell',
    parameters: 'DataTable, Row, Column or DataRow, Column',
    least: 2,
    most: 3,
    summary: 'A cell of a data table or row by its positions.',
    example: ['ReadCell([["a", "b"], ["c", "d"]], 2, 1)', '"c"'],
    call([holder = null, ...positions]) {
      let cells = holder
      for (const position of positions) {
        if (!isTable(cells))
          throw formulaError('ReadCell reads a data table by row and column, or a data row by column.')
        const at = doubleOf(numberIn(position))
        const items = recordsIn(cells)
        if (!Number.isInteger(at) || at < 1 || at > items.length)
          throw formulaError(`There is no cell ${at}: the positions count from 1 to ${items.length}.`)
        cells = items[at - 1] ?? null
      }
      return cells
    },
  },
]

const longestSequence = 50_000

const isTable = (value: Value): boolean => value instanceof List || value instanceof Table || value instanceof Row

function sortOrder(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return orderTexts(a, b)
  return compare(a, b)
}
