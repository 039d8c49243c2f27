import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { maxDepth, parseFilter } from '../../src/odata/parseFilter.ts'
import type { Expression } from '../../src/odata/query.ts'

describe('A filter is read into nodes', () => {
  const cases: readonly (readonly [filter: string, nodes: string])[] = [
    ['category eq 6', 'category eq 6'],
    ["name eq 'it''s'", 'name eq "it\'s"'],
    ['a eq 1 or b eq 2 and not c eq 3', '(a eq 1 or (b eq 2 and not(c eq 3)))'],
    ['(a eq 1 or b eq 2) and c eq 3', '((a eq 1 or b eq 2) and c eq 3)'],
    ['a eq 1 and b eq 2 and c eq 3', '(a eq 1 and b eq 2 and c eq 3)'],
    ['MachineId/name ne null', 'MachineId/name ne null'],
    [
      '_ownerid_value eq F091FFAB-58BB-4630-A115-659453D56F59',
      '_ownerid_value eq f091ffab-58bb-4630-a115-659453d56f59',
    ],
    ['createdon ge 2024-01-01T00:00:00Z', 'createdon ge date:1704067200000'],
    ['createdon ge 2024-01-01', 'createdon ge date:1704067200000'],
    ['createdon ge 2024-01-01T02:00:00.250+02:00', 'createdon ge date:1704067200250'],
    ['x lt -7.5e3', 'x lt -7.5e3'],
    ['ismanaged eq true', 'ismanaged eq true'],
    ["contains(name,'x') and not startswith(name,'y')", '(contains(name, "x") and not(startswith(name, "y")))'],
    ['statuscode in (4,8)', 'statuscode in [4, 8]'],
    ['a eq @p1', 'a eq @p1'],
    ['flowsessions/any(r:r/statuscode eq 8)', 'flowsessions/any(r: r/statuscode eq 8)'],
    ['flowsessions/any()', 'flowsessions/any()'],
    [
      "Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['4','8'])",
      'CRM.In(PropertyName="statuscode", PropertyValues=["4", "8"])',
    ],
    [
      "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7) and statuscode eq 8",
      '(CRM.LastXDays(PropertyName="createdon", PropertyValue=7) and statuscode eq 8)',
    ],
  ]
  for (const [filter, nodes] of cases) {
    test(filter, () => assert.equal(print(parseFilter(filter)), nodes))
  }
})

describe('What Microsoft’s pages show is read', () => {
  const cases: readonly (readonly [page: string, filter: string, nodes: string])[] = [
    // Filter rows using OData
    ['operators', 'revenue lt 100000 and revenue gt 2000', '(revenue lt 100000 and revenue gt 2000)'],
    ['not', "not contains(name,'sample')", 'not(contains(name, "sample"))'],
    [
      'parentheses',
      "(contains(name,'sample') or contains(name,'test')) and revenue gt 5000",
      '((contains(name, "sample") or contains(name, "test")) and revenue gt 5000)',
    ],
    ['columns', 'firstname eq lastname', 'firstname eq lastname'],
    ['quoted ids', "_owninguser_value eq '7d716234-9628-ed11-9db1-000d3a320482'", ''],
    ['quotes', "lastname eq 'O''Bryan'", 'lastname eq "O\'Bryan"'],
    ['parts in parentheses', "contains(name,'(sample)')", 'contains(name, "(sample)")'],
    [
      'paths',
      "primarycontactid/createdby/fullname eq 'System Administrator'",
      'primarycontactid/createdby/fullname eq "System Administrator"',
    ],
    [
      'query functions with lists of JSON',
      'Microsoft.Dynamics.CRM.Between(PropertyName=\'numberofemployees\',PropertyValues=["5","2000"])',
      'CRM.Between(PropertyName="numberofemployees", PropertyValues=["5", "2000"])',
    ],
    [
      'query functions with aliases',
      'Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)',
      'CRM.In(PropertyName=@p1, PropertyValues=@p2)',
    ],
    [
      'an alias that stands for a list',
      '["OBrian","OBryan","O\'Brian","O\'Bryan"]',
      '["OBrian", "OBryan", "O\'Brian", "O\'Bryan"]',
    ],
    [
      'any',
      "Account_Emails/any(e:contains(e/subject,'sometext') and \ne/statecode eq 0)",
      'Account_Emails/any(e: (contains(e/subject, "sometext") and e/statecode eq 0))',
    ],
    ['all', 'Account_Tasks/all(t:t/statecode eq 1)', 'Account_Tasks/all(t: t/statecode eq 1)'],
    [
      'any in any',
      "(contact_customer_accounts/any(c:c/jobtitle eq 'jobtitle' and \nc/opportunity_customer_contacts/any(o:o/description ne 'N/A'))) and \nendswith(name,'Inc.')",
      '',
    ],
    // Web API Query Data Sample
    [
      'numbers as text',
      "Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue='1') and _parentcustomerid_value eq 7d716234-9628-ed11-9db1-000d3a320482",
      '',
    ],
    // The TripPin requests, to which the pages on lambda operators lead
    [
      'not before a parenthesis',
      "not(contains(FirstName,'Q')) and (AddressInfo/any(ai:ai/City/Region eq 'WA') or AddressInfo/any(ai:ai/City/Region eq 'ID'))",
      '(not(contains(FirstName, "Q")) and (AddressInfo/any(ai: ai/City/Region eq "WA") or AddressInfo/any(ai: ai/City/Region eq "ID")))',
    ],
  ]
  for (const [page, filter, nodes] of cases)
    test(`${page}: ${filter}`, () => {
      const read = print(parseFilter(filter))
      if (nodes !== '') assert.equal(read, nodes)
    })
})

