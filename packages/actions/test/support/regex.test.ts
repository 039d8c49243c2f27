import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dotNetRegex, escapeRegex, expandReplacement } from '../../src/support/regex.ts'

const found: readonly (readonly [pattern: string, text: string, matches: readonly string[], ignoreCase?: boolean])[] = [
  ['\\d{2}', 'a12b34', ['12', '34']],
  ['(?i)abc', 'xABC', ['ABC']],
  ['a(?i)b(?-i)c', 'aBc aBC', ['aBc']],
  ['(?i:a)b', 'Ab AB', ['Ab']],
  ['abc', 'ABC', ['ABC'], true],
  ['[A-Z]+', 'abc', ['abc'], true],
  ['^a', 'a\na', ['a']],
  ['(?m)^a$', 'a\na\n', ['a', 'a']],
  ['a$', 'a\n', ['a']],
  ['a\\z', 'a\n', []],
  ['a\\Z', 'a\n', ['a']],
  ['\\Aa', 'a\na', ['a']],
  ['a.b', 'a\nb a\rb', ['a\rb']],
  ['(?s)a.b', 'a\nb', ['a\nb']],
  ['(?x) a b # words\n c', 'abc', ['abc']],
  ['a(?#a comment)b', 'ab', ['ab']],
  ['[a-z-[aeiou]]+', 'hello', ['h', 'll']],
  ['[]a]', ']a', [']', 'a']],
  ['[^]]', ']a', ['a']],
  ['\\bcafé\\b', 'le café.', ['café']],
  ['\\w+', 'naïve Ünï_1', ['naïve', 'Ünï_1']],
  ['[\\w.-]+@[\\w-]+', 'a.b-c@d-e', ['a.b-c@d-e']],
  ["(?'year'\\d+)-(?<month>\\d+)", '2026-11', ['2026-11']],
  ['(?<a>x)\\k<a>\\1', 'xxx', ['xxx']],
  ['(?>a+)ab', 'aaab', []],
  ['(?<=€)\\d+', '€5 $6', ['5']],
  ['a{,3}', 'a{,3}', ['a{,3}']],
  ['\\u00e9|\\x41', 'éA', ['é', 'A']],
  ['\\p{Lu}', 'aB', ['B']],
  ['.', '😀', ['😀']],
  ['"(\\w+)":\\s', '{"a": 1}', ['"a": ']],
]

for (const [pattern, text, matches, ignoreCase] of found)
  test(`${pattern} finds ${JSON.stringify(matches)} in ${JSON.stringify(text)}`, () => {
    const { expression } = dotNetRegex(pattern, { ignoreCase: ignoreCase ?? false })
    assert.deepEqual(
      Array.from(text.matchAll(expression), match => match[0]),
      matches,
    )
  })

for (const pattern of ['[', '(', ')', '*a', 'a**', '\\', '(?<n', '\\1(a)', '(?(a)b|c)', '\\q', '[z-a]'])
  test(`${pattern} is refused`, () => assert.throws(() => dotNetRegex(pattern), SyntaxError))

const replaced: readonly (readonly [pattern: string, text: string, replacement: string, result: string])[] = [
  ['(a)(b)', 'ab', '$2$1', 'ba'],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are .NET's
  // .NET counts unnamed groups first.
  ['(?<n>a)(b)', 'ab', '$1-$2-${n}', 'b-a-a'],
  ['b', 'abc', "[$&|$`|$'|$_|$$]", 'a[b|a|c|abc|$]c'],
  ['(a)(b)', 'ab', '$+', 'b'],
  ['a', 'a', '$7 ${none}', '$7 ${none}'],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are .NET's
]

for (const [pattern, text, replacement, result] of replaced)
  test(`${pattern} replaced by ${replacement} makes ${result}`, () => {
    const regex = dotNetRegex(pattern)
    const match = [...text.matchAll(regex.expression)][0]!
    const made =
      text.slice(0, match.index) +
      expandReplacement(replacement, match, regex) +
      text.slice(match.index + match[0].length)
    assert.equal(made, result)
  })

test('escaped text stands for itself', () => {
  const text = 'a.b*c (d) [e] {f} ^$ | # \\ + ?'
  assert.equal(dotNetRegex(`^${escapeRegex(text)}$`).expression.test(text), true)
})
