import { defineCommand } from '../command.ts'
import { version } from '../version.ts'

export const command = defineCommand({
  summary: 'Serves the Robin language to an editor: the Language Server Protocol over standard input and output.',
  options: [{ flag: '--stdio', description: 'what it does anyway; many editors say so' }],
  examples: ['deskhand lsp', 'deskhand lsp --stdio'],
  async run({ signal }) {
    const { createConnection, StreamMessageReader, StreamMessageWriter } = await import('vscode-languageserver/node')
    const { actionLibrary } = await import('@deskhand/actions/library')
    const { serve } = await import('../languageServer/serve.ts')
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout))
    connection.onExit(() => end())
    process.stdin.on('close', () => end())
    signal.addEventListener('abort', () => end())
    serve(connection, actionLibrary(), version)
    await ended
    connection.dispose()
    return undefined
  },
})
