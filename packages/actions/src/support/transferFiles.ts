import path from 'node:path'
import type { ActionContext } from '@deskhand/robin/action/defineAction'
import { kindOf, missing } from './fileSystem.ts'

interface Transfer {
  readonly Files: readonly { readonly path: string }[]
  readonly Destination: { readonly path: string }
  readonly IfFileExists: 'DoNothing' | 'Overwrite'
}

type TransferError = 'DestinationFolderDoesntExistError' | 'SourceFolderDoesntExistError' | 'FileNotFoundError'

/** Brings files into a folder, one after the other, and gives the paths of those that were brought. */
export async function transferFiles(
  { Files, Destination, IfFileExists }: Transfer,
  { fail, signal }: Pick<ActionContext<TransferError>, 'fail' | 'signal'>,
  bring: (from: string, to: string) => Promise<void>,
): Promise<string[]> {
  if ((await kindOf(Destination.path)) !== 'folder')
    fail('DestinationFolderDoesntExistError', `The destination folder '${Destination.path}' does not exist.`)
  const brought: string[] = []
  for (const { path: from } of Files) {
    signal.throwIfAborted()
    const lacking = await missing(from)
    if (lacking === 'folder') fail('SourceFolderDoesntExistError', `The folder '${path.dirname(from)}' does not exist.`)
    if (lacking === 'file') fail('FileNotFoundError', `The file '${from}' was not found.`)
    const to = path.join(Destination.path, path.basename(from))
    if (IfFileExists === 'DoNothing' && (await kindOf(to)) !== 'nothing') continue
    await bring(from, to)
    brought.push(to)
  }
  return brought
}
