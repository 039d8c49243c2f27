import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { parseQueryOptions } from '../../src/odata/parseQueryOptions.ts'

test('The query of the public page is read, with + and with %20 for a blank', () => {
  const withPlus = parseQueryOptions('$filter=category+eq+6&$select=name,workflowid&$orderby=name')
  const encoded = parseQueryOptions('%24filter=category%20eq%206&$select=name%2Cworkflowid&$orderby=name')
  assert.deepEqual(withPlus, encoded)
  assert.deepEqual(
    withPlus.select?.map(item => item.name),
    ['name', 'workflowid'],
  )
  assert.deepEqual(withPlus.orderBy, [{ path: ['name'], descending: false, at: 0 }])
  assert.equal(withPlus.filter?.kind, 'compare')
})

test('Directions, $top, $count, aliases and unknown parameters are read', () => {
  const options = parseQueryOptions("$orderby=a asc, b/c desc&$top=3&$count=true&@p1='x'&tag=anything&$filter=a eq @p1")
  assert.deepEqual(
    options.orderBy?.map(({ path, descending }) => [path.join('/'), descending]),
    [
      ['a', false],
      ['b/c', true],
    ],
  )
  assert.equal(options.top, 3)
  assert.equal(options.count, true)
  assert.deepEqual(options.aliases?.['@p1'], { kind: 'literal', type: 'string', value: 'x', at: 0 })
})

test('An expansion has options of its own, separated by semicolons', () => {
  const [machine, owner] = parseQueryOptions(
    "$expand=MachineId($select=name,agentversion;$expand=FlowMachineGroupId($select=name);$filter=name eq 'a;b)'),ownerid/$ref",
  ).expand!
  assert.deepEqual([machine?.name, machine?.ref, owner?.name, owner?.ref], ['MachineId', false, 'ownerid', true])
  assert.deepEqual(
    machine?.options.select?.map(item => item.name),
    ['name', 'agentversion'],
  )
  assert.equal(machine?.options.expand?.[0]?.name, 'FlowMachineGroupId')
  assert.equal(machine?.options.filter?.kind, 'compare')
})

describe('A query that cannot be served is refused', () => {
  const cases: readonly (readonly [query: string, status: number, message: RegExp])[] = [
    ['$skip=1', 400, /^Skip Clause is not supported in CRM$/],
    ['$foo=1', 400, /^The query parameter '\$foo' is not supported\.$/],
    ['$Filter=a eq 1', 400, /'\$Filter' is not supported/],
    ['$top=-1', 400, /^Invalid value '-1' for \$top/],
    ['$count=yes', 400, /^Invalid value 'yes' for \$count/],
    ['$top=1&$top=2', 400, /^Query option '\$top' was specified more than once/],
    ['$select=a,,b', 400, /^Syntax error at position 2 in 'a,,b'\.$/],
    ['$select=a b', 400, /^Syntax error at position 0/],
    ['$orderby=a up', 400, /^Syntax error at position 0 in 'a up'\.$/],
    ['$orderby=', 400, /^Expression expected at position 0/],
    ['$expand=a(', 400, /^'\)' expected at position 2/],
    ['$expand=a($apply=x)', 400, /^Syntax error at position 0/],
    ['$filter=%E0%A4%A', 400, /percent-encoded/],
    ['$apply=groupby(a)', 400, /expected at position 8/],
    ['userQuery=x', 400, /wants the id of a view/],
    [
      'savedQuery=00000000-0000-0000-0000-000000000001',
      404,
      /^Entity 'savedquery' With Id = 00000000-0000-0000-0000-000000000001 Does Not Exist$/,
    ],
  ]
  for (const [query, status, message] of cases) {
    test(query, () => assert.throws(() => parseQueryOptions(query), { name: 'DataverseError', status, message }))
  }
})

test('Whatever the text, the answer is options or an error of the catalogue', () => {
  const part = fc.constantFrom(
    '$select=',
    '$filter=',
    '$expand=',
    '$orderby=',
    '&',
    ';',
    '(',
    ')',
    "'",
    ',',
    'a',
    '%',
    '+',
    '=',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 30 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(text, query => {
      try {
        parseQueryOptions(query)
      } catch (error) {
        assert.ok(error instanceof DataverseError)
      }
    }),
    { numRuns: 500 },
  )
})
