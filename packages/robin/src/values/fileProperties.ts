import { accessSync, constants, readdirSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { logicError } from '../runError.ts'
import { DateTime } from './dateTime.ts'
import { type FileValue, FolderValue } from './fileValue.ts'
import type { Value } from './value.ts'

type Properties<T> = Readonly<Record<string, (value: T) => Value>>

const table = <T>(properties: Properties<T>): Properties<T> =>
  Object.freeze(Object.assign(Object.create(null), properties))

/** Properties of a file, read from the disk at the time of asking; names in lower case. Source: Robin language, section 4.1. */
export const fileProperties = table<FileValue>({
  fullname: file => file.path,
  rootpath: file => path.parse(file.path).root,
  directory: file => new FolderValue(path.dirname(file.path)),
  name: file => path.basename(file.path),
  namewithoutextension: file => path.parse(file.path).name,
  extension: file => path.extname(file.path),
  size: file => must(file.path).size,
  creationtime: file => localTime(must(file.path).birthtimeMs),
  lastaccessed: file => localTime(must(file.path).atimeMs),
  lastmodified: file => localTime(must(file.path).mtimeMs),
  ishidden: file => path.basename(file.path).startsWith('.'),
  issystem: () => false,
  isreadonly: file => !writable(file.path),
  isarchive: () => false,
  exists: file => stat(file.path)?.isFile() ?? false,
  isempty: file => must(file.path).size === 0,
})

/** Properties of a folder, read from the disk at the time of asking; names in lower case. */
export const folderProperties = table<FolderValue>({
  fullname: folder => folder.path,
  rootpath: folder => path.parse(folder.path).root,
  parent: folder => new FolderValue(path.dirname(folder.path)),
  name: folder => path.basename(folder.path),
  creationtime: folder => localTime(must(folder.path).birthtimeMs),
  lastmodified: folder => localTime(must(folder.path).mtimeMs),
  ishidden: folder => path.basename(folder.path).startsWith('.'),
  exists: folder => stat(folder.path)?.isDirectory() ?? false,
  isempty: folder => entries(folder.path).length === 0,
  filescount: folder => entries(folder.path).filter(entry => entry.isFile()).length,
  folderscount: folder => entries(folder.path).filter(entry => entry.isDirectory()).length,
})

const stat = (at: string): Stats | undefined => statSync(at, { throwIfNoEntry: false })

function must(at: string): Stats {
  const found = stat(at)
  if (found === undefined) throw logicError('FileNotFoundError', `'${at}' does not exist.`)
  return found
}

function entries(at: string) {
  must(at)
  return readdirSync(at, { withFileTypes: true })
}

function writable(at: string): boolean {
  must(at)
  try {
    accessSync(at, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What the machine's clock showed at an instant. */
function localTime(time: number): DateTime {
  const offset = -new Date(time).getTimezoneOffset()
  return new DateTime(Math.floor(time) + offset * 60_000, offset)
}
