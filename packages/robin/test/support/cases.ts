import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { parse } from '../../src/syntax/parse.ts'
import { outline } from './outline.ts'

/** Rows of text → outline of its tree; each must parse without findings. */
export function parses(rows: Readonly<Record<string, readonly [text: string, expected: string]>>): void {
  for (const [title, [text, expected]] of Object.entries(rows)) {
    test(title, () => {
      const { tree, diagnostics } = parse(text)
      assert.deepEqual(diagnostics.map(short), [])
      assert.equal(outline(tree), expected)
    })
  }
}

/** Rows of text → its findings as `line:column code`, and optionally the outline of what was read all the same. */
export function refuses(
  rows: Readonly<Record<string, readonly [text: string, findings: readonly string[], expected?: string]>>,
): void {
  for (const [title, [text, findings, expected]] of Object.entries(rows)) {
    test(title, () => {
      const { tree, diagnostics } = parse(text)
      assert.deepEqual(diagnostics.map(short), findings)
      if (expected !== undefined) assert.equal(outline(tree), expected)
    })
  }
}

export function short({ line, column, code }: Diagnostic): string {
  return `${line}:${column} ${code}`
}
