import { readFileSync } from 'node:fs'
import type { Diagnostic } from '@deskhand/robin/diagnostic'
import { excerpt } from '@deskhand/robin/syntax/excerpt'

/** The text of a file; `-` is standard input. */
export function readSource(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (cause) {
    throw new Error(`${file} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** Findings as people read them: place, sentence, the lines around it. */
export const findings = (file: string, text: string, diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(
      one => `${file}:${one.line}:${one.column} ${one.severity}: ${one.message} [${one.code}]\n${excerpt(text, one)}\n`,
    )
    .join('\n')
