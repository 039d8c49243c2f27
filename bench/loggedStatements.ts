/**
 * `node --expose-gc bench/loggedStatements.ts 1000000`: runs so many statements with the log of a runner listening, and
 * prints, as JSON, the heap in MB after a tenth of them and after all, and the ns a statement took.
 */
import { createRunLog } from '../packages/agent/src/runner/runLog.ts'
import { compile } from '../packages/robin/src/evaluate/compile.ts'
import type { Listener, StatementReport } from '../packages/robin/src/evaluate/listener.ts'
import { nodeHost } from '../packages/robin/src/evaluate/nodeHost.ts'
import { parse } from '../packages/robin/src/syntax/parse.ts'

const statements = Number(process.argv[2] ?? 1_000_000)
const script = `LOOP I FROM 1 TO ${statements / 2}\nSET A TO I * 2\nSET B TO $'''item %A%'''\nEND`
const limits = { logEntries: 10_000_000, logBytes: 10 ** 10 }
let sent = 0
const { listener } = createRunLog(limits as never, entries => (sent += entries.length), {
  now: Date.now,
  after: (ms, action) => {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
})

let seen = 0
let early = 0
const watching: Listener = {
  ...listener,
  statement(report: StatementReport) {
    listener.statement(report)
    seen += 1
    if (seen === statements / 10) early = heap()
  },
}
const started = performance.now()
const outcome = await compile(parse(script).tree, new Map()).run({ host: nodeHost(), listener: watching })
const time = performance.now() - started
if (outcome.status !== 'succeeded' || sent < statements * 0.99) throw new Error(JSON.stringify({ outcome, sent }))
console.log(JSON.stringify({ early, late: heap(), nsEach: (time / statements) * 1e6 }))

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}
