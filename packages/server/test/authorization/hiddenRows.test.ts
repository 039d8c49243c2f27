import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { insertRow } from '../../src/store/insertRow.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

/** Of two connections one leads to a group out of reach, the other to one that was never there. */
const hidden = '20000000-0000-4000-8000-000000000001'
const absent = '20000000-0000-4000-8000-000000000002'
const visible = '20000000-0000-4000-8000-000000000003'

const fetch = (inner: string) =>
  `dh_connections?fetchXml=${encodeURIComponent(`<fetch><entity name='dh_connection'><attribute name='dh_name'/>${inner}</entity></fetch>`)}`

/** Asked of the connections, each must be answered for the one as for the other. */
const questions: Readonly<Record<string, string>> = {
  'an expansion': '$select=dh_name&$expand=dh_MachineGroupId($select=name)',
  'a filter behind the lookup': "$select=dh_name&$filter=dh_MachineGroupId/name eq 'Secret'",
  'the opposite filter': "$select=dh_name&$filter=not (dh_MachineGroupId/name eq 'Secret')",
  'inequality behind the lookup': "$select=dh_name&$filter=dh_MachineGroupId/name ne 'Secret'",
  'emptiness behind the lookup': '$select=dh_name&$filter=dh_MachineGroupId/name eq null',
  'a part of the name': "$select=dh_name&$filter=contains(dh_MachineGroupId/name,'e')",
  'a function behind the lookup': '$select=dh_name&$filter=dh_MachineGroupId/createdon ne null',
  'an expansion with a filter of its own':
    "$select=dh_name&$expand=dh_MachineGroupId($select=name;$filter=name eq 'Secret')",
  'an expansion of what lies behind it':
    '$select=dh_name&$expand=dh_MachineGroupId($select=name;$expand=ownerid($select=fullname))',
  'an expansion as a reference': '$select=dh_name&$expand=dh_MachineGroupId/$ref',
  'a filter two lookups away': "$select=dh_name&$filter=dh_MachineGroupId/createdby/fullname eq 'Other'",
  'not a filter two lookups away': "$select=dh_name&$filter=not (dh_MachineGroupId/createdby/fullname eq 'Other')",
  'a list of names': "$select=dh_name&$filter=dh_MachineGroupId/name in ('Secret','x')",
  'a column compared with one behind the lookup': '$select=dh_name&$filter=dh_name ne dh_MachineGroupId/name',
  'a query function behind the lookup':
    "$select=dh_name&$filter=Microsoft.Dynamics.CRM.In(PropertyName='dh_MachineGroupId/name',PropertyValues=['Secret'])",
  'a query function that excludes':
    "$select=dh_name&$filter=Microsoft.Dynamics.CRM.NotIn(PropertyName='dh_MachineGroupId/name',PropertyValues=['Secret'])",
  'sorting by its name': '$select=dh_name&$orderby=_dh_machinegroupid_value,dh_name',
  'groups by the lookup': '$apply=groupby((_dh_machinegroupid_value,dh_name),aggregate($count as c))',
  'how many names': '$apply=groupby((dh_name),aggregate(dh_MachineGroupId/name with countdistinct as c))',
  'the latest behind the lookup': '$apply=groupby((dh_name),aggregate(dh_MachineGroupId/createdon with max as m))',
  'groups by name': '$apply=groupby((dh_MachineGroupId/name),aggregate($count as c))',
  'groups by what lies behind the lookup, filtered':
    "$apply=filter(dh_MachineGroupId/name eq 'Secret')/aggregate($count as c)",
}

const fetches: Readonly<Record<string, string>> = {
  'an inner link':
    "<link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g'><attribute name='name'/></link-entity>",
  'an outer link':
    "<link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g' link-type='outer'><attribute name='name'/></link-entity>",
  'a link that must exist':
    "<link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g' link-type='exists'><filter><condition attribute='name' operator='eq' value='Secret'/></filter></link-entity>",
  'sorting by a linked column':
    "<order attribute='dh_name'/><link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g' link-type='outer'><order attribute='name'/></link-entity>",
  'a condition on a linked column':
    "<filter><condition entityname='g' attribute='name' operator='ne' value='Secret'/></filter><link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g' link-type='outer'/>",
  'the lookup with its name': "<attribute name='dh_machinegroupid'/><attribute name='dh_machinegroupidname'/>",
  'a link that must match nothing':
    "<filter><condition entityname='g' attribute='flowmachinegroupid' operator='null'/></filter><link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g' link-type='outer'/>",
}

