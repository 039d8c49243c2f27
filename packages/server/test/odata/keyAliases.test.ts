import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyAliases } from '../../src/odata/keyAliases.ts'

test('Aliases in a key are put in; those of functions are left to them', () => {
  const cases = [
    ['dh_connections(dh_name=@n)', "@n='a/b'", "dh_connections(dh_name='a%2Fb')"],
    [
      'workqueueitems(_workqueueid_value=@q,uniqueidbyqueue=@u)/name',
      "@q=1&@u='x'",
      "workqueueitems(_workqueueid_value=1,uniqueidbyqueue='x')/name",
    ],
    ['dh_connections(dh_name=@n)', '$select=dh_name', 'dh_connections(dh_name=@n)'],
    ["dh_connections(dh_name='@n')", "@n='x'", "dh_connections(dh_name='@n')"],
    ['RetrievePrincipalAccess(Target=@t)', '@t={}', 'RetrievePrincipalAccess(Target=@t)'],
  ] as const
  for (const [path, query, expected] of cases) assert.equal(keyAliases(path, query), expected)
})
