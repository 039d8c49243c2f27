import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'

describe('The environment says what it is', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const send = (path: string) =>
    environment.app.inject({ method: 'GET', url: `/api/data/v9.2/${path}`, headers: { 'x-user': 'nobody' } })

  for (const path of [
    "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')",
    "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Internet'",
  ])
    test(path, async () => {
      const answer = await send(path)
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(
        answer.body,
        JSON.stringify({
          '@odata.context':
            'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse',
          Detail: {
            OrganizationId: ids.organization,
            FriendlyName: 'org',
            OrganizationVersion: '9.2.0.0',
            EnvironmentId: ids.organization,
            DatacenterId: '00000000-0000-0000-0000-000000000000',
            Geo: null,
            TenantId: ids.tenant,
            UrlName: 'org',
            UniqueName: 'org',
            Endpoints: {
              Count: 3,
              IsReadOnly: false,
              Keys: ['WebApplication', 'OrganizationService', 'OrganizationDataService'],
              Values: [
                'https://org.example/',
                'https://org.example/XRMServices/2011/Organization.svc',
                'https://org.example/XRMServices/2011/OrganizationData.svc',
              ],
            },
            State: 'Enabled',
          },
        }),
      )
    })

  for (const path of ['RetrieveVersion', 'RetrieveVersion()', 'Microsoft.Dynamics.CRM.RetrieveVersion()'])
    test(path, async () => {
      const answer = await send(path)
      assert.equal(
        answer.body,
        '{"@odata.context":"https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse","Version":"9.2.0.0"}',
      )
    })

  const refused: readonly (readonly [path: string, status: number, code: string, message: RegExp])[] = [
    ['your_function_name', 404, '0x8006088a', /^Resource not found for the segment 'your_function_name'\.$/],
    ['your_function_name(a=1)', 404, '0x8006088a', /^Resource not found for the segment 'your_function_name'\.$/],
    ['RetrieveUserPrivileges()', 400, '0x80060888', /^Request message has unresolved parameters\.$/],
    ['RetrieveCurrentOrganization', 400, '0x80060888', /^Required field 'AccessType' is missing/],
    ['RetrieveCurrentOrganization(AccessType=@p1)', 400, '0x80060888', /^Required field 'AccessType' is missing/],
    [
      "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Here')",
      400,
      '0x80060888',
      /'Here' is none of Default, Internet, Intranet\.$/,
    ],
    ['RetrieveVersion(x=1)', 400, '0x80060888', /^The parameter 'x' .* is not a valid parameter/],
    ["RetrieveVersion(x='", 404, '0x8006088a', /^Resource not found/],
  ]
  for (const [path, status, code, message] of refused)
    test(`refuses ${path}`, async () => {
      const answer = await send(path)
      assert.equal(answer.statusCode, status, answer.body)
      assert.equal(answer.json().error.code, code)
      assert.match(answer.json().error.message, message)
    })
})
