import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Mask } from '../../src/evaluate/mask.ts'
import { BinaryValue } from '../../src/values/binaryValue.ts'
import { CredentialValue } from '../../src/values/credentialValue.ts'
import { dateTimeOf } from '../../src/values/dateTime.ts'
import { ErrorValue } from '../../src/values/errorValue.ts'
import { multiply, numberOf, parseNumber } from '../../src/values/number.ts'
import { List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'
import { execute } from '../support/execute.ts'

const maskOf = (...secrets: readonly Value[]): Mask => {
  const mask = new Mask()
  for (const secret of secrets) mask.add(secret, 'en-US')
  return mask
}

test('no text of three characters or more survives, plain or as JSON', () => {
  const secret = fc.string({ minLength: 3 }).filter(text => text.trim().length > 2 && !'*****'.includes(text.trim()))
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (text, before, after) => {
      const mask = new Mask()
      mask.add(text, 'en-US')
      assert.ok(!mask.apply(`${before}${text}${after}`).includes(text))
      const json = JSON.stringify({ before, text, after })
      assert.equal(typeof JSON.parse(mask.apply(json)), 'object')
    }),
  )
})

test('the longer of two texts is masked whole', () => {
  const mask = new Mask()
  mask.add('abc', '')
  mask.add('abcdef', '')
  assert.equal(mask.apply('abcdefg abc'), '*****g *****')
})

test('blank and booleans are no secrets', () => {
  const mask = new Mask()
  mask.add(null, '')
  mask.add(true, '')
  mask.add('  ', '')
  assert.equal(mask.apply('  True  '), '  True  ')
})

