import type { ActionDefinition } from '../../action/defineAction.ts'
import { logicError } from '../../runError.ts'
import { equal, order } from '../../values/compare.ts'
import { elementOf, sliceOf } from '../../values/elementOf.ts'
import { add, isNumber, type NumberValue, negate, orderNumbers } from '../../values/number.ts'
import { owned } from '../../values/owned.ts'
import { share } from '../../values/share.ts'
import { textOf } from '../../values/textOf.ts'
import { typeName } from '../../values/typeName.ts'
import { List, RobinObject, Row, Table, type Value } from '../../values/value.ts'
import { contextOf } from '../actionContext.ts'
import type { Jump } from '../completion.ts'
import { enter, left } from '../enter.ts'
import { operators, plus, toCondition, toNumberOf } from '../operators.ts'
import type { Run } from '../run.ts'
import { SlotPlace } from '../slotPlace.ts'
import { tell } from '../tell.ts'
import type { Key } from './key.ts'
import { replaced, setElement } from './places.ts'
import { pausing, type Turns } from './turns.ts'

/** What generated code calls, by the name it has there. */
export const helpers = Object.freeze({
  share,
  sum,
  subtract: operators['-'],
  multiply: operators['*'],
  divide: operators['/'],
  modulo: operators.MOD,
  same,
  less,
  exclusive: operators.XOR,
  truth: toCondition,
  negative,
  element,
  sliceOf,
  text,
  List,
  RobinObject,
  table,
  fail,
  named,
  put,
  putNamed,
  replaced,
  owned,
  toNumberOf,
  directionOf,
  beyond,
  add,
  itemsOf,
  tell,
  done,
  enter,
  left,
  contextOf,
  SlotPlace,
  promised,
  pausing,
  resumed,
})

/** `+` of whatever is not two numbers with a safe sum; texts first. */
function sum(a: Value, b: Value, run: Run): Value {
  if (typeof a === 'string') {
    if (typeof b === 'string') return a + b
    if (typeof b === 'number') return a + String(b)
  }
  return plus(a, b, run.host.culture)
}

function same(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' ? false : equal(a, b))
}

/** `a < b` and its like, by the sign of their order. */
function less(a: Value, b: Value): number {
  return order(a, b)
}

function negative(value: Value): Value {
  if (!isNumber(value)) throw logicError('InvalidOperatorError', "'-' can only stand in front of a number.")
  return negate(value)
}

function element(container: Value, index: Value): Value {
  if (typeof index === 'number' && index >= 0) {
    const item =
      container instanceof List
        ? container.items[index]
        : container instanceof Table
          ? container.rows[index]
          : undefined
    if (item !== undefined) return item
  }
  return elementOf(container, index)
}

/** `container['Name']` */
function named(container: Value, key: Key): Value {
  const found =
    container instanceof Row
      ? container.cells[key.columnOf(container)]
      : container instanceof RobinObject
        ? container.entries.get(key.name)
        : undefined
  return found === undefined ? elementOf(container, key.name) : found
}

/** The container with a value put into `[index]['Name']` of it; copied on the way where others hold it too. */
function putNamed(container: Value, index: Value, key: Key, value: Value): Value {
  const own = owned(container)
  const held = element(own, index)
  const inner = owned(held)
  if (inner !== held) setElement(own, index, inner)
  const column = inner instanceof Row ? key.columnOf(inner) : -1
  if (column >= 0) (inner as Row).cells[column] = value
  else setElement(inner, key.name, value)
  return own
}

/** A part of a text with values in it. */
function text(value: Value, run: Run): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : textOf(value, run.host.culture)
}

function table(columns: readonly Value[], rows: readonly (readonly Value[])[], run: Run): Table {
  return new Table(
    columns.map(column => textOf(column, run.host.culture)),
    rows,
  )
}

function fail(code: string, message: string): never {
  throw logicError(code, message)
}

/** The container with a value put into a place of it; a copy where others hold it too. */
function put(container: Value, key: Value, value: Value): Value {
  if (container instanceof List && !container.shared && typeof key === 'number') {
    const { items } = container
    if (key >= 0 && key < items.length) {
      items[key] = value
      return container
    }
  }
  const own = owned(container)
  setElement(own, key, value)
  return own
}

/** Greater or less than 0, as the stride of a loop is. */
function directionOf(stride: NumberValue): number {
  const direction = orderNumbers(stride, 0)
  if (direction === 0) throw logicError('InvalidStepError', 'STEP 0 would never reach the end of the loop.')
  return direction
}

/** Has the variable of a loop passed its end? */
function beyond(at: NumberValue, end: NumberValue, direction: number): boolean {
  const left = orderNumbers(at, end)
  return direction > 0 ? left > 0 : left < 0
}

/** What a loop goes over, as it is when the loop begins. */
function itemsOf(value: Value): readonly Value[] {
  share(value)
  if (value instanceof List) return value.items
  if (value instanceof Table) return value.rows
  if (value instanceof Row) return value.cells
  throw logicError(
    'NotIterableError',
    `LOOP FOREACH goes over lists, data tables and data rows, not over a ${value === null ? 'variable without a value' : typeName(value)}.`,
  )
}

/** Tells of a statement that began at `run.started`. */
function done(run: Run): void {
  const start = run.started ?? run.host.now()
  run.started = undefined
  tell(run, run.site, start)
}

/** An action whose code is no async function gave a promise all the same. */
function promised({ name }: ActionDefinition): never {
  throw new TypeError(`${name} gave a promise; the code of an action that waits is an async function.`)
}

/** What is left of the turns of a loop once others have had theirs. */
async function resumed(run: Run, turns: Turns, frame: object): Promise<Jump | undefined> {
  for (;;) {
    await run.yield(undefined)
    const jump = turns.take(run, frame)
    if (jump !== pausing) return jump
  }
}
