import { readdir, readFile, readlink } from 'node:fs/promises'
import path from 'node:path'
import { runProcess } from './runProcess.ts'

/** A process of the machine. */
export interface RunningProcess {
  readonly id: number
  /** All names it goes by, without `.exe`, in lower case. */
  readonly names: readonly string[]
}

/** Whether a process of this name runs, with or without `.exe` and whatever its case. */
export async function isRunning(name: string, signal: AbortSignal): Promise<boolean> {
  const wanted = plainName(name)
  return (await listProcesses(signal)).some(({ names }) => names.includes(wanted))
}

/** The processes of the machine that can be seen. */
export async function listProcesses(signal: AbortSignal): Promise<RunningProcess[]> {
  if (process.platform === 'linux') return listFromProc()
  const [command, args] =
    process.platform === 'win32' ? ['tasklist', ['/fo', 'csv', '/nh']] : ['ps', ['-axo', 'pid=,comm=']]
  const order = { command: command as string, args: args as string[], folder: '/', environment: process.env, signal }
  const lines = (await runProcess(order)).stdout.toString().split(/\r?\n/)
  const shape = process.platform === 'win32' ? /^"(?<name>[^"]+)","(?<id>\d+)"/ : /^\s*(?<id>\d+)\s+(?<name>.+)$/
  return lines.flatMap(line => {
    const found = shape.exec(line)?.groups
    return found ? [{ id: Number(found.id), names: [plainName(path.basename(found.name ?? ''))] }] : []
  })
}

/** Linux cuts the name of a process to 15 characters; its program and its first argument have the whole one. */
async function listFromProc(): Promise<RunningProcess[]> {
  const ids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const listed = await Promise.all(
    ids.map(async id => {
      const read = (what: string) => readFile(`/proc/${id}/${what}`, 'utf8').catch(() => '')
      const [status, name, line, program] = await Promise.all([
        read('stat'),
        read('comm'),
        read('cmdline'),
        readlink(`/proc/${id}/exe`).catch(() => ''),
      ])
      // A zombie has ended; its parent has only not looked yet.
      if (status === '' || / Z /.test(status.slice(status.lastIndexOf(')')))) return []
      const names = [name.trim(), path.basename(line.split('\0')[0] ?? ''), path.basename(program)]
      return [{ id: Number(id), names: [...new Set(names.filter(Boolean).map(plainName))] }]
    }),
  )
  return listed.flat()
}

const plainName = (name: string): string => name.toLowerCase().replace(/\.exe$/, '')
