import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { filterInstances } from '../../src/discovery/filterInstances.ts'
import { type Instance, instanceProperties } from '../../src/discovery/instance.ts'
import { parseFilter } from '../../src/odata/parseFilter.ts'
import { QuerySyntaxError } from '../../src/odata/syntaxError.ts'

const instance: Instance = {
  Id: '6bcbf6bf-1f2a-4ab9-9901-2605b314d72d',
  UniqueName: 'unq6bcbf6bf',
  UrlName: 'org',
  FriendlyName: 'Your Organization',
  State: 0,
  Version: '9.2.0.0',
  Url: 'https://org.example',
  ApiUrl: 'https://org.example',
  LastUpdated: '2026-11-21T12:00:00Z',
  Region: null,
  OrganizationType: 0,
  TenantId: '00000000-0000-4000-8000-000000000009',
  EnvironmentId: '6bcbf6bf-1f2a-4ab9-9901-2605b314d72d',
  StatusMessage: 6,
  TrialExpirationDate: null,
  Purpose: null,
  SchemaType: 'Full',
  DatacenterId: '',
  DatacenterName: null,
  IsUserSysAdmin: true,
}

describe('a filter of environments', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['IsUserSysAdmin eq true', true],
    ['IsUserSysAdmin ne true', false],
    ['IsUserSysAdmin', true],
    ["FriendlyName eq 'Your Organization'", true],
    ["FriendlyName eq 'your organization'", false],
    ["'Your Organization' eq FriendlyName", true],
    ['Id eq 6bcbf6bf-1f2a-4ab9-9901-2605b314d72d', true],
    ['State eq 0 and StatusMessage ge 6', true],
    ['StatusMessage gt 6 or StatusMessage lt 6', false],
    ['LastUpdated ge 2026-11-21T12:00:00Z', true],
    ['LastUpdated gt 2026-11-21T13:00:00+01:00', false],
    ['TrialExpirationDate gt 2022-07-14T00:00:00Z or IsUserSysAdmin eq true', true],
    ['TrialExpirationDate le 2022-07-14T00:00:00Z', false],
    ['Region eq null', true],
    ["not contains(Purpose,'test')", true],
    ["contains(FriendlyName,'Org') and startswith(FriendlyName,'Your') and endswith(UrlName,'rg')", true],
    ["contains(FriendlyName,'org')", false],
    ["(contains(Purpose,'a') or State eq 0) and not (State eq 1)", true],
  ]
  for (const [filter, expected] of rows)
    test(`${expected ? 'holds' : 'fails'}: ${filter}`, () =>
      assert.equal(filterInstances([instance], parseFilter(filter)).length, expected ? 1 : 0))

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ["Name eq 'x'", 'BadQuery', /Could not find a property named 'Name'/],
    ["Url/Host eq 'x'", 'BadQuery', /named 'Url\/Host'/],
    ['State', 'BadQuery', /single boolean value/],
    ["State eq 'x'", 'BadQuery', /A number cannot be compared with a text/],
    ["contains(State,'x')", 'BadQuery', /is about texts/],
    ["tolower(UrlName) eq 'x'", 'NotImplemented', /comparison with 'call'/],
    ['State in (0,1)', 'NotImplemented', /operator 'in'/],
    ['length(UrlName) gt 1', 'NotImplemented', /comparison/],
  ]
  for (const [filter, errorName, message] of refused)
    test(`refuses ${filter}`, () =>
      assert.throws(() => filterInstances([instance], parseFilter(filter)), { errorName, message }))

  test('is answered, or refused with an ordinary error', () => {
    const name = fc.constantFrom(...Object.keys(instanceProperties), 'Other')
    const value = fc.constantFrom('null', 'true', '0', "'x'", '2026-01-01', instance.Id as string, 'State', '@a')
    const comparison = fc.tuple(name, fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in', 'has'), value)
    fc.assert(
      fc.property(fc.array(comparison, { minLength: 1, maxLength: 4 }), parts => {
        try {
          filterInstances([instance], parseFilter(parts.map(part => part.join(' ')).join(' and ')))
        } catch (error) {
          assert.ok(error instanceof DataverseError || error instanceof QuerySyntaxError, String(error))
        }
      }),
    )
  })
})
