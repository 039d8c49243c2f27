import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromJson, toJson } from '../../src/values/json.ts'
import { owned } from '../../src/values/owned.ts'
import { share } from '../../src/values/share.ts'
import { List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'
import { execute } from '../support/execute.ts'

/** What variables hold in the model: every assignment copies all of it, so that nothing is held twice. */
type Model = number | Model[] | { [key: string]: Model } | ModelTable | ModelRow
interface ModelTable {
  readonly columns: string[]
  readonly rows: Model[][]
}
interface ModelRow {
  readonly row: string[]
  readonly cells: Model[]
}

const isList = (of: Model): of is Model[] => Array.isArray(of)
const isTable = (of: Model): of is ModelTable => typeof of === 'object' && Array.isArray((of as ModelTable).rows)
const isRow = (of: Model): of is ModelRow => typeof of === 'object' && Array.isArray((of as ModelRow).cells)

type Variables = Record<string, Model>

/** One step of a program: as the language writes it, and what it does to the model. */
interface Step {
  readonly text: string
  run(variables: Variables): void
}

/** Copies all of it; structuredClone would keep what is held twice together. */
const copy = <T>(of: T): T => JSON.parse(JSON.stringify(of)) as T

const set = (of: Variables, name: string, value: Model): void => {
  of[name] = value
}

function at(of: Model, key: number | string): Model {
  const found = isList(of)
    ? of[key as number]
    : isTable(of)
      ? of.rows[key as number] && { row: of.columns, cells: of.rows[key as number]! }
      : isRow(of)
        ? of.cells[typeof key === 'number' ? key : of.row.indexOf(key)]
        : typeof of === 'object'
          ? of[key]
          : undefined
  if (found === undefined) throw new RangeError('nothing there')
  return found
}

function put(of: Model, key: number | string, value: Model): void {
  if (typeof of === 'object' && !isList(of) && !isTable(of) && !isRow(of)) {
    of[key] = value
    return
  }
  at(of, key)
  if (isList(of)) of[key as number] = value
  else if (isRow(of)) of.cells[typeof key === 'number' ? key : of.row.indexOf(key)] = value
  else if (isTable(of) && isRow(value)) of.rows[key as number] = of.columns.map((_, index) => value.cells[index] ?? 0)
  else throw new TypeError('no place')
}

const name = fc.constantFrom('A', 'B', 'C')
const key = fc.constantFrom<(number | string)[]>(0, 1, 'k', 'p', 'q')
const written = (of: number | string) => (typeof of === 'number' ? `${of}` : `'${of}'`)
const literals: readonly [text: string, value: Model][] = [
  ['7', 7],
  ['[1, 2]', [1, 2]],
  ['[[1], [2, 3]]', [[1], [2, 3]]],
  ["{ 'k': [1] }", { k: [1] }],
  ["{ 'k': { 'p': [4] } }", { k: { p: [4] } }],
  [
    "{ ^['p', 'q'], [1, [2]], [3, [4]] }",
    {
      columns: ['p', 'q'],
      rows: [
        [1, [2]],
        [3, [4]],
      ],
    },
  ],
]

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ x: name, of: fc.constantFrom(...literals) }).map(({ x, of: [text, value] }) => ({
    text: `SET ${x} TO ${text}`,
    run: (of: Variables) => set(of, x, copy(value)),
  })),
  fc.record({ x: name, y: name }).map(({ x, y }) => ({
    text: `SET ${x} TO ${y}`,
    run: (of: Variables) => set(of, x, copy(of[y]!)),
  })),
  fc.record({ x: name, y: name, k: key }).map(({ x, y, k }) => ({
    text: `SET ${x} TO ${y}[${written(k)}]`,
    run: (of: Variables) => set(of, x, copy(at(of[y]!, k))),
  })),
  fc.record({ x: name, y: name, k: key }).map(({ x, y, k }) => ({
    text: `SET ${x}[${written(k)}] TO ${y}`,
    run: (of: Variables) => put(of[x]!, k, copy(of[y]!)),
  })),
  fc.record({ x: name, y: name, k: key, l: key }).map(({ x, y, k, l }) => ({
    text: `SET ${x}[${written(k)}][${written(l)}] TO ${y}`,
    run: (of: Variables) => put(at(of[x]!, k), l, copy(of[y]!)),
  })),
  fc.record({ x: name, y: name, z: name }).map(({ x, y, z }) => ({
    text: `SET ${x} TO [${y}, ${z}]`,
    run: (of: Variables) => set(of, x, copy([of[y]!, of[z]!])),
  })),
  fc.record({ x: name, y: name }).map(({ x, y }) => ({
    text: `SET ${x} TO { 'k': ${y} }`,
    run: (of: Variables) => set(of, x, { k: copy(of[y]!) }),
  })),
  fc.record({ x: name, y: name }).map(({ x, y }) => ({
    text: `SET ${x} TO ${y}[0:2]`,
    run: (of: Variables) => {
      const whole = of[y]!
      if (isList(whole)) of[x] = copy(whole.slice(0, 2))
      else if (isTable(whole)) of[x] = copy({ columns: whole.columns, rows: whole.rows.slice(0, 2) })
      else throw new TypeError('no slice')
    },
  })),
  fc.record({ x: name, y: name, z: name }).map(({ x, y, z }) => ({
    text: `SET ${x} TO ${y} + ${z}`,
    run: (of: Variables) => {
      const left = of[y]!
      const right = of[z]!
      if (typeof left === 'number' && typeof right === 'number') of[x] = left + right
      else if (isList(left)) of[x] = copy([...left, ...(isList(right) ? right : [right])])
      else if (isTable(left) && (isList(right) || isRow(right))) {
        const cells = isList(right) ? right : right.cells
        if (cells.length > left.columns.length) throw new RangeError('too wide for the model')
        of[x] = copy({ columns: left.columns, rows: [...left.rows, left.columns.map((_, index) => cells[index] ?? 0)] })
      } else throw new TypeError('no sum')
    },
  })),
  fc.record({ x: name, y: name }).map(({ x, y }) => ({
    text: `Test.Add Item: ${y} List: ${x}`,
    run: (of: Variables) => {
      const list = of[x]!
      if (!isList(list)) throw new TypeError('no list')
      list.push(copy(of[y]!))
    },
  })),
  fc.record({ x: name, y: name }).map(({ x, y }) => ({
    text: [`LOOP FOREACH I IN ${x}`, `SET ${y} TO I`, 'SET I[0] TO 99', `SET ${y}[0] TO 98`, 'END'].join('\n'),
    run: (of: Variables) => {
      const whole = copy(of[x]!)
      if (!isList(whole) && !isTable(whole) && !isRow(whole)) throw new TypeError('no items')
      const items = isList(whole) ? whole : isRow(whole) ? whole.cells : whole.rows.map((_, index) => at(whole, index))
      for (const item of items) {
        of[y] = copy(item)
        put(item, 0, 99)
        put(of[y]!, 0, 98)
      }
    },
  })),
)

