import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** What an install of the product may take on disk, without the Node binary. */
const mostMegabytes = 120

/** Installs the packed product into an empty folder and uses it from there: start, import, run, types, stop. */
export async function tryInstall(root: string, tarballs: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-pack-'))
  try {
    install(folder, tarballs)
    const { megabytes, packages } = sizeOf(join(folder, 'node_modules'))
    console.log(`Installed: ${megabytes.toFixed(1)} MB, ${packages} packages (at most ${mostMegabytes} MB)`)
    checkTypes(folder)
    await use(folder, join(root, 'examples'))
    if (megabytes > mostMegabytes) throw new Error(`the install takes more than ${mostMegabytes} MB`)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function install(folder: string, tarballs: readonly string[]): void {
  console.log(`Installing into ${folder} …`)
  for (const tarball of tarballs) cpSync(tarball, join(folder, basename(tarball)))
  const dependencies = Object.fromEntries(
    tarballs.map(tarball => [nameIn(tarball), `file:./${basename(tarball)}`] as const),
  )
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  run(folder, 'npm', ['install', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** `deskhand-contract-0.1.0.tgz` holds `@deskhand/contract`. */
const nameIn = (tarball: string): string =>
  basename(tarball)
    .replace(/-\d.*$/, '')
    .replace(/^deskhand-/, '@deskhand/')

/** What the folder takes on disk, and how many packages stand in it. */
function sizeOf(folder: string): { megabytes: number; packages: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const bytes = files.reduce((sum, entry) => sum + onDisk(join(entry.parentPath, entry.name)), 0)
  const lock = JSON.parse(readFileSync(join(folder, '.package-lock.json'), 'utf8')) as { packages: object }
  return { megabytes: bytes / 1e6, packages: Object.keys(lock.packages).length }
}

function onDisk(file: string): number {
  const { blocks, size } = lstatSync(file)
  return blocks === undefined ? size : blocks * 512
}

/** A program that uses the client library compiles, with the types of the package alone. */
function checkTypes(folder: string): void {
  const program = `import { createClient, type RunStatus } from '@deskhand/sdk'
const client = createClient({ baseUrl: 'http://localhost', credential: async () => 'token' })
export const ended: Promise<RunStatus> = client.runs.wait(await client.runs.start('id', { connectionName: 'name' }))
`
  writeFileSync(join(folder, 'program.ts'), program)
  const lib = ['esnext', 'dom', 'dom.asynciterable']
  const compilerOptions = { noEmit: true, strict: true, target: 'es2024', lib, module: 'nodenext', types: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  run(folder, 'tsc', ['-p', '.'])
}

async function use(folder: string, examples: string): Promise<void> {
  const bin = join(folder, 'node_modules/deskhand/bin/deskhand.js')
  const data = join(folder, 'data')
  mkdirSync(data)
  const report = join(folder, 'report.txt')
  const server = spawn(process.execPath, [bin, 'start', '--json', '--port', '0', '--data', data], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const { baseUrl } = await ready(server)
    const deskhand = (...args: string[]) => run(folder, process.execPath, [bin, ...args, '--data', data, '--json'])
    deskhand('flows', 'import', join(examples, 'order-report.robin'))
    const inputs = JSON.stringify({ OrdersFile: join(examples, 'data/orders.csv'), ReportFile: report })
    const { status, outputs } = JSON.parse(deskhand('runs', 'start', 'order-report', '--inputs', inputs)) as {
      status: string
      outputs: { OrderCount: number }
    }
    if (status !== 'Succeeded' || outputs.OrderCount !== 24) throw new Error(`the run gave ${status}`)
    const page = await fetch(`${baseUrl}/portal/`)
    if (!page.ok || !(await page.text()).includes('<script')) throw new Error(`the portal answers ${page.status}`)
    console.log('Started, ran a flow and served the portal from the install.')
  } finally {
    await stop(server)
  }
  if (server.exitCode !== 0) throw new Error(`deskhand start ended with ${server.exitCode ?? server.signalCode}`)
}

function ready(server: ChildProcess): Promise<{ baseUrl: string }> {
  let text = ''
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', chunk => {
      text += chunk
      if (text.includes('\n')) resolve(JSON.parse(text) as { baseUrl: string })
    })
    server.once('exit', code => reject(new Error(`deskhand start ended with ${code} before it was ready`)))
  })
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

function run(folder: string, program: string, args: readonly string[]): string {
  const result = spawnSync(program, args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`)
  return result.stdout
}
