/**
 * `node bench/powercut/powercut.ts [rounds]`: does a power cut lose a run that was acknowledged?
 *
 * A writer works on an ext4 file system in a file, behind a loop device. At a random moment the file system is shut
 * down without flushing its journal, unmounted and mounted again, so that only what had been synced, or happened to
 * be written back, is left, as after a cut. Then everything the writer said it had kept must be there.
 *
 * That the cut cuts can be seen with `synchronous = off` in `sqliteConnection.ts`: then every run is lost.
 * For Linux, as root, with python3. Source: storage study, sections 6 and 11.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '../../packages/server/src/store/openStore.ts'
import { one, type Store, sql } from '../../packages/server/src/store/steps.ts'
import { lostOf, misplaced } from '../../packages/server/test/store/checkAcknowledged.ts'

const rounds = Number(process.argv[2] ?? 5)
const obstacle = whyNot()
if (obstacle === undefined) await main()
else {
  console.error(`The power cut cannot be simulated here: ${obstacle}`)
  process.exitCode = 2
}

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'it needs Linux.'
  if (process.getuid?.() !== 0) return 'only root may mount file systems. Run it as root.'
  if (!existsSync('/dev/loop-control'))
    return 'there is no loop device (/dev/loop-control). Run it on a machine, not in a container.'
  for (const tool of ['mkfs.ext4', 'mount', 'python3']) {
    if (spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0) return `'${tool}' is not installed.`
  }
  if (!Number.isInteger(rounds) || rounds < 1) return `'${process.argv[2]}' is not a number of rounds.`
  return undefined
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-powercut-'))
  const image = join(folder, 'fs.img')
  const mounted = join(folder, 'mnt')
  mkdirSync(mounted)
  run('truncate', '-s', '1G', image)
  run('mkfs.ext4', '-q', '-F', image)
  const mount = (): void => run('mount', '-o', 'loop', image, mounted)
  const place = { folder: join(mounted, 'data') }
  const lost = new Set<string>()
  let broken = 0
  const said: string[] = []
  try {
    mount()
    await (await open(place)).close()
    run('sync')
    console.log('round  acknowledged  lost  integrity')
    for (let round = 1; round <= rounds; round++) {
      const now = await writeUntilCut(place, mounted)
      said.push(...now)
      run('umount', mounted)
      mount()
      const store = await open(place)
      const missing = await lostOf(store, said)
      const check = await store.scan(() => one(sql`pragma integrity_check`))
      const astray = await misplaced(store)
      await store.close()
      for (const line of missing) lost.add(line)
      if (astray > 0 || check?.integrity_check !== 'ok') broken++
      const cells = [round, now.length, missing.length + astray, check?.integrity_check]
      console.log(cells.map((cell, index) => String(cell).padStart([5, 12, 4, 9][index]!)).join('  '))
    }
  } finally {
    spawnSync('umount', [mounted])
    rmSync(folder, { recursive: true })
  }
  console.log(`${rounds} power cuts, ${said.length} acknowledged, ${lost.size} lost, ${broken} times inconsistent`)
  if (lost.size + broken > 0) process.exitCode = 1
}

function open(place: { readonly folder: string }): Promise<Store> {
  return openStore(place, { onError: console.error })
}

/** Lets the writer work for one to three seconds, then takes its file system away. @returns what it had said */
async function writeUntilCut(place: { readonly folder: string }, mounted: string): Promise<string[]> {
  const file = join(import.meta.dirname, '../../packages/server/test/store/killedWriter.ts')
  const writer = spawn(process.execPath, [file, JSON.stringify(place)], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise(resolve => writer.once('close', resolve))
  const said: string[] = []
  let cut = false
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line)
    if (said.length > 1) continue
    setTimeout(
      () => {
        shutDown(mounted)
        cut = true
        writer.kill('SIGKILL')
      },
      1000 + Math.random() * 2000,
    )
  }
  await ended
  if (!cut) throw new Error('The writer ended before the power was cut.')
  return said
}

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH; Node has no ioctl. */
function shutDown(mounted: string): void {
  const script =
    'import fcntl, os, struct, sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))'
  run('python3', '-c', script, mounted)
}

function run(command: string, ...args: string[]): void {
  const result = spawnSync(command, args, { encoding: 'utf8' })
  if (result.status !== 0) {
    throw new Error(`'${command} ${args.join(' ')}' failed: ${result.error?.message ?? result.stderr.trim()}`)
  }
}