for (const { name, skip, open } of databases)
  describe(`A row out of reach is as one that is not there, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let maker: string
    let other: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      const { store, ask, rootUnitId } = environment
      const role = await ask('GET', "roles?$select=roleid&$filter=name eq 'Basic User'")
      await store.write(function* () {
        const values = { businessunitid: rootUnitId, firstname: 'x' }
        maker = yield* insertRow(systemUser, { ...values, fullname: 'Maker' }, { userId: null, now: 0 })
        other = yield* insertRow(systemUser, { ...values, fullname: 'Other' }, { userId: null, now: 0 })
        const group = (id: string, ownerid: string, name: string) =>
          insertRow(flowMachineGroup, { flowmachinegroupid: id, name, ownerid }, { userId: other, now: 0 })
        yield* group(hidden, other, 'Secret')
        yield* group(visible, maker, 'Mine')
        for (const [at, target] of [hidden, absent, visible].entries())
          yield* insertRow(
            dhConnection,
            {
              dh_connectionid: `30000000-0000-4000-8000-00000000000${at}`,
              dh_name: `connection ${at}`,
              dh_machinegroupid: target,
              ownerid: maker,
            },
            { userId: other, now: 0 },
          )
      })
      await ask('POST', `systemusers(${maker})/systemuserroles_association/$ref`, {
        body: { '@odata.id': `roles(${role.json.value[0].roleid})` },
      })
    })
    after(() => environment.close())

    const ask = (path: string) =>
      environment.ask('GET', path, { as: maker, headers: { prefer: 'odata.include-annotations="*"' } })
    /** The rows, with what tells the two connections apart taken out of them. */
    const rowsOf = (json: { value: Record<string, unknown>[] }, at: number) =>
      json.value
        .filter(row => row.dh_name === undefined || row.dh_name === `connection ${at}`)
        .map(row =>
          JSON.stringify(row)
            .replaceAll(hidden, 'group')
            .replaceAll(absent, 'group')
            .replaceAll(`connection ${at}`, 'connection')
            .replaceAll(`-00000000000${at}`, '')
            .replaceAll(/W\/\\"\d+\\"/g, 'etag'),
        )

    for (const [title, query] of Object.entries(questions))
      test(`${title}`, async () => {
        const { status, body, json } = await ask(`dh_connections?${query}`)
        assert.equal(status, 200, body)
        assert.deepEqual(rowsOf(json, 0), rowsOf(json, 1))
        assert.doesNotMatch(body.replaceAll("'Secret'", ''), /Secret/)
        assert.doesNotMatch(query, /^$/)
      })

    for (const [title, inner] of Object.entries(fetches))
      test(`fetchXml: ${title}`, async () => {
        const { status, body, json } = await ask(fetch(inner))
        assert.equal(status, 200, body)
        assert.deepEqual(rowsOf(json, 0), rowsOf(json, 1))
        assert.doesNotMatch(body, /Secret/)
      })

    test('its name stands beside no lookup, and sorts nothing', async () => {
      for (const direction of ['asc', 'desc']) {
        const { json, body } = await ask(
          `dh_connections?$select=dh_name,_dh_machinegroupid_value,_createdby_value&$orderby=_dh_machinegroupid_value ${direction}`,
        )
        assert.doesNotMatch(body, /Secret|"Other"/)
        assert.match(body, /"_dh_machinegroupid_value@OData.Community.Display.V1.FormattedValue":"Mine"/)
        const order = (json.value as { dh_name: string }[]).map(row => row.dh_name).filter(one => !one.endsWith('2'))
        assert.deepEqual(
          order,
          direction === 'asc' ? ['connection 0', 'connection 1'] : ['connection 1', 'connection 0'],
        )
        assert.equal(json.value[direction === 'asc' ? 2 : 0].dh_name, 'connection 2')
      }
      const sorted = await ask(fetch("<attribute name='dh_machinegroupid'/><order attribute='dh_machinegroupid'/>"))
      assert.doesNotMatch(sorted.body, /Secret/)
      assert.equal(sorted.json.value[2].dh_name, 'connection 2', sorted.body)
    })

    test('fetchXml groups it with what is not there', async () => {
      const groups = `<fetch aggregate='true'><entity name='dh_connection'><attribute name='dh_connectionid' aggregate='count' alias='c'/><link-entity name='flowmachinegroup' from='flowmachinegroupid' to='dh_machinegroupid' alias='g' link-type='outer'><attribute name='name' groupby='true' alias='n'/></link-entity></entity></fetch>`
      const { json, body } = await ask(`dh_connections?fetchXml=${encodeURIComponent(groups)}`)
      assert.doesNotMatch(body, /Secret/)
      const counted = (json.value as { n?: string; c: number }[]).map(({ n, c }) => [n ?? null, c])
      assert.deepEqual(counted.sort(), [
        [null, 2],
        ['Mine', 1],
      ])
    })

    test('it is in no collection of a row that one may read, however it is asked', async () => {
      const path = `businessunits(${environment.rootUnitId})/business_unit_flowmachinegroup`
      const found = async (query: string) => (await ask(`${path}${query}`)).body
      assert.doesNotMatch(await found('?$select=name'), /Secret/)
      assert.equal(await found('/$count'), '\ufeff1')
      assert.doesNotMatch(await found('/$ref'), new RegExp(hidden))
      const expanded = await ask(
        `businessunits(${environment.rootUnitId})?$select=name&$expand=business_unit_flowmachinegroup($select=name;$orderby=name)`,
      )
      assert.equal(expanded.status, 200, expanded.body)
      assert.doesNotMatch(expanded.body, /Secret/)
      const any = (filter: string) => ask(`businessunits/$count?$filter=business_unit_flowmachinegroup/${filter}`)
      assert.equal((await any("any(g:g/name eq 'Secret')")).body, '\ufeff0')
      assert.equal((await any("all(g:g/name eq 'Mine')")).body, '\ufeff1')
    })

    test('nothing is found in it, nor counted', async () => {
      const found = async (path: string) => (await ask(path)).body.replace('\ufeff', '')
      const any = 'flowmachinegroups/$count?$filter=flowmachinegroup_flowmachine_flowmachinegroupid/any()'
      assert.equal(await found(any).then(body => (/^\d+$/.test(body) ? body : '0')), '0')
      assert.equal(await found("flowmachinegroups/$count?$filter=name eq 'Secret'"), '0')
      assert.equal(await found('flowmachinegroups/$count'), '1')
      assert.match(await found('flowmachinegroups?$apply=aggregate($count as c)'), /"c":1/)
      assert.match(await found("flowmachinegroups?$filter=name ge 'A'&$count=true&$top=1"), /"@odata.count":1/)
    })
  })
