import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** The variable that marks a runner and everything it starts. */
export const markVariable = 'DESKHAND_RUNNER'

/**
 * Kills a runner and everything that came of it: its process group, its descendants, and processes that left both
 * but carry the runner's mark. Answers how many processes were killed. What has been told to forget its environment
 * and its parents cannot be found.
 */
export function killTree(pid: number | undefined, mark: string): number {
  if (process.platform === 'win32') return killWindowsTree(pid)
  const killed = new Set<number>()
  // What is older than the runner does not carry its mark, and need not be asked: most of a machine's processes.
  const since = (process.platform === 'linux' && pid !== undefined && infoOf(pid)[0]?.since) || 0
  // What is started while we look is found in the next round.
  for (let round = 0; round < 10; round += 1) {
    const found = process.platform === 'linux' ? familyOf(pid, mark, since) : []
    const fresh = found.filter(one => !killed.has(one))
    if (round === 0 && pid !== undefined && kill(pid)) killed.add(pid)
    if (round === 0 && pid !== undefined) kill(-pid)
    for (const one of fresh) if (kill(one)) killed.add(one)
    if (fresh.length === 0) break
  }
  return killed.size
}

interface ProcessInfo {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** When it was started, in ticks since the system was. */
  readonly since: number
}

/** Marked processes, members of the runner's group, and all their descendants. Zombies are left out. */
function familyOf(pid: number | undefined, mark: string, since: number): number[] {
  const processes = list()
  const family = new Set(
    processes
      .filter(one => one.pid === pid || one.group === pid || (one.since >= since && isMarked(one.pid, mark)))
      .map(one => one.pid),
  )
  for (let size = -1; size !== family.size; ) {
    size = family.size
    for (const one of processes) if (family.has(one.parent)) family.add(one.pid)
  }
  family.delete(process.pid)
  return [...family]
}

function list(): ProcessInfo[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => infoOf(Number(name)))
}

function infoOf(pid: number): ProcessInfo[] {
  const stat = tryRead(`/proc/${pid}/stat`)
  // The name stands in parentheses and may hold anything; state, parent and group follow it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, parent, group] = fields
  return state === undefined || state === '' || state === 'Z'
    ? []
    : [{ pid, parent: Number(parent), group: Number(group), since: Number(fields[19]) }]
}

function isMarked(pid: number, mark: string): boolean {
  return tryRead(`/proc/${pid}/environ`).split('\0').includes(`${markVariable}=${mark}`)
}

/** Processes end while we look, and those of other users are not ours to read. */
function tryRead(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

function killWindowsTree(pid: number | undefined): number {
  if (pid === undefined) return 0
  return spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' }).status === 0 ? 1 : 0
}