describe('What cannot be read is refused with its place', () => {
  const cases: readonly (readonly [filter: string, message: string])[] = [
    ['', "Expression expected at position 0 in ''."],
    ['name eq', "Expression expected at position 7 in 'name eq'."],
    ['name eq ,', "Expression expected at position 8 in 'name eq ,'."],
    ['name foo 1', "Syntax error at position 5 in 'name foo 1'."],
    ['(a eq 1', "')' or operator expected at position 7 in '(a eq 1'."],
    ['a eq 1)', "Syntax error at position 6 in 'a eq 1)'."],
    ["name eq 'never closed", "There is an unterminated literal at position 21 in 'name eq 'never closed'."],
    ['a eq #', "Syntax error at position 5 in 'a eq #'."],
    ["contains(name 'x')", "')' or ',' expected at position 14 in 'contains(name 'x')'."],
    // What no page of Microsoft’s shows for Dataverse, and OData 4.01 does not have
    ["notcontains(name,'x')", "An unknown function with name 'notcontains' was found."],
    ['(a eq 1)and(b eq 2)', "Blanks must stand around 'and' at position 8 in '(a eq 1)and(b eq 2)'."],
    ['a eq 1 and(b eq 2)', "Blanks must stand around 'and' at position 7 in 'a eq 1 and(b eq 2)'."],
    ["a in('x')", "Blanks must stand around 'in' at position 2 in 'a in('x')'."],
    ['a EQ 1', "Syntax error at position 2 in 'a EQ 1'."],
    ['a eq 1 AND b eq 2', "Syntax error at position 7 in 'a eq 1 AND b eq 2'."],
    ['a eq 7L', "Syntax error at position 5 in 'a eq 7L'."],
    ['a eq 5.0M', "Syntax error at position 5 in 'a eq 5.0M'."],
    [
      "a eq guid'f091ffab-58bb-4630-a115-659453d56f59'",
      "Unrecognized 'Edm.String' literal 'guid'f091ffab-58bb-4630-a115-659453d56f59'' at '5' in 'a eq guid'f091ffab-58bb-4630-a115-659453d56f59''.",
    ],
    [
      "a eq datetime'2024-01-01T00:00:00'",
      "Unrecognized 'Edm.String' literal 'datetime'2024-01-01T00:00:00'' at '5' in 'a eq datetime'2024-01-01T00:00:00''.",
    ],
    [
      'a eq {f091ffab-58bb-4630-a115-659453d56f59}',
      "Syntax error at position 5 in 'a eq {f091ffab-58bb-4630-a115-659453d56f59}'.",
    ],
    ['createdon gt 2024-02-30', "Expression expected at position 13 in 'createdon gt 2024-02-30'."],
  ]
  for (const [filter, message] of cases) {
    test(filter || 'empty text', () =>
      assert.throws(() => parseFilter(filter), { name: 'DataverseError', code: '0x80060888', status: 400, message }),
    )
  }
})

