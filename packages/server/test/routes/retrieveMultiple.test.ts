import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const machine = '00000000-0000-4000-8000-000000000901'

/** As tools that watch desktop flows ask for runs: names of lookups and labels are selected as if they were columns. */
const runs = (page: number, cookie?: string): string =>
  `<fetch version="1.0" mapping="logical" savedqueryid="00000000-0000-0000-0000-000000000000" no-lock="false" distinct="false" page="${page}" count="2"${
    cookie === undefined ? '' : ` paging-cookie="${xml(cookie)}"`
  }>
    <entity name="flowsession">
      <attribute name="flowsessionid"/><attribute name="startedon"/><attribute name="completedon"/>
      <attribute name="statecode"/><attribute name="statecodename"/><attribute name="statuscode"/><attribute name="statuscodename"/>
      <attribute name="machineid"/><attribute name="machineidname"/><attribute name="machinegroupid"/><attribute name="machinegroupidname"/>
      <attribute name="regardingobjectid"/><attribute name="regardingobjectidname"/>
      <filter type="and"><condition attribute="startedon" operator="last-x-days" value="7"/></filter>
      <order attribute="startedon" descending="true"/>
      <link-entity name="workflow" from="workflowid" to="regardingobjectid" link-type="inner" alias="flow">
        <attribute name="name"/><filter><condition attribute="category" operator="eq" value="6"/></filter>
      </link-entity>
    </entity>
  </fetch>`

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

