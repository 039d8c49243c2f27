import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'

/**
 * Holds a folder for this process: a second agent on the same one would take the first one's runners for
 * left-overs. The system lets go of it when the process ends, however it ends.
 */
export function lockFolder(folder: string): Promise<() => void> {
  const server = createServer(socket => socket.destroy())
  return new Promise((resolvePromise, reject) => {
    server.once('error', error => {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      reject(
        taken ? new Error(`Another agent uses the folder ${folder}. Stop it, or give this one another folder.`) : error,
      )
    })
    const address = addressOf(resolve(folder))
    if (process.platform === 'darwin') rmSync(address, { force: true })
    server.listen(address, () => {
      server.unref()
      resolvePromise(() => server.close())
    })
  })
}

function addressOf(folder: string): string {
  const name = `deskhand-agent-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(folder, 'agent.sock')
}
