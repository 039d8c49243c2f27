import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { parsePath } from '../../src/odata/path.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'
const row = { kind: 'name', name: 'workflows', key: { kind: 'id', id }, parentheses: id }

describe('A path is read into segments', () => {
  const cases: readonly (readonly [path: string, segments: unknown])[] = [
    ['', []],
    ['$metadata', [{ kind: '$metadata' }]],
    ['$batch', [{ kind: '$batch' }]],
    ['workflows', [{ kind: 'name', name: 'workflows' }]],
    ['workflows/', [{ kind: 'name', name: 'workflows' }]],
    ['workflows/$count', [{ kind: 'name', name: 'workflows' }, { kind: '$count' }]],
    [`workflows(${id})`, [row]],
    [`workflows(${id})/inputs/$value`, [row, { kind: 'name', name: 'inputs' }, { kind: '$value' }]],
    [`workflows(${id})/ownerid/$ref`, [row, { kind: 'name', name: 'ownerid' }, { kind: '$ref' }]],
    [`workflows(${id})/Microsoft.Dynamics.CRM.RunDesktopFlow`, [row, { kind: 'operation', name: 'RunDesktopFlow' }]],
    ['WhoAmI()', [{ kind: 'name', name: 'WhoAmI', parentheses: '' }]],
    [
      "F(a=@p1,b='x/y')",
      [
        {
          kind: 'name',
          name: 'F',
          parentheses: "a=@p1,b='x/y'",
          key: {
            kind: 'alternate',
            values: {
              a: { alias: '@p1' },
              b: { kind: 'literal', type: 'string', value: 'x/y', at: 8 },
            },
          },
        },
      ],
    ],
    [
      "dh_connections(dh_name='it''s%2Fone')",
      [
        {
          kind: 'name',
          name: 'dh_connections',
          parentheses: "dh_name='it''s/one'",
          key: {
            kind: 'alternate',
            values: {
              dh_name: { kind: 'literal', type: 'string', value: "it's/one", at: 8 },
            },
          },
        },
      ],
    ],
  ]
  for (const [path, segments] of cases) test(path || 'nothing', () => assert.deepEqual(parsePath(path), segments))
})

test('An upper-case id is read as the lower-case one', () => {
  assert.deepEqual(parsePath(`workflows(${id.toUpperCase()})`)[0], { ...row, parentheses: id.toUpperCase() })
})

describe('What is no path is refused', () => {
  const cases: readonly (readonly [path: string, code: string])[] = [
    ['workflows//name', '0x8006088a'],
    ['work%ZZ', '0x8006088a'],
    ['workflows(', '0x8006088a'],
    ['workflows(a=)', '0x80060888'],
    ["workflows(a='x' b='y')", '0x80060888'],
  ]
  for (const [path, code] of cases)
    test(path, () => assert.throws(() => parsePath(path), { name: 'DataverseError', code }))
})

test('Whatever the text, the answer is segments or an error of the catalogue', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map(text => `a(b=${text})`),
      ),
      path => {
        try {
          parsePath(path)
        } catch (error) {
          assert.ok(error instanceof DataverseError)
        }
      },
    ),
  )
})
