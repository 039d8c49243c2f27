import { DateTime } from '../../values/dateTime.ts'
import { add, divide, doubleOf, isNumber, multiply, type NumberValue, numberOf, subtract } from '../../values/number.ts'
import { List, Row, Table, type Value } from '../../values/value.ts'
import { booleanIn, formulaError, isBlank, numberIn, recordsIn } from '../coerce.ts'
import { compare } from '../operators.ts'
import type { LateArgument, PowerFxFunction } from '../powerFxFunction.ts'

const any = Number.POSITIVE_INFINITY

/** Sums and counts: of values, or of a formula for each record of a table. Source: Power Fx, aggregates and counts. */
export const statisticsFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Sum',
    parameters: 'Number, … or Table, Number',
    least: 1,
    most: any,
    summary: 'The sum; blank of nothing.',
    example: ['Sum(1, 2, 3.5)', '6.5'],
    overRecords: true,
    late: args => fold(args, numbers => numbers.reduce(add)),
  },
  {
    name: 'Average',
    parameters: 'Number, … or Table, Number',
    least: 1,
    most: any,
    summary: 'The arithmetic mean.',
    example: ['Average([2, 4, 9], Value)', '5'],
    overRecords: true,
    late(args) {
      const result = fold(args, mean)
      if (result === null) throw formulaError('Average needs one number at least.')
      return result
    },
  },
  {
    name: 'Min',
    parameters: 'Value, … or Table, Value',
    least: 1,
    most: any,
    summary: 'The smallest number or the earliest date.',
    example: ['Min(3, 1, 2)', '1'],
    overRecords: true,
    late: args => extreme(args, order => order < 0),
  },
  {
    name: 'Max',
    parameters: 'Value, … or Table, Value',
    least: 1,
    most: any,
    summary: 'The largest number or the latest date.',
    example: ['Max([{Price: 3}, {Price: 7}], Price)', '7'],
    overRecords: true,
    late: args => extreme(args, order => order > 0),
  },
  {
    name: 'VarP',
    parameters: 'Number, … or Table, Number',
    least: 1,
    most: any,
    summary: 'The variance.',
    example: ['VarP(2, 4, 6, 8)', '5'],
    overRecords: true,
    late: args => fold(args, variance),
  },
  {
    name: 'StdevP',
    parameters: 'Number, … or Table, Number',
    least: 1,
    most: any,
    summary: 'The standard deviation.',
    example: ['StdevP(1, 3)', '1'],
    overRecords: true,
    late: args => fold(args, numbers => numberOf(Math.sqrt(doubleOf(variance(numbers))))),
  },
  {
    name: 'CountRows',
    parameters: 'Table',
    least: 1,
    most: 1,
    summary: 'The number of records.',
    example: ['CountRows([10, 20, 30])', '3'],
    call: ([table = null]) => recordsIn(table).length,
  },
  {
    name: 'Count',
    parameters: 'List',
    least: 1,
    most: 1,
    summary: 'How many of the values are numbers.',
    example: ['Count([1, "two", 3])', '2'],
    call: ([table = null]) => recordsIn(table).filter(isNumber).length,
  },
  {
    name: 'CountA',
    parameters: 'List',
    least: 1,
    most: 1,
    summary: 'How many of the values are not blank.',
    example: ['CountA([1, "two", Blank()])', '2'],
    call: ([table = null]) => recordsIn(table).filter(value => !isBlank(value)).length,
  },
  {
    name: 'CountIf',
    parameters: 'Table, Condition, …',
    least: 2,
    most: any,
    summary: 'The number of records for which the conditions are true.',
    example: ['CountIf([1, 2, 3, 4], Value > 1, Value < 4)', '2'],
    overRecords: true,
    late: ([table, ...conditions]) =>
      recordsIn(table!()).filter(record => conditions.every(condition => booleanIn(condition.for(record)))).length,
  },
]

/** The values given, or those of a formula for each record of a table; blank ones left out. */
function valuesOf([first, ...others]: readonly LateArgument[]): Value[] {
  const value = first!()
  const table = value instanceof List || value instanceof Table || value instanceof Row
  if (!table) return [value, ...others.map(other => other())].filter(one => one !== null)
  const [formula] = others
  return recordsIn(value)
    .map(record => (formula === undefined ? record : formula.for(record)))
    .filter(one => one !== null)
}

function fold(args: readonly LateArgument[], make: (numbers: NumberValue[]) => NumberValue): Value {
  const numbers = valuesOf(args).map(numberIn)
  return numbers.length === 0 ? null : make(numbers)
}

const mean = (numbers: NumberValue[]): NumberValue => divide(numbers.reduce(add), numbers.length)

function variance(numbers: NumberValue[]): NumberValue {
  const middle = mean(numbers)
  return mean(
    numbers.map(number => {
      const distance = subtract(number, middle)
      return multiply(distance, distance)
    }),
  )
}

function extreme(args: readonly LateArgument[], better: (order: number) => boolean): Value {
  const values = valuesOf(args).map(value => (value instanceof DateTime ? value : numberIn(value)))
  return values.reduce<Value>((best, value) => (best === null || better(compare(value, best)) ? value : best), null)
}
