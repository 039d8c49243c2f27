import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { parseParameters } from '../../src/odata/parseParameters.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'

describe('The parameters of a function are read', () => {
  const cases: readonly (readonly [text: string, query: string, values: unknown])[] = [
    ['', '', {}],
    [' ', '', {}],
    ["AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default'", '', { AccessType: 'Default' }],
    ['AccessType=@p1', "@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'", { AccessType: 'Default' }],
    ['a=@p1,b=@p2', '@p2=2&@p1=1&$select=x', { a: 1, b: 2 }],
    ['a=@missing', '', { a: null }],
    ["EntityNames=['workflow','flowsession']", '', { EntityNames: ['workflow', 'flowsession'] }],
    ['EntityNames=@p', '@p=["workflow"]', { EntityNames: ['workflow'] }],
    ['Target=@tid', `@tid={'@odata.id':'flowsessions(${id})'}`, { Target: { '@odata.id': `flowsessions(${id})` } }],
    [
      'Target=@tid',
      `@tid=%7B%22@odata.id%22:%22flowsessions(${id})%22%7D`,
      { Target: { '@odata.id': `flowsessions(${id})` } },
    ],
    ["a = 'it''s' , b = true, c = null, d=-1.5e3", '', { a: "it's", b: true, c: null, d: -1500 }],
    [`a=${id.toUpperCase()},b=2024-01-31T10:00:00Z`, '', { a: id, b: '2024-01-31T10:00:00Z' }],
    ['a={},b=[]', '', { a: {}, b: [] }],
  ]
  for (const [text, query, values] of cases)
    test(`${text || 'nothing'} ${query}`, () => assert.deepEqual(parseParameters(text, query), values))
})

describe('What are no parameters is refused where it goes wrong', () => {
  const cases: readonly (readonly [text: string, query: string, message: string])[] = [
    ['a', '', "'=' expected at position 1 in 'a'."],
    ['a=', '', "Expression expected at position 2 in 'a='."],
    ['a=1 b=2', '', "Syntax error at position 4 in 'a=1 b=2'."],
    ["a=['x'", '', "']' or ',' expected at position 6 in 'a=['x''."],
    ["a='x", '', "Expression expected at position 2 in 'a='x'."],
    ['a=@p', '@p={', "Syntax error at position 1 in '{'."],
    ['a=1,a=2', '', "The parameter 'a' was given more than once."],
    [`a=${'['.repeat(21)}`, '', `The value is nested deeper than 20 levels at position 23 in 'a=${'['.repeat(21)}'.`],
  ]
  for (const [text, query, message] of cases)
    test(`${text} ${query}`, () =>
      assert.throws(() => parseParameters(text, query), { name: 'DataverseError', code: '0x80060888', message }))
})

test('Whatever the text, the answer is values or an error of the catalogue', () => {
  const piece = fc.constantFrom(
    'a=',
    '@p',
    ',',
    "'x'",
    '[',
    ']',
    '{',
    '}',
    ':',
    '"y"',
    '1',
    'null',
    "N.T'm'",
    ' ',
    '\\',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map(pieces => pieces.join('')),
      ),
      fc.string(),
      (text, query) => {
        try {
          assert.equal(typeof parseParameters(text, `@p=${text}&${query}`), 'object')
        } catch (error) {
          assert.ok(error instanceof DataverseError)
        }
      },
    ),
  )
})
