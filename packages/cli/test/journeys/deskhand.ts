/** The real program, for journeys: starts `deskhand …` as a process and gives what a user would have. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Client, createClient } from '@deskhand/sdk/client'
import { startPostgres } from '../../../../scripts/postgres.ts'
import type { ServerDescription } from '../../src/connect.ts'

export const bin = join(import.meta.dirname, '../../bin/deskhand.js')

/** A folder that is removed after the test. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-journey-'))
  context.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return folder
}

/** A database of its own on the PostgreSQL of the test run. */
export async function newDatabase(): Promise<string> {
  return (await startPostgres()).createDatabase()
}

/** Why a test on PostgreSQL is left out, or false. */
export const withoutPostgres = process.env.DESKHAND_TEST_POSTGRES
  ? false
  : 'DESKHAND_TEST_POSTGRES is not set; npm test sets it'

export interface Started {
  readonly process: ChildProcess
  readonly description: ServerDescription
  /** All of standard output and standard error so far. */
  output(): { readonly stdout: string; readonly stderr: string }
  client(): Client
  /** Asks it to end and waits; gives the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL. */
  kill(): Promise<void>
}

/** `deskhand start --json …`, ready. */
export async function startDeskhand(
  context: TestContext,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Started> {
  const child = run(['start', '--json', ...args], environment)
  let stdout = ''
  let stderr = ''
  child.stderr?.on('data', chunk => (stderr += chunk))
  const description = await new Promise<ServerDescription>((resolve, reject) => {
    child.stdout?.on('data', chunk => {
      stdout += chunk
      if (stdout.includes('\n')) resolve(JSON.parse(stdout.slice(0, stdout.indexOf('\n'))) as ServerDescription)
    })
    child.once('exit', code => reject(new Error(`deskhand start ended with ${code} before it was ready:\n${stderr}`)))
  })
  const ended = once(child, 'exit')
  const stop = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  context.after(() => stop('SIGKILL'))
  return {
    process: child,
    description,
    output: () => ({ stdout, stderr }),
    client: () => clientOf(description),
    stop: async () => {
      await stop('SIGTERM')
      return child.exitCode
    },
    kill: () => stop('SIGKILL'),
  }
}

export function clientOf(
  description: ServerDescription,
  credential?: { clientId: string; clientSecret: string },
): Client {
  const { baseUrl, tenantId } = description
  const own = {
    clientId: description.clientId,
    clientSecret: readFileSync(description.clientSecretFile, 'utf8').trim(),
  }
  return createClient({ baseUrl, credential: { tenantId, ...(credential ?? own) } })
}

/** Starts the program; its output can be read. */
export function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...environment },
  })
}

/** Runs the program to its end. */
export async function deskhand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = run(args, environment)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', chunk => (stdout += chunk))
  child.stderr?.on('data', chunk => (stderr += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}
