import type { DebugListener, DebugValue, Trace } from '@deskhand/robin/evaluate/debugListener'
import { cut } from '@deskhand/robin/evaluate/debugText'
import type { Output } from './output.ts'

/** Characters of a statement's text, and of a value, at most. */
const longestStatement = 72
const longestValue = 120

/**
 * What `deskhand run --trace` writes to standard error: each executed statement with its place, its text, what it was
 * given and what it changed; with `--json` one JSON object a line. The run waits while nobody reads what is written.
 */
export function tracer(source: string, out: Output): DebugListener {
  const line = out.json
    ? (trace: Trace) => JSON.stringify(recordOf(source, trace))
    : (trace: Trace) => lineOf(source, trace)
  return {
    before: () => out.room(),
    after: trace => out.note(line(trace)),
  }
}

/** `Main:12      SET Total TO Total + Price  (…)  → Total = 5` */
function lineOf(source: string, trace: Trace): string {
  const { site, depth, inputs, changes, error } = trace
  const place = `${site.subflow}:${site.line}`.padEnd(12)
  const named = (one: DebugValue): string => `${one.name} = ${trace.show(one, longestValue)}`
  return [
    `${place} ${'  '.repeat(Math.min(depth, 20))}${statementText(source, trace)}`,
    ...(inputs.length > 0 ? [`(${inputs.map(named).join(', ')})`] : []),
    ...changes.map(one => `→ ${named(one)}`),
    ...(error ? [`✗ ${trace.mask(error.message)} [${trace.mask(error.code)}]`] : []),
  ].join('  ')
}

function recordOf(source: string, trace: Trace): object {
  const { site, depth, again, inputs, changes, error } = trace
  const named = (one: DebugValue) => ({ name: one.name, value: trace.show(one, longestValue) })
  return {
    ...{ subflow: site.subflow, line: site.line, action: site.action, statement: statementText(source, trace), depth },
    ...(again ? { again } : {}),
    inputs: inputs.map(named),
    changes: changes.map(named),
    ...(error ? { error: { code: trace.mask(error.code), message: trace.mask(error.message) } } : {}),
  }
}

/** The first line of a statement as written, without what is not to be shown. */
function statementText(source: string, { statement, secrets, mask }: Trace): string {
  let text = ''
  let from = statement.range.start
  for (const { start, end } of secrets) {
    text += `${source.slice(from, start)}*****`
    from = end
  }
  const rest = source.slice(from, statement.range.end)
  const [first = ''] = mask(text + rest).split(/\r\n?|\n/, 1)
  return cut(first.replaceAll(/\p{Cc}/gu, ' ').trim(), longestStatement)
}
