import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import * as syntax from '../../src/odata/syntax.ts'

type Production = (text: string) => unknown

/** What each production takes, and what it refuses and where: by the grammar of OData 4.01, or by Dataverse's pages. */
const productions: readonly {
  readonly name: string
  readonly parse: Production
  readonly accepted: readonly string[]
  readonly refused: readonly (readonly [text: string, position: number])[]
}[] = [
  {
    name: 'filter',
    parse: syntax.parseFilter,
    accepted: [
      'a eq 1',
      ' a  eq\t1 ',
      'a eq -1',
      'a eq +1',
      'a eq 1.5e-3',
      'a eq b',
      'a/b/c eq 1',
      'ns.type/a eq 1',
      "a eq 'it''s'",
      "a eq ''",
      'a eq null',
      'a eq true and b eq false',
      'not (a eq 1)',
      'not a',
      '(a)',
      '( a eq 1 )',
      'a in (1,2)',
      'a in ( 1 , 2 )',
      'a in ()',
      'a in @p1',
      'a eq @p1',
      "contains(a,'x')",
      "contains( a , 'x' )",
      'length(a) eq 1',
      'substring(a,1,2) eq null',
      'now() gt a',
      'a/any()',
      'a/any(x:x/b eq 1)',
      'a/any( x : x/b eq 1 )',
      'a/all(x:x/b/any(y:y/c eq 1))',
      "Microsoft.Dynamics.CRM.Today(PropertyName='a')",
      'Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=["O\'Brian","a\\"b"])',
      "Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['4','8'])",
      "a/any(o1:(o1/Microsoft.Dynamics.CRM.In(PropertyName='b',PropertyValues=['4'])))",
      "a/Microsoft.Dynamics.CRM.Today(PropertyName='b')",
      'a eq 2024-01-31',
      'a eq 2024-01-31T10:00Z',
      'a eq 2024-01-31T10:00:00.123456789012-08:00',
      'a eq F091FFAB-58BB-4630-A115-659453D56F59',
      "a eq ns.color'Red,Blue'",
      `${'a'.repeat(128)} eq 1`,
      'not(a)',
    ],
    refused: [
      ['', 0],
      ['a eq', 4],
      ['a eq 1and b eq 2', 5],
      ["a eq 'x'and b eq 2", 8],
      ['(a)and (b)', 3],
      ['(a) and(b)', 4],
      ['a eq(1)', 2],
      ['notcontains(a)', 0],
      ['a in(1)', 2],
      ['a in (b)', 6],
      ['a in (1,)', 8],
      ['a / b eq 1', 2],
      ['a/ b eq 1', 3],
      ['a /b eq 1', 2],
      ["contains (a,'x')", 9],
      ['contains(a)', 0],
      ["fn(a,'x')", 0],
      ['a/any (x:x)', 6],
      ['a/all()', 6],
      ['a/any(x)', 7],
      ['a eq "x"', 5],
      ['a eq 1L', 5],
      ['a eq 1.', 5],
      ['a eq .5', 5],
      ['a eq 1e', 5],
      ['a eq 2024-01-31T10:00:00', 5],
      ['a eq 2024-01-31T10:00:00+0200', 5],
      ['a eq 2024-13-01', 5],
      ['a eq 2024-02-30T00:00Z', 5],
      ["a eq 'x", 7],
      ['a EQ 1', 2],
      ['a.b eq 1', 0],
      ['a eq 1 b', 7],
      ['a eq b eq c', 7],
      ['a,b', 1],
      ['(a', 2],
      ['a)', 1],
      ['{a}', 0],
      ['a eq \u00a01', 5],
      ["Microsoft.Dynamics.CRM.In(PropertyName = 'a')", 26],
      ["Microsoft.Dynamics.CRM.In('a')", 26],
      [`${'a'.repeat(129)} eq 1`, 0],
    ],
  },
  {
    name: 'orderby',
    parse: syntax.parseOrderBy,
    accepted: ['a', 'a asc', 'a desc,b', 'a/b desc', '@p1 asc,@p2 desc', 'a, b'],
    refused: [
      ['', 0],
      ['a up', 0],
      ['a DESC', 0],
      ['a,', 2],
      ['a,,b', 2],
      ['a desc desc', 0],
      ["'a'", 0],
      ['1', 0],
    ],
  },
  {
    name: 'select',
    parse: syntax.parseSelect,
    accepted: ['a', '*', 'a,b', 'a, b', '_a_value'],
    refused: [
      ['a,', 2],
      ['a b', 0],
      ['a/b', 0],
      ['1', 0],
      ['a,$b', 2],
      ['**', 0],
    ],
  },
  {
    name: 'expand',
    parse: text => syntax.parseExpand(text),
    accepted: [
      'a',
      'a,b',
      'a/$ref',
      'a($select=b)',
      'a($select=b;$filter=c eq 1;$orderby=d desc;$top=1)',
      "a($filter=b eq 'x;y)')",
      'a($expand=b($expand=c($select=d)))',
      'a/$ref($top=1)',
    ],
    refused: [
      ['', 0],
      ['a()', 0],
      ['a ($select=b)', 0],
      ['a(select=b)', 0],
      ['a($skip=1)', 0],
      ['a/$ref($select=b)', 0],
      ['a($select=b', 11],
      ['a($select=b;)', 10],
      ['a/$value', 0],
      ['*', 0],
    ],
  },
  {
    name: 'query string',
    parse: syntax.parseQueryOptions,
    accepted: [
      '',
      '$top=1',
      '$select=a&$filter=a+eq+1',
      '%24top=1',
      'tag=x',
      'tag',
      '@p1=1&$filter=a%20eq%20@p1',
      '$count=true',
    ],
    refused: [
      ['&', 0],
      ['$top=1&', 6],
      ['$top=1&&$count=true', 6],
      ['=1', 0],
      ['$filter=a eq', 4],
    ],
  },
  {
    name: 'Prefer',
    parse: syntax.parsePreferences,
    accepted: [
      'a',
      'a=b',
      'a="b,c"',
      'a="\\""',
      'a=b, c',
      'a = b',
      'a;b=c',
      'a;',
      'return=representation,odata.maxpagesize=2',
    ],
    refused: [
      ['', 0],
      ['a,', 2],
      [',a', 0],
      ['a="b', 1],
      ['a b', 2],
      ['a=', 1],
      ['"a"', 0],
      ['a=b c', 4],
    ],
  },
  ...primitive('null', syntax.parseNullLiteral, ['null'], ['NULL', '', 'nul']),
  ...primitive('boolean', syntax.parseBooleanLiteral, ['true', 'false'], ['1', 'yes', 'truE ']),
  ...primitive(
    'guid',
    syntax.parseGuidLiteral,
    ['F091FFAB-58bb-4630-a115-659453d56f59'],
    [
      '{f091ffab-58bb-4630-a115-659453d56f59}',
      'f091ffab58bb4630a115659453d56f59',
      'g091ffab-58bb-4630-a115-659453d56f59',
    ],
  ),
  ...primitive('date', syntax.parseDateLiteral, ['2024-02-29', '0001-01-01'], ['2023-02-29', '2024-1-1', '24-01-01']),
  ...primitive(
    'date and time',
    syntax.parseDateTimeOffsetLiteral,
    ['2024-01-01T00:00Z', '2024-01-01T23:59:59.5+14:00'],
    ['2024-01-01T00:00', '2024-01-01', '2024-01-01T24:00Z', '2024-01-01 00:00Z', '2024-01-01T00:00+2'],
  ),
  ...primitive('time of day', syntax.parseTimeOfDayLiteral, ['00:00', '23:59:59.999'], ['24:00', '1:00', '10:60']),
  ...primitive(
    'duration',
    syntax.parseDurationLiteral,
    ["duration'P1D'", "'PT1H2M3.5S'", "duration'-P1DT1S'"],
    ["duration'P'", "duration'PT'", "duration'P1DT'", "duration'P1Y'", 'P1D'],
  ),
  ...primitive(
    'integer',
    syntax.parseIntegerLiteral,
    ['0', '-9223372036854775808', '+7', '9223372036854775807'],
    ['9223372036854775808', '1.0', '1L', '', '--1'],
  ),
  ...primitive(
    'number',
    syntax.parseNumberLiteral,
    ['1', '-1.5', '+1e10', '1E-3', 'INF', '-INF', 'NaN'],
    ['.5', '1.', '1d', 'inf', '+INF', '0x1', ''],
  ),
  ...primitive('string', syntax.parseStringLiteral, ["''", "'a'", "'a''b'", "'é;&'"], ["'", "'a'b'", '"a"', "a'"]),
  ...primitive(
    'binary',
    syntax.parseBinaryLiteral,
    ["binary''", "binary'T0RhdGE'", "binary'T0RhdGE='", "binary'AQ'", "binary'AQ=='"],
    ["binary'T'", "binary'T0RhdGF'", "binary'A+=='", 'T0RhdGE'],
  ),
  ...primitive(
    'enumeration',
    syntax.parseEnumLiteral,
    ["a.b'C'", "a.b'C,D'", "a.b'-1'"],
    ["b'C'", "a.b''", "a.b'C D'", 'a.b'],
  ),
]

