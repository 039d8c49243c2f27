import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folds } from '../../src/editing/folding.ts'
import { type OutlineEntry, outline } from '../../src/editing/outline.ts'
import { parse } from '../../src/syntax/parse.ts'

const text = [
  "@INPUT N : { 'Type': 'String' }",
  '**REGION Read',
  'IF True THEN',
  "    LABEL 'In'",
  'END',
  '**ENDREGION',
  "BLOCK 'Try'",
  'ON BLOCK ERROR all',
  'END',
  '    LABEL Inner',
  'END',
  'FUNCTION Sub GLOBAL',
  '    LABEL Again',
  'END FUNCTION',
].join('\r\n')

test('the outline has inputs, regions, blocks, labels and subflows, nested as they stand', () => {
  const lines = (entries: readonly OutlineEntry[], indent = ''): string[] =>
    entries.flatMap(({ kind, name, children }) => [`${indent}${kind} ${name}`, ...lines(children, `${indent}  `)])
  assert.deepEqual(lines(outline(parse(text).tree)), [
    'input N',
    'region Read',
    '  label In',
    'block Try',
    '  label Inner',
    'subflow Sub',
    '  label Again',
  ])
})

test('blocks, regions and subflows fold from their first line to their last', () => {
  assert.deepEqual(
    folds(parse(text).tree, text).map(({ kind, firstLine, lastLine }) => `${kind} ${firstLine}-${lastLine}`),
    ['region 2-6', 'block 3-5', 'block 7-11', 'block 12-14'],
  )
})
