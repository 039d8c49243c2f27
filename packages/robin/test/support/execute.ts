import type { DebugListener } from '../../src/evaluate/debugListener.ts'
import type { Host } from '../../src/evaluate/host.ts'
import type { Listener, StatementReport } from '../../src/evaluate/listener.ts'
import type { Outcome } from '../../src/evaluate/outcome.ts'
import { runText } from '../../src/evaluate/runText.ts'
import { textOf } from '../../src/values/textOf.ts'
import type { Value } from '../../src/values/value.ts'
import { madeHost } from './madeHost.ts'
import { libraryOf, testActions } from './testLibrary.ts'

export interface Executed {
  readonly outcome: Outcome
  /** Text form of a variable at the end. */
  readonly text: (name: string) => string
  readonly value: (name: string) => Value | undefined
  readonly reports: readonly StatementReport[]
  readonly messages: readonly string[]
  readonly attempts: number
}

/** Runs a script with the actions of tests and says what came of it. Findings of the checker fail the test. */
export async function execute(
  script: string,
  more: {
    inputs?: Record<string, unknown>
    signal?: AbortSignal
    host?: Host
    listener?: Listener
    debug?: DebugListener
  } = {},
): Promise<Executed> {
  const attempts = { count: 0 }
  const reports: StatementReport[] = []
  const messages: string[] = []
  let variables: ReadonlyMap<string, Value> = new Map()
  const { diagnostics, outcome } = await runText(script, libraryOf(testActions(attempts)), {
    host: more.host ?? madeHost(),
    inputs: more.inputs ?? {},
    listener: more.listener ?? {
      statement: report => void reports.push(report),
      message: (level, text) => void messages.push(`${level}: ${text}`),
    },
    ...(more.signal ? { signal: more.signal } : {}),
    ...(more.debug ? { debug: more.debug } : {}),
    inspect: found => {
      variables = found
    },
  })
  if (outcome === undefined) throw new Error(diagnostics.map(one => `line ${one.line}: ${one.message}`).join('\n'))
  const value = (name: string): Value | undefined => variables.get(name)
  return {
    outcome,
    value,
    text: name => textOf(value(name) ?? null, 'en-US'),
    reports,
    messages,
    attempts: attempts.count,
  }
}