/** Blanks, which fill rows, count as 0 like in the model. */
const plain = (of: Value): unknown => JSON.parse(JSON.stringify(toJson(of)), (_key, value) => value ?? 0)

function expected(of: Model): unknown {
  if (isList(of)) return of.map(expected)
  if (isRow(of)) return Object.fromEntries(of.row.map((column, index) => [column, expected(of.cells[index]!)]))
  if (isTable(of)) return of.rows.map(cells => expected({ row: of.columns, cells }))
  if (typeof of === 'object')
    return Object.fromEntries(Object.entries(of).map(([each, value]) => [each, expected(value)]))
  return of
}

test('no change of one variable shows in another, whatever the program', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async steps => {
      const model: Variables = { A: [1, 2], B: { k: [1] }, C: copy(literals[5]![1]) }
      const start = `SET A TO [1, 2]\nSET B TO { 'k': [1] }\nSET C TO ${literals[5]![0]}`
      const run: string[] = []
      for (const one of steps) {
        const tried = copy(model)
        try {
          one.run(tried)
        } catch {
          continue // what fails leaves things half done; the programs here do not fail
        }
        Object.assign(model, tried)
        run.push(one.text)
      }
      const { outcome, value } = await execute([start, ...run].join('\n'))
      assert.equal(outcome.status, 'succeeded', run.join('\n'))
      for (const variable of ['A', 'B', 'C'])
        assert.deepEqual(
          plain(value(variable) ?? null),
          expected(model[variable]!),
          `${variable} after\n${run.join('\n')}`,
        )
    }),
    { numRuns: 400 },
  )
})

test('what is held once is changed in place, what is shared is copied', () => {
  for (const make of [
    () => new List([1]),
    () => new RobinObject([['k', 1]]),
    () => new Row(['a'], [1]),
    () => new Table(['a'], [[1]]),
  ]) {
    const once = make()
    assert.equal(owned<Value>(once), once)
    const twice = share(make())
    const copied = owned<Value>(twice)
    assert.notEqual(copied, twice)
    assert.deepEqual(toJson(copied), toJson(twice))
  }
  assert.deepEqual(toJson(owned(share(fromJson([{ a: [1] }])))), [{ a: [1] }])
})
