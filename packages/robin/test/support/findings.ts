import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../src/check/check.ts'
import { parse } from '../../src/syntax/parse.ts'
import { catalogue } from './catalogue.ts'

/** Rows of text → what the check finds, as `line:column code message`; the message may be cut short. */
export function finds(rows: Readonly<Record<string, readonly [text: string, ...findings: readonly string[]]>>): void {
  for (const [title, [text, ...expected]] of Object.entries(rows)) {
    test(title, () => {
      const { tree, diagnostics } = parse(text)
      assert.deepEqual(diagnostics, [])
      const found = check(tree, catalogue).map(({ line, column, code, severity, message }) => {
        return `${line}:${column} ${severity === 'error' ? '' : `${severity} `}${code} ${message}`
      })
      assert.deepEqual(
        found.map((finding, at) => (finding.startsWith(expected[at] ?? '\0') ? expected[at] : finding)),
        expected,
      )
    })
  }
}