for (const { name, parse, accepted, refused } of productions) {
  describe(`The production ${name}`, () => {
    for (const text of accepted) test(`takes ${shown(text)}`, () => void parse(text))
    for (const [text, position] of refused)
      test(`refuses ${shown(text)} at ${position}`, () =>
        assert.throws(
          () => parse(text),
          (error: unknown) => {
            assert.ok(error instanceof syntax.QuerySyntaxError, String(error))
            assert.deepEqual([error.position, error.code, error.status], [position, '0x80060888', 400])
            return true
          },
        ))
  })
}

test('Literals have the values they are written for', () => {
  assert.equal(syntax.parseStringLiteral("'it''s'"), "it's")
  assert.equal(syntax.parseDateTimeOffsetLiteral('2024-01-31T10:00:00+02:00'), Date.UTC(2024, 0, 31, 8))
  assert.equal(syntax.parseDurationLiteral("duration'-P1DT1H1M1.5S'"), -90_061_500)
  assert.equal(syntax.parseIntegerLiteral('-9223372036854775808'), -(2n ** 63n))
  assert.equal(Buffer.from(syntax.parseBinaryLiteral("binary'T0RhdGE'")).toString(), 'OData')
  assert.deepEqual(syntax.parseEnumLiteral("a.b'C,D'"), { type: 'a.b', members: ['C', 'D'] })
  assert.deepEqual([syntax.parseNumberLiteral('-INF'), syntax.parseNumberLiteral('1e3')], [-Infinity, 1000])
})

