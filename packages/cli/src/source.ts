import { readFileSync } from 'node:fs'
import type { Diagnostic } from '@deskhand/robin/diagnostic'
import { excerpts } from '@deskhand/robin/syntax/excerpt'
import { decodeScript } from '@deskhand/solution/decodeScript'

/** The text of a script in a file, in whatever encoding; `-` is standard input. */
export const readSource = (file: string): string => decodeScript(readBytes(file)).text

/** The bytes of a file; `-` is standard input. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (cause) {
    throw new Error(`${file} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** Findings as people read them: place, sentence, the lines around it. */
export function findings(file: string, text: string, diagnostics: readonly Diagnostic[]): string {
  const excerpt = excerpts(text)
  return diagnostics
    .map(one => `${file}:${one.line}:${one.column} ${one.severity}: ${one.message} [${one.code}]\n${excerpt(one)}\n`)
    .join('\n')
}