for (const { name, skip, open } of databases) {
  describe(`Lists over the wire on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
      const by = { userId: ids.users.maker, now: start }
      await environment.store.write(function* () {
        yield* insertRow(flowMachine, { flowmachineid: machine, name: 'PC-01', flowmachinegroupid: ids.group }, by)
        for (const index of [1, 2, 3, 4, 5])
          yield* insertRow(
            flowSession,
            {
              name: `run ${index}`,
              regardingobjectid: index === 5 ? ids.cloudFlow : ids.flow,
              machineid: index === 1 ? machine : null,
              machinegroupid: ids.group,
              statuscode: index % 2 === 0 ? 4 : 8,
              startedon: start - index * 60_000,
              dh_state: 'succeeded',
            },
            by,
          )
      })
    })
    after(() => environment.close())

    const get = async (query: string, headers: Readonly<Record<string, string>> = {}, user = 'admin') => {
      const url = `/api/data/v9.2/${query}`
      const answer = await environment.app.inject({ method: 'GET', url, headers: { 'x-user': user, ...headers } })
      return { status: answer.statusCode, headers: answer.headers, body: answer.json() as Record<string, unknown> }
    }

    test('users and teams are found, sorted, grouped and paged by the second name of their key', async () => {
      const rows = async (query: string) => {
        const { status, body } = await get(query, { prefer: 'odata.maxpagesize=4' })
        assert.equal(status, 200, JSON.stringify(body))
        return body as { value: readonly Record<string, unknown>[]; '@odata.nextLink'?: string }
      }
      const all = Object.values(ids.users).sort()
      const { value } = await rows(`systemusers?$select=fullname&$filter=ownerid eq ${ids.users.maker}`)
      assert.deepEqual(
        value.map(row => row.fullname),
        ['maker'],
      )
      const filter = `ownerid ge ${all[1]} and ownerid ne '${all[2]}'`
      const counted = await rows(`systemusers?$select=systemuserid&$filter=${filter}&$count=true`)
      assert.equal((counted as Record<string, unknown>)['@odata.count'], all.length - 2)
      const first = await rows('systemusers?$select=systemuserid&$orderby=ownerid desc')
      const next = decodeURIComponent(String(first['@odata.nextLink'])).replace(/^.*v9\.2\//, '')
      const second = await rows(encodeURI(next))
      assert.deepEqual(
        [...first.value, ...second.value].map(row => row.ownerid),
        all.toReversed(),
      )
      const groups = await rows('systemusers?$apply=groupby((ownerid),aggregate($count as n))')
      assert.deepEqual(groups.value[0], { ownerid: all[0], n: 1 })
      assert.deepEqual((await rows(`teams?$filter=ownerid eq ${ids.users.maker}`)).value, [])
    })

    test('no table of owners has a lookup to an owner', async () => {
      for (const set of ['systemusers', 'teams']) {
        const { status, body } = await get(`${set}?$filter=_ownerid_value eq ${ids.users.maker}`)
        assert.deepEqual([status, (body.error as { code: string }).code], [400, '0x80060888'])
      }
    })
    const fetched = (text: string) =>
      get(`flowsessions?fetchXml=${encodeURIComponent(text)}`, { prefer: 'odata.include-annotations="*"' })

    test('a tool that watches runs reads them page by page, with the labels it shows', async () => {
      const first = await fetched(runs(1))
      assert.equal(first.status, 200)
      assert.equal(first.headers['preference-applied'], 'odata.include-annotations="*"')
      const [row, second] = first.body.value as readonly Record<string, unknown>[]
      assert.deepEqual(
        { ...row, '@odata.etag': '', flowsessionid: '' },
        {
          '@odata.etag': '',
          flowsessionid: '',
          'startedon@OData.Community.Display.V1.FormattedValue': '11/21/2026 11:59 AM',
          startedon: '2026-11-21T11:59:00Z',
          'statecode@OData.Community.Display.V1.FormattedValue': 'Active',
          statecode: 0,
          'statuscode@OData.Community.Display.V1.FormattedValue': 'Failed',
          statuscode: 8,
          '_machineid_value@OData.Community.Display.V1.FormattedValue': 'PC-01',
          '_machineid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'MachineId',
          '_machineid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'flowmachine',
          _machineid_value: machine,
          '_machinegroupid_value@OData.Community.Display.V1.FormattedValue': 'group',
          '_machinegroupid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'MachineGroupId',
          '_machinegroupid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'flowmachinegroup',
          _machinegroupid_value: ids.group,
          '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue': 'Desktop flow 2',
          '_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'regardingobjectid_process',
          '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'workflow',
          _regardingobjectid_value: ids.flow,
          flow_x002e_name: 'Desktop flow 2',
        },
      )
      assert.equal(second?._machineid_value, undefined)
      assert.equal(first.body['@Microsoft.Dynamics.CRM.morerecords'], true)
      const annotation = String(first.body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'])
      const cookie = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(annotation)?.[1] ?? ''))
      const last = await fetched(runs(2, cookie))
      assert.deepEqual(
        (last.body.value as readonly Record<string, unknown>[]).map(one => one.startedon),
        ['2026-11-21T11:57:00Z', '2026-11-21T11:56:00Z'],
      )
      assert.equal(last.body['@Microsoft.Dynamics.CRM.morerecords'], undefined)
    })

    test('$apply counts the runs of each status', async () => {
      const { body } = await get(
        'flowsessions?$apply=filter(startedon%20ge%202026-01-01)/groupby((statuscode),aggregate($count%20as%20n))',
      )
      assert.deepEqual(body.value, [
        { statuscode: 4, n: 2 },
        { statuscode: 8, n: 3 },
      ])
    })

    test('drafts are left out, among linked rows too, unless the header asks for them', async () => {
      const fetch = encodeURIComponent('<fetch><entity name="workflow"><attribute name="name"/></entity></fetch>')
      const names = async (headers = {}) =>
        ((await get(`workflows?fetchXml=${fetch}`, headers)).body.value as unknown[]).length
      assert.equal((await names({ 'mscrm.includeunpublished': 'true' })) - (await names()), 1)
    })

    const refusals: readonly (readonly [url: string, status: number, code: string])[] = [
      ['workflows?fetchXml=%3Cfetch', 400, '0x80060888'],
      ['workflows?fetchXml=%3Cfetch%3E%3Centity%20name=%22nosuch%22/%3E%3C/fetch%3E', 400, '0x80041102'],
      ['workflows?fetchXml=%3Cfetch%3E%3Centity%20name=%22workflow%22/%3E%3C/fetch%3E&$top=1', 400, '0x80060888'],
      ['workflows?savedQuery=00000000-0000-0000-0000-000000000001', 404, '0x80040217'],
      ['workflows?userQuery=00000000-0000-0000-0000-000000000001', 404, '0x80040217'],
      ['workflows?userQuery=mine', 400, '0x80060888'],
      ['workflows?sql=select', 501, '0x8006088a'],
      ['workflows?$apply=groupby((createdon))', 400, '0x80060888'],
    ]
    for (const [url, status, code] of refusals)
      test(`${url} is answered ${status}`, async () => {
        const { status: answered, body } = await get(url)
        assert.deepEqual([answered, (body.error as { code: string }).code], [status, code])
      })
  })
}
