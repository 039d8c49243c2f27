import { type ChildProcess, spawn } from 'node:child_process'

/** What to start and how. */
export interface ProcessOrder {
  readonly command: string
  readonly args: readonly string[]
  readonly folder: string
  readonly environment: Record<string, string | undefined>
  /** Ends the process and everything it started. */
  readonly signal: AbortSignal
  /** Written to its standard input. */
  readonly input?: string
  /** ms; 0 or absent: as long as it takes. */
  readonly timeout?: number
  /** Windows: hand the arguments over as they are, unquoted. */
  readonly verbatim?: boolean
  readonly hidden?: boolean
}

export interface ProcessResult {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: Buffer
  readonly timedOut: boolean
}

/**
 * Runs a program to its end and keeps what it printed. The program gets a process group of its own, so that a
 * cancelled run or a time-out ends it together with all it started. Rejects when the program cannot be started.
 */
export function runProcess(order: ProcessOrder): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    order.signal.throwIfAborted()
    const child = startProcess(order, 'pipe')
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    let timedOut = false
    const end = () => {
      killTree(child)
      // What has left the group may hold the pipes open for as long as it lives.
      child.stdout?.destroy()
      child.stderr?.destroy()
    }
    const timer = order.timeout
      ? setTimeout(() => {
          timedOut = true
          end()
        }, order.timeout)
      : undefined
    order.signal.addEventListener('abort', end, { once: true })
    const finish = () => {
      clearTimeout(timer)
      order.signal.removeEventListener('abort', end)
    }
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', error => {
      finish()
      reject(error)
    })
    child.on('close', code => {
      finish()
      if (order.signal.aborted) reject(order.signal.reason)
      else resolve({ exitCode: code ?? -1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr), timedOut })
    })
    // A program that reads nothing may be gone before its input is written; its exit code tells the story.
    child.stdin?.on('error', () => {})
    child.stdin?.end(order.input ?? '')
  })
}

/** Starts a program in a process group of its own and does not wait for it. */
export function startProcess(
  order: Omit<ProcessOrder, 'signal' | 'timeout' | 'input'>,
  stdio: 'pipe' | 'ignore',
): ChildProcess {
  return spawn(order.command, order.args, {
    cwd: order.folder,
    env: order.environment as NodeJS.ProcessEnv,
    stdio,
    detached: process.platform !== 'win32',
    windowsHide: order.hidden ?? false,
    windowsVerbatimArguments: order.verbatim ?? false,
  })
}

/** Ends a process and everything it started. */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' }).on('error', () => child.kill())
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
