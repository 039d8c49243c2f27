import { decodeText } from './encodings.ts'
import type { ProcessResult } from './runProcess.ts'
import { runProcess } from './runProcess.ts'

/** A script and the program that reads it. */
export interface ScriptOrder {
  /** Full path. */
  readonly program: string
  readonly args: readonly string[]
  /** Given on standard input. */
  readonly script?: string
  readonly folder: string
  /** Seconds; absent or 0: as long as it takes. */
  readonly timeout?: number
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  /** How the program writes; UTF-8 where nothing is said. */
  readonly charset?: string
  /** Windows: hand the arguments over as they are. */
  readonly verbatim?: boolean
}

export interface ScriptResult extends Pick<ProcessResult, 'exitCode' | 'timedOut'> {
  readonly output: string
  readonly error: string
}

/** Runs a script to its end and gives what it printed, as text. */
export async function runScript(order: ScriptOrder): Promise<ScriptResult> {
  const { stdout, stderr, exitCode, timedOut } = await runProcess({
    command: order.program,
    args: order.args,
    folder: order.folder,
    environment: { ...order.environment },
    signal: order.signal,
    hidden: true,
    verbatim: order.verbatim ?? false,
    ...(order.script === undefined ? {} : { input: order.script }),
    ...(order.timeout ? { timeout: order.timeout * 1000 } : {}),
  })
  const read = (bytes: Buffer) => decodeText(bytes, order.charset ?? 'utf8')
  return { output: read(stdout), error: read(stderr), exitCode, timedOut }
}
