import { copyFile, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'

/** What stands at a path. Whatever cannot be seen is not there. */
export async function kindOf(at: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(at)).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

/** Why a file cannot be worked on: its folder is missing, or the file itself. */
export async function missing(at: string): Promise<'folder' | 'file' | undefined> {
  if ((await kindOf(at)) !== 'nothing') return undefined
  return (await kindOf(path.dirname(at))) === 'folder' ? 'file' : 'folder'
}

/** Moves a file, to another disk if need be. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    await copyFile(from, to)
    await unlink(from)
  }
}

/** The code of a system error: `ENOENT`, `EACCES`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

/** What a system error says, in a sentence. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
