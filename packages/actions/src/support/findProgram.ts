import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { kindOf } from './fileSystem.ts'

/** Where to look for programs. */
export interface SearchPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Relative paths are read against it. */
  readonly folder: string
}

/**
 * The full path of a program: a path as it is, a mere name as the environment's PATH finds it (with the extensions of
 * PATHEXT on Windows). Undefined where there is none.
 */
export async function findProgram(name: string, { environment, folder }: SearchPlaces): Promise<string | undefined> {
  const windows = process.platform === 'win32'
  const endings = windows && path.extname(name) === '' ? (environment.PATHEXT ?? '.EXE;.CMD;.BAT').split(';') : ['']
  const isPath = name.includes('/') || (windows && name.includes('\\')) || path.isAbsolute(name)
  const searched = environment.PATH ?? environment.Path ?? ''
  const places = isPath ? [folder] : searched.split(path.delimiter).filter(place => place !== '')
  for (const place of places)
    for (const ending of endings) {
      const at = path.resolve(place, name + ending)
      if ((await kindOf(at)) === 'file' && (isPath || (await isExecutable(at)))) return at
    }
  return undefined
}

/** Whether the machine lets this file be run. */
export async function isExecutable(at: string): Promise<boolean> {
  try {
    await access(at, constants.X_OK)
    return true
  } catch {
    return false
  }
}
