import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { dataverseError } from '@deskhand/contract/errors'
import { discover } from '../../src/discovery/discover.ts'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const base = 'https://org.example/api/discovery/v2.0/$metadata'
const whole = {
  Id: ids.organization,
  UniqueName: 'org',
  UrlName: 'org',
  FriendlyName: 'org',
  State: 0,
  Version: '9.2.0.0',
  Url: 'https://org.example',
  ApiUrl: 'https://org.example',
  LastUpdated: '2026-11-21T12:00:00Z',
  Region: null,
  OrganizationType: 0,
  TenantId: ids.tenant,
  EnvironmentId: ids.organization,
  StatusMessage: 6,
  TrialExpirationDate: null,
  Purpose: null,
  SchemaType: 'Full',
  DatacenterId: '00000000-0000-0000-0000-000000000000',
  DatacenterName: null,
  IsUserSysAdmin: false,
}

for (const { name, skip, open } of databases)
  describe(`The discovery service, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    const get = (path: string, user = 'maker', method: 'GET' | 'POST' = 'GET') =>
      environment.app.inject({
        method,
        url: `/api/discovery/v2.0/${path}`,
        headers: user === '' ? {} : { 'x-user': user },
      })

    /** Path, answer in the order of its members. */
    const rows: readonly (readonly [string, object])[] = [
      ['', { '@odata.context': base, value: [{ name: 'Instances', kind: 'EntitySet', url: 'Instances' }] }],
      ['Instances', { '@odata.context': `${base}#Instances`, value: [whole] }],
      [
        'Instances?$select=ApiUrl,FriendlyName',
        {
          '@odata.context': `${base}#Instances(ApiUrl,FriendlyName)`,
          value: [{ ApiUrl: 'https://org.example', FriendlyName: 'org' }],
        },
      ],
      [
        `Instances(${ids.organization})?$select=Id`,
        { '@odata.context': `${base}#Instances(Id)`, value: [{ Id: ids.organization }] },
      ],
      [
        "Instances(UniqueName='org')?$select=UrlName",
        { '@odata.context': `${base}#Instances(UrlName)`, value: [{ UrlName: 'org' }] },
      ],
      [
        "Instances(State=0,Version='9.2.0.0')?$select=State",
        { '@odata.context': `${base}#Instances(State)`, value: [{ State: 0 }] },
      ],
      [`Instances(${ids.flow})`, { '@odata.context': `${base}#Instances`, value: [] }],
      ["Instances(UniqueName='other')", { '@odata.context': `${base}#Instances`, value: [] }],
      ['Instances?$filter=IsUserSysAdmin eq true', { '@odata.context': `${base}#Instances`, value: [] }],
      [
        "Instances?$select=Id&$filter=UniqueName eq @name&@name='org'",
        { '@odata.context': `${base}#Instances(Id)`, value: [{ Id: ids.organization }] },
      ],
    ]
    for (const [path, expected] of rows)
      test(`answers ${path || '/'}`, async () => {
        const answer = await get(path.replaceAll(' ', '%20'))
        assert.equal(answer.statusCode, 200, answer.body)
        assert.equal(answer.body, JSON.stringify(expected))
        assert.equal(answer.headers['content-type'], 'application/json; odata.metadata=minimal')
        assert.equal(answer.headers['odata-version'], '4.0')
      })

    test('says who is an administrator', async () =>
      assert.equal((await get('Instances', 'admin')).json().value[0].IsUserSysAdmin, true))

    test('has a description of its own', async () => {
      const { headers, body } = await get('$metadata')
      assert.equal(headers['content-type'], 'application/xml')
      assert.match(body, /<EntitySet Name="Instances" EntityType="[\w.]+\.Instance"\/>/)
    })

    const refused: readonly (readonly [string, number, RegExp])[] = [
      ['Organizations', 404, /segment 'Organizations'/],
      ['Instances/Id', 404, /segment/],
      ['instances', 404, /segment 'instances'/],
      ['Instances(x)', 400, /'x' is not a key/],
      ["Instances(Purpose='x')", 400, /'Purpose' is not a key of 'Instances'/],
      ["Instances(Name='x')", 400, /Could not find a property named 'Name'/],
      ['Instances?$select=Name', 400, /Could not find a property named 'Name'/],
      ['Instances?$top=1', 400, /knows \$select and \$filter/],
      ['Instances?$filter=x', 400, /Could not find a property named 'x'/],
      ['Instances?$filter=(', 400, /position/],
      ['../v1.0/Instances', 404, /segment/],
    ]
    for (const [path, status, message] of refused)
      test(`refuses ${path}`, async () => {
        const answer = await get(path)
        assert.equal(answer.statusCode, status, answer.body)
        assert.match(answer.json().error.message, message)
      })

    test('is read only, and challenges who shows no token', async () => {
      assert.equal((await get('Instances', 'maker', 'POST')).statusCode, 405)
      const { statusCode, body, headers } = await get('Instances', '')
      assert.deepEqual([statusCode, body], [401, ''])
      assert.match(String(headers['www-authenticate']), /^Bearer authorization_uri=/)
    })

    test('finds nothing for who is no user of the environment, or a disabled one', async () => {
      for (const refusal of [dataverseError('UserNotMember'), dataverseError('UserDisabled', ids.users.user)]) {
        const { status, body } = await discover({
          method: 'GET',
          url: '/api/discovery/v2.0/Instances',
          origin: 'https://org.example',
          store: environment.store,
          tenantId: ids.tenant,
          authenticate: () => Promise.reject(refusal),
        })
        assert.deepEqual([status, JSON.parse(String(body)).value], [200, []])
      }
    })
  })
