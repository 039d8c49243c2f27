import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAll } from '../../src/support/textSearch.ts'

const decomposed = 'cafe\u0301'
const cases: readonly (readonly [
  text: string,
  sought: string,
  comparison: 'CultureSensitive' | 'Ordinal',
  ignoreCase: boolean,
  starts: readonly number[],
])[] = [
  ['abcabc', 'b', 'Ordinal', false, [1, 4]],
  ['aaa', 'aa', 'Ordinal', false, [0]],
  ['aBc', 'b', 'CultureSensitive', false, []],
  ['aBc', 'b', 'CultureSensitive', true, [1]],
  ['a.c', '.', 'Ordinal', true, [1]],
  [`un ${decomposed}`, 'café', 'CultureSensitive', false, [3]],
  [`un ${decomposed}`, 'café', 'Ordinal', false, []],
  ['ÉCOLE', 'école', 'CultureSensitive', true, [0]],
  ['resume', 'résumé', 'CultureSensitive', true, []],
  ['abc', '', 'Ordinal', false, []],
]

for (const [text, sought, comparison, IgnoreCase, starts] of cases)
  test(`'${sought}' is in '${text}' at [${starts}], ${comparison}${IgnoreCase ? ', ignoring case' : ''}`, () =>
    assert.deepEqual(
      Array.from(findAll(text, sought, { comparison, IgnoreCase, culture: 'en-US' }), found => found.start),
      starts,
    ))