test('Nesting is bounded, however it is made', () => {
  for (const open of ['(', 'not ', 'length(', '['])
    assert.throws(() => parseFilter(open.repeat(maxDepth + 1)), /nested deeper than 100 levels/)
  assert.doesNotThrow(() => parseFilter(`${'('.repeat(maxDepth)}a eq 1${')'.repeat(maxDepth)}`))
})

test('A long flat filter is read without deep recursion', () => {
  const filter = Array.from({ length: 4000 }, (_, index) => `a eq ${index}`).join(' or ')
  const node = parseFilter(filter)
  assert.equal(node.kind === 'or' && node.of.length, 4000)
})

test('Whatever the text, the answer is nodes or an error of the catalogue', () => {
  const word = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    ',',
    '/',
    ':',
    '=',
    "'",
    'and',
    'or',
    'not',
    'in',
    'eq',
    'any(',
    'a',
    '1',
    '@p',
    ' ',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 40 }).map(words => words.join(' ')),
  )
  fc.assert(
    fc.property(text, filter => {
      try {
        parseFilter(filter)
      } catch (error) {
        assert.ok(error instanceof DataverseError)
      }
    }),
    { numRuns: 500 },
  )
})

test('What is printed is read back as the same nodes', () => {
  const value = fc.oneof(
    fc.integer().map(String),
    fc.constantFrom('null', 'true', '2024-01-01T00:00:00Z', '11111111-1111-4111-8111-111111111111'),
    fc.string({ maxLength: 8 }).map(text => `'${text.replaceAll("'", "''")}'`),
  )
  const { filter } = fc.letrec<{ filter: string }>(tie => ({
    filter: fc.oneof(
      { maxDepth: 4 },
      fc
        .tuple(fc.constantFrom('name', 'MachineId/name'), fc.constantFrom('eq', 'ne', 'gt'), value)
        .map(parts => parts.join(' ')),
      fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
        .map(([a, word, b]) => `(${a}) ${word} (${b})`),
      tie('filter').map(inner => `not (${inner})`),
    ),
  }))
  fc.assert(
    fc.property(filter, text => {
      assert.equal(print(parseFilter(text)), print(parseFilter(` ( ${text} ) `)))
    }),
    { numRuns: 100 },
  )
})

function print(node: Expression): string {
  const list = (nodes: readonly Expression[], between = ', '): string => nodes.map(print).join(between)
  switch (node.kind) {
    case 'literal':
      return node.type === 'string'
        ? JSON.stringify(node.value)
        : `${node.type === 'datetime' ? 'date:' : ''}${node.value}`
    case 'property':
      return node.path.join('/')
    case 'alias':
      return node.name
    case 'compare':
      return `${print(node.left)} ${node.operator} ${print(node.right)}`
    case 'in':
      return `${print(node.left)} in [${list(node.items)}]`
    case 'and':
    case 'or':
      return `(${list(node.of, ` ${node.kind} `)})`
    case 'not':
      return `not(${print(node.of)})`
    case 'call':
      return `${node.name}(${list(node.of)})`
    case 'list':
      return `[${list(node.items)}]`
    case 'queryFunction':
      return `CRM.${node.name}(${Object.entries(node.parameters)
        .map(([name, value]) => `${name}=${print(value)}`)
        .join(', ')})`
    case 'lambda': {
      const inside = node.of === undefined ? '' : `${node.variable}: ${print(node.of)}`
      return `${node.path.join('/')}/${node.quantifier}(${inside})`
    }
  }
}
