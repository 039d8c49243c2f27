import { accessSync, constants, readdirSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { logicError } from '../runError.ts'
import { atInstant, type DateTime } from './dateTime.ts'
import { type FileValue, FolderValue } from './fileValue.ts'
import type { PropertyContext, Readers } from './propertyReaders.ts'

/** Properties of a file, read from the disk at the time of asking; names in lower case. Source: Robin language, section 4.1. */
export const fileProperties: Readers<FileValue> = {
  fullname: file => file.path,
  rootpath: file => path.parse(file.path).root,
  directory: file => new FolderValue(path.dirname(file.path)),
  name: file => path.basename(file.path),
  namewithoutextension: file => path.parse(file.path).name,
  extension: file => path.extname(file.path),
  size: file => must(file.path).size,
  creationtime: (file, context) => clockTime(must(file.path).birthtimeMs, context),
  lastaccessed: (file, context) => clockTime(must(file.path).atimeMs, context),
  lastmodified: (file, context) => clockTime(must(file.path).mtimeMs, context),
  ishidden: file => path.basename(file.path).startsWith('.'),
  issystem: () => false,
  isreadonly: file => !writable(file.path),
  isarchive: () => false,
  exists: file => stat(file.path)?.isFile() ?? false,
  isempty: file => must(file.path).size === 0,
}

/** Properties of a folder, read from the disk at the time of asking; names in lower case. */
export const folderProperties: Readers<FolderValue> = {
  fullname: folder => folder.path,
  rootpath: folder => path.parse(folder.path).root,
  parent: folder => new FolderValue(path.dirname(folder.path)),
  name: folder => path.basename(folder.path),
  creationtime: (folder, context) => clockTime(must(folder.path).birthtimeMs, context),
  lastmodified: (folder, context) => clockTime(must(folder.path).mtimeMs, context),
  ishidden: folder => path.basename(folder.path).startsWith('.'),
  exists: folder => stat(folder.path)?.isDirectory() ?? false,
  isempty: folder => entries(folder.path).length === 0,
  filescount: folder => entries(folder.path).filter(entry => entry.isFile()).length,
  folderscount: folder => entries(folder.path).filter(entry => entry.isDirectory()).length,
}

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

/** What the clocks of the run's time zone showed at an instant. */
const clockTime = (time: number, context: PropertyContext): DateTime => atInstant(Math.floor(time), context.timeZone)
