import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineCommand, text } from '../command.ts'
import { clientOf } from '../connect.ts'
import { dataFolder } from '../dataFolder.ts'
import { exitCodes } from '../exitCodes.ts'
import { wholeNumber } from '../numbers.ts'
import { startLocalServer } from '../start/localServer.ts'
import { page } from '../start/page.ts'
import { createProgress } from '../start/progress.ts'
import { requestLimitsOf } from '../start/requestLimitsOf.ts'

export const command = defineCommand({
  summary: 'Starts a server with one local machine, and stays until it is stopped.',
  options: [
    {
      flag: '--data',
      value: '<folder>',
      description: 'where everything is kept (DESKHAND_DATA); ~/.deskhand by default',
    },
    { flag: '--port', value: '<number>', description: 'HTTP port; 0 for any free one', default: '8080' },
    {
      flag: '--https-port',
      value: '<number>',
      description: 'HTTPS port; --port + 363 by default, any free one with --port 0',
    },
    { flag: '--no-https', description: 'HTTP only' },
    { flag: '--host', value: '<address>', description: 'address to listen on', default: '127.0.0.1' },
    { flag: '--public-url', value: '<origin>', description: 'the origin callers use, when a proxy stands in front' },
    {
      flag: '--database',
      value: '<url>',
      description: 'postgres://… instead of the embedded database (DESKHAND_DATABASE)',
    },
    {
      flag: '--sessions',
      value: '<number>',
      description: 'runs at a time on the local machine; by default one a processor, four at most',
    },
    { flag: '--no-agent', description: 'no local machine' },
    { flag: '--lease', value: '<seconds>', description: 'how long a machine may be silent before its runs are ended' },
    {
      flag: '--allow-callback-host',
      value: '<host>',
      description: 'host[:port] that callbacks may go to although the rules forbid it',
      many: true,
    },
    {
      flag: '--trust-issuer',
      value: '<issuer>',
      description: 'further issuer whose tokens are accepted: its URL',
      many: true,
    },
    {
      flag: '--limits',
      value: '<limits>',
      description:
        'answer 429 beyond them, for each user in five minutes: dataverse, or requests=<n>,time=<ms>,concurrent=<n>; none by default',
    },
    { flag: '--log-level', value: '<level>', description: 'debug, info, warn, error or silent', default: 'warn' },
    { flag: '--examples', description: 'put the example flows in, run one and show what it gives' },
  ],
  examples: [
    'deskhand start --examples',
    'deskhand start --json --port 0 --data /tmp/deskhand',
    'deskhand start --database postgres://deskhand@localhost/deskhand --host 0.0.0.0',
  ],
  async run({ options, environment, out, signal }) {
    const folder = dataFolder(options.data, environment)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const port = wholeNumber(options.port, '--port')
    const progress = createProgress(out.note)
    const server = await startLocalServer({
      dataFolder: folder,
      databaseUrl: options.database === undefined ? (environment.DESKHAND_DATABASE ?? null) : text(options.database),
      host: text(options.host),
      port,
      httpsPort: options.https === false ? null : httpsPortOf(options.httpsPort, port),
      publicUrl: options.publicUrl === undefined ? null : text(options.publicUrl).replace(/\/+$/, ''),
      sessions: options.agent === false ? 0 : sessionsOf(options.sessions),
      leaseSeconds: options.lease === undefined ? null : wholeNumber(options.lease, '--lease'),
      callbackAllowHosts: many(options.allowCallbackHost),
      trustedIssuers: many(options.trustIssuer).map(trustedIssuer),
      limits: options.limits === undefined ? null : requestLimitsOf(text(options.limits)),
      logLevel: text(options.logLevel) as 'warn',
      note: out.note,
      progress,
    }).catch(error => {
      throw explained(error)
    })
    if (out.json) process.stdout.write(`${JSON.stringify(server.description)}\n`)
    else {
      const flow = options.examples === true ? await examples() : undefined
      out.say(page(server.description, flow, server.portal))
    }
    const stopped = new Promise<undefined>(resolve =>
      signal.addEventListener('abort', () => resolve(undefined), { once: true }),
    )
    const reason = signal.aborted ? undefined : await Promise.race([stopped, server.lost])
    if (reason !== undefined) out.note(`deskhand: ${reason}`)
    await server.stop()
    return reason === undefined ? exitCodes.ok : exitCodes.failed

    async function examples() {
      const { tour } = await import('../start/tour.ts')
      const work = join(folder, 'examples')
      mkdirSync(work, { recursive: true })
      return tour(clientOf(server.description), server.description.connectionName, work, out, progress)
    }
  },
})

/** What the operating system said, with the way out. */
function explained(error: Error & { code?: string; port?: number; address?: string }): Error {
  const place = `${error.address}:${error.port}`
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `${place} is in use. Stop what listens there, or choose another port: --port and --https-port (0: any free one)`,
        { cause: error },
      )
    case 'EACCES':
      return new Error(
        `this user may not use ${error.port ? place : error.message}. Choose another port or folder: --port, --data`,
        { cause: error },
      )
    case 'ECONNREFUSED':
      return new Error(`nothing listens on ${place}. If that is the database, start it or name another: --database`, {
        cause: error,
      })
    default:
      return error
  }
}

const many = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])

function httpsPortOf(option: unknown, port: number): number {
  if (typeof option === 'string') return wholeNumber(option, '--https-port')
  return port === 0 ? 0 : port + 363
}

function trustedIssuer(value: string) {
  const [issuer = '', audience = ''] = value.split(',')
  if (!URL.canParse(issuer) || audience === '')
    throw new Error(`--trust-issuer takes the issuer's URL, a comma and the audience, not '${value}'`)
  return { issuer, audience }
}

const sessionsOf = (option: unknown): number =>
  typeof option === 'string' ? wholeNumber(option, '--sessions') : Math.min(4, availableParallelism())
