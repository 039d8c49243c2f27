/** Processes a measure needs: the real program, and references; all ended with the measure. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Client, createClient } from '../packages/sdk/src/client.ts'

const root = join(import.meta.dirname, '..')

export interface Described {
  readonly baseUrl: string
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecretFile: string
  readonly connectionName: string
  readonly pid: number
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'deskhand-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** A script that prints one line of JSON when it is ready. */
export async function startProcess<Ready>(
  script: string,
  args: readonly string[],
  nodeArgs: readonly string[] = [],
): Promise<{ ready: Ready; process: ChildProcess; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [...nodeArgs, join(root, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exit.then(([code]) => Promise.reject(new Error(`${script} ended with ${code}`))),
  ])) as [string]
  return {
    ready: JSON.parse(line) as Ready,
    process: child,
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
}

/** As `npm start` starts it, with what `npm run build` has made. */
export const startDeskhand = (folder: string, ...args: string[]) =>
  startProcess<Described>(
    'packages/cli/bin/deskhand.js',
    ['start', '--json', '--data', folder, '--port', '0', ...args],
    ['--conditions=deskhand-built'],
  )

export function clientOf(server: Described): Client {
  const clientSecret = readFileSync(server.clientSecretFile, 'utf8').trim()
  return createClient({
    baseUrl: server.baseUrl,
    credential: { tenantId: server.tenantId, clientId: server.clientId, clientSecret },
  })
}

export async function tokenOf(server: Described): Promise<string> {
  const response = await fetch(`${server.baseUrl}/${server.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: server.clientId,
      client_secret: readFileSync(server.clientSecretFile, 'utf8').trim(),
      scope: `${server.baseUrl}/.default`,
    }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

/** Lifts the limit of 70 runs a minute. */
export async function liftLimit(client: Client): Promise<void> {
  const answer = await client.http.send('GET', 'organizations?$select=organizationid')
  const { value } = (await answer.json()) as { value: { organizationid: string }[] }
  await client.http.send('PATCH', `organizations(${value[0]?.organizationid})`, {
    body: { dh_runsperconnectionperminute: 0 },
    headers: { 'if-match': '*' },
  })
}

/** Proportional memory of a process and all below it, in MB. */
export function memoryOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
  const own = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(own?.[1] ?? 0) / 1024 + children.reduce((sum, child) => sum + memoryOf(child), 0)
}