test('Whatever the text, a production gives nodes or an error with a position inside of it', () => {
  const mark = fc.constantFrom(
    ...'()[],;:=/@\'"$&%+- .'.split(''),
    'a',
    '1',
    'eq',
    'not',
    'any',
    'and',
    'in',
    '$ref',
    '$select=',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(mark, { maxLength: 40 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(text, text => {
      for (const { parse } of productions)
        try {
          parse(text)
        } catch (error) {
          if (error instanceof syntax.QuerySyntaxError) assert.ok(error.position >= 0 && error.position <= text.length)
          else assert.match(String(error), /^DataverseError: /)
        }
    }),
    { numRuns: 300 },
  )
})

test('A string literal is read back as what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      assert.equal(syntax.parseStringLiteral(`'${text.replaceAll("'", "''")}'`), text)
      const node = syntax.parseFilter(`a eq '${text.replaceAll("'", "''")}'`)
      assert.ok(node.kind === 'compare' && node.right.kind === 'literal' && node.right.value === text)
    }),
  )
})

test('Text is bounded in length and depth, and what is long is read in one pass', () => {
  const { maxDepth, maxLength } = syntax
  const long = ['a', "'", '(', 'a/', 'a.', ' ', '1', '-', '@a', 'a,', ';', '[', '"\\', '%', 'not ', 'a=', 'T', '=&']
  for (const part of long) {
    const text = part.repeat(Math.ceil(maxLength / part.length)).slice(0, maxLength)
    for (const { parse } of productions)
      try {
        parse(text)
      } catch (error) {
        assert.match(String(error), /^DataverseError: /)
      }
  }
  assert.throws(() => syntax.parseFilter('a'.repeat(maxLength + 1)), /too long/)
  assert.throws(() => syntax.parseFilter(`${'('.repeat(maxDepth + 1)}a`), /nested deeper/)
  assert.throws(() => syntax.parseExpand(`${'a($expand='.repeat(12)}a${')'.repeat(12)}`), /nested deeper/)
})

function primitive(name: string, parse: Production, accepted: readonly string[], refused: readonly string[]) {
  return [{ name, parse, accepted, refused: refused.map(text => [text, 0] as const) }]
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}… (${text.length})` : text || 'nothing'
}
