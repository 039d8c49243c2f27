/** `node bench/parseAndCheck.ts 10000`: reads and checks a script in this process; prints the times in ms as JSON. */
import { actionLibrary } from '../packages/actions/src/library.ts'
import { check } from '../packages/robin/src/check/check.ts'
import { parse } from '../packages/robin/src/syntax/parse.ts'
import { median } from './measure.ts'
import { robinScript } from './robinScript.ts'

const lines = Number(process.argv[2] ?? 10_000)
const text = robinScript(lines)
const library = actionLibrary()
const cold = timeOf()
const warm = median(Array.from({ length: 7 }, timeOf))
console.log(JSON.stringify({ lines, cold, warm }))

function timeOf(): number {
  const started = performance.now()
  const { tree, diagnostics } = parse(text)
  const findings = [...diagnostics, ...check(tree, library)]
  const time = performance.now() - started
  const [wrong] = findings.filter(one => one.severity === 'error')
  if (wrong) throw new Error(`line ${wrong.range.line}: ${wrong.message}`)
  return time
}
