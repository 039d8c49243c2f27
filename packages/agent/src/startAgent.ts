import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import agentPackage from '../package.json' with { type: 'json' }
import { type Clock, systemClock } from './clock.ts'
import { tokenSource } from './link/tokenSource.ts'
import { type Agent, startLoops } from './main.ts'
import { type AgentOptions, defaultLimits, type Settings } from './options.ts'
import { runnerEnvironment } from './runner/environment.ts'
import { startRunner } from './runner/runnerProcess.ts'

/** What only a program can give; a test gives its own. */
export interface Surroundings {
  readonly clock: Clock
  readonly environment: Readonly<Record<string, string | undefined>>
  random(): number
  log(level: 'debug' | 'info' | 'warn' | 'error', text: string): void
}

/**
 * Starts an agent: it connects to the server, takes runs and executes them, until it is stopped.
 *
 * @example
 * const agent = await startAgent({
 *   serverUrl: 'https://deskhand.example:8443',
 *   dataFolder: '/var/lib/deskhand-agent',
 *   machineName: 'robot-1',
 *   credentials: { tokenUrl, clientId, secret, scope },
 * })
 * await agent.connected
 */
export async function startAgent(options: AgentOptions, given: Partial<Surroundings> = {}): Promise<Agent> {
  const settings = settingsOf(options, given)
  return startLoops(settings, state => {
    const mark = randomUUID()
    state.addRunner(mark)
    const runner = startRunner({
      mark,
      heapMB: settings.limits.heapMB,
      environment: settings.environment,
      folder: settings.dataFolder,
      cacheFolder: join(settings.dataFolder, 'cache'),
    })
    void runner.gone.then(() => state.removeRunner(mark))
    return runner
  })
}

function settingsOf(options: AgentOptions, given: Partial<Surroundings>): Settings {
  const { machineName, serverUrl } = options
  if (machineName.length === 0 || machineName.length > 100)
    throw new Error(`'${machineName}' cannot be the name of a machine: it takes 1 to 100 characters.`)
  if (!/^https?:\/\//.test(serverUrl) || !URL.canParse(serverUrl))
    throw new Error(`'${serverUrl}' is no address of a server: it begins with http:// or https://.`)
  const clock = given.clock ?? systemClock
  const ca = options.caFile ? readFileSync(options.caFile, 'utf8') : undefined
  const { credentials } = options
  const sessionCapacity = Math.max(1, options.sessionCapacity ?? 1)
  return {
    serverUrl,
    dataFolder: resolve(options.dataFolder),
    machineName,
    groupName: options.groupName ?? null,
    agentVersion: agentPackage.version,
    userName: userInfo().username.slice(0, 100),
    ca,
    sessionCapacity,
    warmRunners: Math.max(1, options.warmRunners ?? Math.min(2, sessionCapacity)),
    runModes: options.runModes ?? ['attended', 'unattended'],
    offers: options.offers ?? [],
    environment: runnerEnvironment(given.environment ?? process.env, options.passEnvironment),
    limits: { ...defaultLimits, ...options.limits },
    token: typeof credentials === 'function' ? credentials : tokenSource(credentials, { clock, ca }),
    clock,
    random: given.random ?? Math.random,
    log: given.log ?? (() => {}),
  }
}