const secret = `p&ss "wörd" <it's> 100%`
const forms: Readonly<Record<string, (text: string) => string>> = {
  'as it is': text => text,
  'in capitals': text => text.toUpperCase(),
  'in small letters': text => text.toLowerCase(),
  'as JSON': text => JSON.stringify({ value: text }),
  'as JSON in JSON': text => JSON.stringify({ body: JSON.stringify({ value: text }) }),
  'as JSON of plain characters': text =>
    JSON.stringify(text).replace(/[^ -~]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'in a URL': text => `https://made.example/?q=${encodeURIComponent(text)}&n=1`,
  'as a form': text => new URLSearchParams({ value: text }).toString(),
  'in XML': text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  'in an attribute of XML': text =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;'),
  'in Base64': text => Buffer.from(text).toString('base64'),
  'as Basic authentication, one character before': text => Buffer.from(`u:${text}:x`).toString('base64'),
  'as Basic authentication, two characters before': text => Buffer.from(`:${text}:x`).toString('base64'),
  'as Basic authentication, three characters before': text => Buffer.from(`ab:${text}:x`).toString('base64'),
  'in Base64 of UTF-16': text => Buffer.from(`echo ${text}`, 'utf16le').toString('base64'),
  'in hexadecimal digits': text => Buffer.from(text).toString('hex').toUpperCase(),
  'in SQL': text => `select '${text.replaceAll("'", "''")}'`,
  'in CSV': text => `1,"${text.replaceAll('"', '""')}"`,
  'in a shell': text => `echo '${text.replaceAll("'", "'\\''")}'`,
}
for (const [where, write] of Object.entries(forms))
  test(`a sensitive text is masked ${where}`, () => {
    const [left = '', right = ''] = write('§§').split('§§')
    const shown = maskOf(secret).apply(write(secret))
    assert.ok(shown.includes('*****'), shown)
    const rest = shown.replace('*****', '')
    const written = write(secret)
    // At most the characters at the seams of Base64 remain.
    assert.ok(rest.length <= Math.max(left.length + right.length, written.length - 12) && rest.length < 60, shown)
    assert.doesNotMatch(shown, /w(ö|%C3|\\u00f6)rd/i)
  })

const numbers: readonly [secret: Value, shown: string, expected: string][] = [
  [parseNumber('1234.5') ?? 0, 'Pay 1,234.50 now', 'Pay ***** now'],
  [parseNumber('1234.5') ?? 0, 'Zahle 1.234,5.', 'Zahle *****.'],
  [parseNumber('1234.5') ?? 0, '1 234,50', '*****'],
  [parseNumber('1234.5') ?? 0, '-1234.5000', '-*****'],
  [multiply(-1, numberOf(1_234_567)), '1,234,567.00 and 1234567', '***** and *****'],
  ['1234567', 'total 1.234.567', 'total *****'],
  [numberOf(5), '5 of 15 in 5.00', '***** of 15 in *****'],
  ['0042', 'row 42 of 0042', 'row 42 of *****'],
]
for (const [value, shown, expected] of numbers)
  test(`${JSON.stringify(value)} in '${shown}' is masked however it is written`, () =>
    assert.equal(maskOf(value).apply(shown), expected))

test('a text of one or two characters is masked where it stands as a word', () => {
  assert.equal(maskOf('x', 'ab').apply('x=ab; exact cab (AB)'), '*****=*****; exact cab (*****)')
})

test('of a text of several lines every line is masked, whatever ends the lines', () => {
  const key = '-----BEGIN-----\r\nMIIEvQIBADANBgkq\r\nhkiG9w0BAQEFAASC\r\n'
  const mask = maskOf(key)
  assert.equal(mask.apply('line MIIEvQIBADANBgkq'), 'line *****')
  assert.equal(mask.apply(key.replaceAll('\r\n', '\n')), '*****\n')
})

test('of a long text also a cut beginning is masked', () => {
  const token = Array.from({ length: 20 }, (_, index) => `${index}abcdef`.slice(0, 7)).join('-')
  const shown = maskOf(token).apply(`Bad token ${token.slice(0, 100)}…`)
  assert.ok(!shown.includes(token.slice(0, 16)), shown)
  assert.ok(shown.length < 40, shown)
})

test('texts that overlap are masked together', () => {
  assert.equal(maskOf('abcd', 'cdef').apply('xabcdefy'), 'x*****y')
})

test('everything in a value is masked', () => {
  const table = new Table(['a'], [['in a table']])
  const mask = maskOf(
    new List(['in a list', new List(['in a list of it'])]),
    new RobinObject([['key', 'in an object']]),
    table,
    new Row(['a'], ['in a row']),
    new CredentialValue('ann', 'in a credential'),
    new BinaryValue(Buffer.from('in bytes')),
    new ErrorValue({ message: 'in an error' }),
    dateTimeOf(1980, 5, 17, 8, 30),
  )
  for (const text of [
    'in a list',
    'in a list of it',
    'in an object',
    'in a table',
    'in a row',
    'in a credential',
    'in bytes',
    'in an error',
    '5/17/1980 8:30:00 AM',
    '5/17/1980',
    '1980-05-17',
  ])
    assert.match(mask.apply(`<${text}>`), /^<\*{5}.*>$/, text)
  assert.equal(mask.apply('ann'), 'ann')
  assert.equal(mask.apply(Buffer.from('in bytes').toString('base64').replace(/=+$/, '')).slice(0, 5), '*****')
})

test('a text with letters whose small form is longer is masked in its place', () => {
  assert.equal(maskOf('geheim').apply('İİ geheim İ'), 'İİ ***** İ')
  assert.equal(maskOf('İstanbul').apply('to İstanbul!'), 'to *****!')
})

test('ten thousand texts are each found, alone and next to each other', () => {
  const secrets = Array.from({ length: 10_000 }, (_, index) => `key-${index * 7919}-end`)
  const mask = maskOf(...secrets)
  assert.equal(mask.apply(`a ${secrets[17]} b ${secrets[9999]}`), 'a ***** b *****')
  assert.equal(mask.apply('key-none-end'), 'key-none-end')
})

const leaks: Readonly<Record<string, string>> = {
  'an error text it was put into': "Test.Fail Message: $'''Login as ann with %Secret.ToUpper% failed'''",
  'an error of a conversion': 'Test.Show Integer: Secret',
  'a key that is not found': "SET X TO { 'a': 1 }[Secret]",
  'a list that was joined to a text': "SET All TO ['x', Secret]\nTest.Fail Message: $'''Got %All%'''",
  'an object written as JSON': "SET All TO { 'a': Secret }\nTest.Fail Message: $'''Got %All%'''",
  'the message of an exit': "EXIT Code: 1 ErrorMessage: $'''No %Secret% there'''",
  'an error that was caught and told again':
    "BLOCK B\nON BLOCK ERROR all\n    CALL Again\nEND\n    SET X TO [1][Secret]\nEND\nFUNCTION Again GLOBAL\n    ERROR => E\n    Test.Fail Message: $'''Again: %E% %Secret.Trimmed%'''\nEND FUNCTION",
}
for (const [where, script] of Object.entries(leaks))
  test(`a sensitive value does not show in ${where}`, async () => {
    const { outcome, reports } = await execute(`@SENSITIVE: [Secret]\nSET Secret TO 'p"ss wörd'\n${script}`)
    assert.equal(outcome.status, 'failed')
    const told = JSON.stringify([outcome, reports])
    assert.doesNotMatch(told, /w(ö|\\u00f6)rd/i)
  })
