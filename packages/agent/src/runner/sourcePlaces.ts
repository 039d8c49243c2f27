import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * A stack whose places in the built files of a folder are told as places in the sources. The maps beside those files
 * are read when an error is told: a process that reads them at its start needs a quarter longer for it.
 */
export function sourcePlaces(stack: string, folder: URL = new URL('.', import.meta.url)): string {
  const maps = new Map<string, SourceMap | undefined>()
  return stack.replaceAll(
    /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g,
    (place, file: string, line: string, column: string) => {
      if (!file.startsWith(folder.href)) return place
      if (!maps.has(file)) maps.set(file, mapOf(file))
      const origin = maps.get(file)?.findOrigin(Number(line), Number(column))
      if (origin === undefined || !('fileName' in origin)) return place
      return `${new URL(origin.fileName, file)}:${origin.lineNumber}:${origin.columnNumber}`
    },
  )
}

function mapOf(file: string): SourceMap | undefined {
  const path = `${fileURLToPath(file)}.map`
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}
