/**
 * `node bench/fuzz/parse.ts [seconds] [seed]`: gives the parser changed flows, pieces of the language in any order, deep
 * nesting, long lines, halves of characters and zeros; then texts made to be slow, each at three lengths. Prints how
 * many there were, what crashed, what was slowest. Ends by itself; fails where something crashed or grew faster than
 * its text. A seed printed by one run gives the same texts in the next.
 */
import { parse } from '@deskhand/robin/syntax/parse'
import { print } from '@deskhand/robin/syntax/print'
import fc from 'fast-check'
import { generatedFlow } from '../../packages/robin/test/support/generatedFlow.ts'
import { pieces } from '../../packages/robin/test/support/pieces.ts'
import { program } from '../../packages/robin/test/support/program.ts'
import { slowTexts } from './slowTexts.ts'

const seconds = Number(process.argv[2] ?? 60)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`seed ${seed}, ${seconds} seconds`)

const random = numbers(seed)
const below = (most: number): number => Math.floor(random() * most)
const one = <T>(of: readonly T[]): T => of[below(of.length)] as T
const flows = [program, ...fc.sample(generatedFlow, { seed, numRuns: 300 })]

const ways: Readonly<Record<string, () => string>> = {
  'changed flows': () => changed(one(flows)),
  'pieces in any order': () => Array.from({ length: below(300) }, () => one(pieces)).join(one(['', ' ', '\n'])),
  'deep nesting': () => deep(),
  'long lines': () =>
    `SET X TO ${Array.from({ length: below(3000) }, () => one(pieces).replaceAll('\n', ' ')).join(' ')}`,
  'any characters': () => Array.from({ length: below(2000) }, () => String.fromCharCode(anyCode())).join(''),
}

const counts = new Map<string, number>()
let crashes = 0
let slowest = { perKilobyte: 0, way: '', length: 0 }
const until = performance.now() + seconds * 1000
for (let at = 0; performance.now() < until; at++) {
  const way = one(Object.keys(ways))
  const text = ways[way]!()
  counts.set(way, (counts.get(way) ?? 0) + 1)
  const begin = ownTime()
  try {
    const { tree, diagnostics } = parse(text)
    const perKilobyte = (ownTime() - begin) / (text.length / 1024)
    // The first are slow since nothing is compiled yet, a short text measures the clock, and once may be chance.
    if (at > 2000 && text.length > 1024 && perKilobyte > slowest.perKilobyte) {
      const again = fastest(text) / (text.length / 1024)
      if (again > slowest.perKilobyte) slowest = { perKilobyte: again, way, length: text.length }
    }
    hold(text, diagnostics)
    if (!diagnostics.some(({ severity }) => severity === 'error')) keepsTree(print(tree), tree)
  } catch (cause) {
    crashes++
    if (crashes < 10)
      console.log(`${way}: ${cause instanceof Error ? cause.message : cause}\n${JSON.stringify(text.slice(0, 2000))}`)
  }
}

const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
console.log(`${total} texts: ${[...counts].map(([way, count]) => `${count} ${way}`).join(', ')}`)
console.log(`${crashes} crashes`)
console.log(`slowest ${slowest.perKilobyte.toFixed(2)} ms a kB (${slowest.way}, ${slowest.length} characters)\n`)
const steep = growth()
process.exitCode = crashes > 0 || steep > 0 ? 1 : 0

/** A few pieces of a flow cut out, doubled, moved, or replaced. */
function changed(flow: string): string {
  let text = flow
  for (let left = 1 + below(4); left > 0; left--) {
    const at = below(text.length)
    const end = at + below(60)
    const middle = text.slice(at, end)
    const inserts = [
      '',
      one(pieces),
      `${middle}${middle}`,
      '\0',
      '\ud83d',
      '\udc00',
      '\u200b',
      one(flows).slice(0, below(200)),
    ]
    text = text.slice(0, at) + one(inserts) + text.slice(end)
  }
  return text
}

function deep(): string {
  const depth = below(2000)
  const [open, close] = one([
    ['(', ')'],
    ['[', ']'],
    ["{ 'a': ", ' }'],
    ['{ [', '] }'],
    ['NOT ', ''],
    ['-', ''],
    ['A[', ']'],
    ['f(', ')'],
    ['A + (', ')'],
  ] as const)
  const [begin, end] = one([
    ['IF A THEN\n', 'END\n'],
    ['SWITCH A\nCASE = 1\n', 'END\n'],
    ['LOOP I FROM 1 TO 2\n', 'END\n'],
    ['BLOCK\nON BLOCK ERROR\nEND\n', 'END\n'],
    ['A.B\nON ERROR\n', 'END\n'],
  ] as const)
  return random() < 0.5
    ? `SET X TO ${open.repeat(depth)}1${close.repeat(below(depth + 1))}`
    : begin.repeat(depth) + end.repeat(below(depth + 1))
}

function anyCode(): number {
  const kind = random()
  return kind < 0.6 ? below(128) : kind < 0.8 ? 0xd800 + below(0x800) : below(0x10000)
}

/** Every finding has a place in the text. */
function hold(text: string, diagnostics: ReturnType<typeof parse>['diagnostics']): void {
  for (const { line, column, range, code } of diagnostics) {
    const inside = range.start >= 0 && range.start <= range.end && range.end <= text.length
    if (!inside || line < 1 || column < 1)
      throw new Error(`${code} stands at ${line}:${column}, ${range.start} to ${range.end}`)
  }
}

function keepsTree(printed: string, tree: ReturnType<typeof parse>['tree']): void {
  const plain = (value: unknown) => JSON.stringify(value, (key, inner) => (key === 'range' ? undefined : inner))
  if (plain(parse(printed).tree) !== plain(tree)) throw new Error('Printed and read again, the tree is another.')
}

/** Times each slow text at n, 2n and 4n; gives how many grow faster than their text. */
function growth(): number {
  const rows = Object.entries(slowTexts).map(([name, make]) => {
    const times = [1, 2, 4].map(factor => fastest(make(factor * 20_000)))
    return { name, times, ratio: (times[2] as number) / (times[0] as number) }
  })
  console.log(`${'4n : n'.padStart(7)} ${'n'.padStart(9)} ${'2n'.padStart(9)} ${'4n, ms'.padStart(9)}`)
  for (const { name, times, ratio } of rows)
    console.log(`${ratio.toFixed(1).padStart(7)} ${times.map(time => time.toFixed(1).padStart(9)).join(' ')}  ${name}`)
  return rows.filter(({ ratio, times }) => ratio > 10 && (times[2] as number) > 200).length
}

function fastest(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const begin = ownTime()
    parse(text)
    best = Math.min(best, ownTime() - begin)
  }
  return best
}

/** Milliseconds that this thread had a processor: what else the machine does is not counted. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Numbers from 0 up to 1 that a seed decides. */
function numbers(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
