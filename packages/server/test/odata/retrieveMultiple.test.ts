import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Table } from '@deskhand/contract/table'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { retrieveCount } from '../../src/odata/retrieveCount.ts'
import { retrieveMultiple } from '../../src/odata/retrieveMultiple.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { admin, ids, insertSample, noon } from './sampleData.ts'

interface List {
  readonly value: readonly Record<string, unknown>[]
  readonly '@odata.nextLink'?: string
  readonly [name: string]: unknown
}

for (const { name, skip, open } of databases) {
  describe(`Lists on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      await database.store.write(() => insertSample())
    })
    after(() => database.close())

    const ask = async (table: Table, query: string, prefer?: string) => {
      const { store } = database
      const baseUrl = 'https://ORG/api/data/v9.2'
      return await retrieveMultiple({ table, query, prefer, store, user: admin, baseUrl, now: noon + 3_600_000 })
    }
    const list = async (table: Table, query: string, prefer?: string): Promise<List> =>
      JSON.parse((await ask(table, query, prefer)).body as string) as List

    test('the list of the public page comes as it is printed there, with the etag in its real form', async () => {
      const { body } = await ask(workflow, '$filter=category+eq+6&$select=name,workflowid&$orderby=name')
      const [invoices, orders] = (JSON.parse(body as string) as List).value.map(row =>
        JSON.stringify(row['@odata.etag']),
      )
      assert.match(String(orders), /^"W\/\\"\d+\\""$/)
      assert.equal(
        body,
        `{"@odata.context":"https://ORG/api/data/v9.2/$metadata#workflows(name,workflowid)","value":[` +
          `{"@odata.etag":${invoices},"name":"invoices","workflowid":"${ids.invoices}"},` +
          `{"@odata.etag":${orders},"name":"Orders","workflowid":"${ids.orders}"}]}`,
      )
    })

    describe('a filter finds', () => {
      const all = 'Orders invoices Élan'
      const cases: readonly (readonly [filter: string, names: string])[] = [
        ["name eq 'ORDERS'", 'Orders'],
        ["name eq 'elan'", 'Élan'],
        ["name ne 'orders'", 'invoices Élan'],
        ["name gt 'f'", 'Orders invoices'],
        ["name in ('orders','Elan')", 'Orders Élan'],
        ["contains(name,'O')", 'Orders invoices'],
        ["not contains(name,'O')", 'Élan'],
        ["startswith(name,'[a-i]')", 'invoices Élan'],
        ["startswith(name,'[^a-i]')", 'Orders'],
        ["startswith(name,'[z-a]')", ''],
        ["endswith(name,'_rs')", 'Orders'],
        ["contains(name,'or%rs')", 'Orders'],
        ["contains(description,'It''s 100')", 'invoices'],
        ["contains(description,'*')", ''],
        ["contains(description,'[%]')", 'invoices'],
        ["description ne 'x'", all],
        ['description eq null', 'Orders Élan'],
        ['not (description ne null)', 'Orders Élan'],
        [`_ownerid_value eq ${ids.owner}`, 'Orders invoices'],
        [`_ownerid_value eq '${ids.owner}'`, 'Orders invoices'],
        ["ownerid/fullname eq 'STRANGER'", 'Élan'],
        ["owningbusinessunit/name eq 'head office'", all],
        ['createdon ge 2024-06-16T12:00:00Z', all],
        ['createdon lt 2024-06-16', ''],
        ['ismanaged eq false', all],
        ['ismanaged', ''],
        ['category eq 6 and not (statecode eq 0)', 'Orders invoices'],
        ['category gt 5.5', 'Orders invoices'],
        ['regardingobjectid_process/any(r:r/statuscode eq 8)', 'Orders'],
        ['regardingobjectid_process/any()', 'Orders'],
        ['not regardingobjectid_process/any()', 'invoices Élan'],
        ['regardingobjectid_process/all(r:r/statuscode eq 8)', 'invoices Élan'],
        ["regardingobjectid_process/any(r:r/MachineId/name eq 'pc-01')", 'Orders'],
        ['name gt description', ''],
        ["Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')", 'Orders invoices'],
        ["Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)", all],
        ["owninguser/Microsoft.Dynamics.CRM.In(PropertyName='fullname',PropertyValues=['stranger'])", 'Élan'],
        [
          "regardingobjectid_process/any(o1:(o1/Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['4'])))",
          'Orders',
        ],
        [
          "regardingobjectid_process/any(o1:o1/Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7) and o1/statuscode eq 99)",
          '',
        ],
        [
          `Microsoft.Dynamics.CRM.In(PropertyName='ownerid',PropertyValues=['{${ids.owner.toUpperCase()}}'])`,
          'Orders invoices',
        ],
        ["Microsoft.Dynamics.CRM.Yesterday(PropertyName='createdon')", ''],
        ["Microsoft.Dynamics.CRM.LastXYears(PropertyName='createdon',PropertyValue=10000)", all],
        ["Microsoft.Dynamics.CRM.ThisFiscalYear(PropertyName='createdon')", all],
        ["Microsoft.Dynamics.CRM.ThisFiscalPeriod(PropertyName='createdon')", all],
        ["Microsoft.Dynamics.CRM.LastFiscalPeriod(PropertyName='createdon')", ''],
        ["Microsoft.Dynamics.CRM.LastXFiscalYears(PropertyName='createdon',PropertyValue=2)", ''],
        ["Microsoft.Dynamics.CRM.InFiscalYear(PropertyName='createdon',PropertyValue=2024)", all],
        ["Microsoft.Dynamics.CRM.InFiscalPeriod(PropertyName='createdon',PropertyValue=2)", all],
        ["Microsoft.Dynamics.CRM.InFiscalPeriod(PropertyName='createdon',PropertyValue=3)", ''],
        [
          "Microsoft.Dynamics.CRM.InFiscalPeriodAndYear(PropertyName='createdon',PropertyValue1=2,PropertyValue2=2024)",
          all,
        ],
        [
          "Microsoft.Dynamics.CRM.InOrAfterFiscalPeriodAndYear(PropertyName='createdon',PropertyValue1=3,PropertyValue2=2024)",
          '',
        ],
        [
          "Microsoft.Dynamics.CRM.InOrBeforeFiscalPeriodAndYear(PropertyName='createdon',PropertyValue1=3,PropertyValue2=2024)",
          all,
        ],
        ["Microsoft.Dynamics.CRM.EqualUserLanguage(PropertyName='languagecode')", ''],
        ["Microsoft.Dynamics.CRM.EqualUserOrUserHierarchy(PropertyName='ownerid')", 'Orders invoices'],
        ["Microsoft.Dynamics.CRM.EqualUserOrUserHierarchyAndTeams(PropertyName='ownerid')", 'Orders invoices'],
        [`Microsoft.Dynamics.CRM.Under(PropertyName='owningbusinessunit',PropertyValue='${ids.unit}')`, ''],
        [`Microsoft.Dynamics.CRM.UnderOrEqual(PropertyName='owningbusinessunit',PropertyValue='${ids.unit}')`, all],
      ]
      for (const [filter, names] of cases)
        test(filter, async () => {
          const { value } = await list(workflow, `$select=name&$filter=${encodeURIComponent(filter)}`)
          assert.equal(value.map(row => row.name).join(' '), names)
        })
    })

    test('an owner shows those of the selected columns that its table has', async () => {
      const { value } = await list(
        workflow,
        '$select=name&$orderby=name&$top=1&$expand=ownerid($select=name,azureactivedirectoryobjectid)',
      )
      const { '@odata.etag': _version, ...owner } = value[0]!.ownerid as Record<string, unknown>
      assert.deepEqual(owner, { azureactivedirectoryobjectid: null, systemuserid: ids.stranger, ownerid: ids.stranger })
      const byName = await list(workflow, '$select=name&$orderby=name&$top=1&$expand=ownerid($select=name)')
      const { '@odata.etag': _, ...named } = byName.value[0]!.ownerid as Record<string, unknown>
      assert.deepEqual(named, { systemuserid: ids.stranger, ownerid: ids.stranger })
    })

    describe('a hierarchy is followed', () => {
      const cases: readonly (readonly [name: string, from: string, found: string])[] = [
        ['Above', ids.otherUnit, 'Head office'],
        ['AboveOrEqual', ids.otherUnit, 'Branch,Head office'],
        ['Under', ids.unit, 'Branch'],
        ['UnderOrEqual', ids.unit, 'Branch,Head office'],
        ['NotUnder', ids.unit, 'Head office'],
        ['Under', ids.otherUnit, ''],
        ['Above', ids.owner, ''],
      ]
      for (const [name, from, found] of cases)
        test(`${name} ${from}`, async () => {
          const filter = `Microsoft.Dynamics.CRM.${name}(PropertyName='businessunitid',PropertyValue='${from}')`
          const { value } = await list(businessUnit, `$select=name&$orderby=name&$filter=${filter}`)
          assert.equal(value.map(row => row.name).join(), found)
        })
    })

    describe('rows are sorted', () => {
      const cases: readonly (readonly [orderBy: string, names: string])[] = [
        ['', 'run 1,run 2,run 3'],
        ['name desc', 'run 3,run 2,run 1'],
        ['statuscode', 'run 2,run 3,run 1'],
        ['startedon', 'run 2,run 3,run 1'],
        ['startedon desc', 'run 1,run 3,run 2'],
        ['_machineid_value,createdon desc', 'run 3,run 2,run 1'],
        ['_createdby_value,name desc', 'run 2,run 1,run 3'],
        ['_ownerid_value desc,createdon', 'run 1,run 2,run 3'],
      ]
      for (const [orderBy, names] of cases) {
        test(orderBy || 'by key', async () => {
          const { value } = await list(flowSession, `$select=name${orderBy && `&$orderby=${orderBy}`}`)
          assert.equal(value.map(row => row.name).join(), names)
        })
        test(`${orderBy || 'by key'}, page by page`, async () => {
          const seen: unknown[] = []
          let query: string | undefined = `$select=name${orderBy && `&$orderby=${orderBy}`}`
          for (let page = 1; query !== undefined; page++) {
            assert.ok(page <= 3)
            const answer: List = await list(flowSession, query, 'odata.maxpagesize=1')
            seen.push(...answer.value.map(row => row.name))
            query = answer['@odata.nextLink']?.split('?')[1]
          }
          assert.equal(seen.join(), names)
        })
      }
    })

    test('the next link repeats the query and numbers the page', async () => {
      const { '@odata.nextLink': link } = await list(workflow, '$select=name&$orderby=name+asc', 'odata.maxpagesize=1')
      assert.match(
        link ?? '',
        /^https:\/\/ORG\/api\/data\/v9\.2\/workflows\?\$select=name&\$orderby=name%20asc&\$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e.*%22%20istracking=%22False%22%20\/%3E$/,
      )
    })

    test('a page token behind a name with every kind of mark leads on', async () => {
      const odd = `a"<&>'%+25 é;=#`
      const insert = (text: string) =>
        database.store.write(() =>
          insertRow(workflow, { name: text, category: 9000 }, { userId: ids.owner, now: noon }),
        )
      await insert(odd)
      await insert('b')
      const query = '$select=name&$orderby=name&$filter=category eq 9000'
      const first = await list(workflow, query, 'odata.maxpagesize=1')
      const second = await list(workflow, first['@odata.nextLink']!.split('?')[1]!, 'odata.maxpagesize=1')
      assert.deepEqual([first.value[0]?.name, second.value[0]?.name], [odd, 'b'])
      await assert.rejects(
        list(
          workflow,
          query
            .replace('name&', 'createdon&')
            .concat(`&${first['@odata.nextLink']!.split('&').at(-1)}`)
            .replace('$orderby=name', '$orderby=createdon'),
        ),
        {
          message: /\$skiptoken is malformed/,
        },
      )
    })

    test('a filter of thousands of parts is answered, and so is one nested a hundred deep', async () => {
      const wide = Array.from({ length: 200 }, (_, index) => `contains(name,'${index}') or category eq ${index}`)
      assert.equal((await list(workflow, `$filter=category lt 9 and (${wide.join(' or ')})`)).value.length, 3)
      const deep = `${'(not '.repeat(49)}(name eq 'orders' or category eq 99)${')'.repeat(49)}`
      assert.equal((await list(workflow, `$filter=category lt 9 and ${deep}`)).value.length, 2)
    })

    test('rows are counted when asked, with $top too', async () => {
      assert.equal((await list(flowSession, '$count=true&$top=1'))['@odata.count'], 3)
      const { '@odata.nextLink': next, ...top } = await list(flowSession, '$select=name&$top=1')
      assert.deepEqual([next, top['@odata.count'], top.value.length], [undefined, undefined, 1])
      assert.deepEqual((await list(flowSession, '$top=0')).value, [])
    })

    test('a condition of the server narrows the list and its count', async () => {
      const column = { path: [], table: workflow, column: 'category' }
      const also = { kind: 'compare', operator: 'eq', column, with: { value: 6 } } as const
      const { store } = database
      const request = {
        table: workflow,
        query: '$count=true',
        prefer: undefined,
        store,
        user: admin,
        baseUrl: '',
        now: noon,
      }
      const { body } = await retrieveMultiple({ ...request, also })
      assert.equal(JSON.parse(body as string)['@odata.count'], 2)
      const counted = await retrieveCount({ ...request, query: "$filter=contains(name,'or')", also })
      assert.deepEqual([counted.headers['Content-Type'], counted.body], ['text/plain', '\ufeff1'])
    })

    test('annotations stand before what they annotate, and the list has its own', async () => {
      const { body, headers } = await ask(
        flowSession,
        `$select=statuscode,_regardingobjectid_value,startedon,runduration&$filter=flowsessionid eq ${ids.failed}&$count=true`,
        'odata.include-annotations="*"',
      )
      assert.equal(headers['Preference-Applied'], 'odata.include-annotations="*"')
      const { value, ...frame } = JSON.parse(body as string) as List
      assert.deepEqual(Object.entries(frame).slice(1), [
        ['@odata.count', 1],
        ['@Microsoft.Dynamics.CRM.totalrecordcount', 1],
        ['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded', false],
      ])
      assert.deepEqual(Object.entries(value[0]!).slice(1), [
        ['statuscode@OData.Community.Display.V1.FormattedValue', 'Failed'],
        ['statuscode', 8],
        ['_regardingobjectid_value@OData.Community.Display.V1.FormattedValue', 'Orders'],
        ['_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty', 'regardingobjectid_process'],
        ['_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname', 'workflow'],
        ['_regardingobjectid_value', ids.orders],
        ['startedon@OData.Community.Display.V1.FormattedValue', '6/16/2024 12:00 PM'],
        ['startedon', '2024-06-16T12:00:01Z'],
        ['runduration@OData.Community.Display.V1.FormattedValue', '61,999'],
        ['runduration', 61_999],
        ['flowsessionid', ids.failed],
      ])
    })

    test('related rows come along, one or many', async () => {
      const runs = await list(
        flowSession,
        '$select=name&$expand=MachineId($select=name),ownerid($select=systemuserid)&$orderby=name',
      )
      assert.equal(
        runs['@odata.context'],
        'https://ORG/api/data/v9.2/$metadata#flowsessions(name,MachineId(name),ownerid(systemuserid))',
      )
      const machines = runs.value.map(row => row.MachineId as Record<string, unknown> | null)
      assert.deepEqual(
        machines.map(machine => machine?.name),
        ['PC-01', undefined, undefined],
      )
      assert.deepEqual(Object.keys(machines[0]!), ['@odata.etag', 'name', 'flowmachineid'])
      assert.equal((runs.value[0]!.ownerid as Record<string, unknown>).systemuserid, ids.owner)
      const flows = await list(
        workflow,
        '$select=name&$filter=category eq 6&$orderby=name&$expand=regardingobjectid_process($select=name;$orderby=createdon desc;$top=2;$filter=statuscode ne 3)',
      )
      const names = flows.value.map(row =>
        (row.regardingobjectid_process as Record<string, unknown>[]).map(run => run.name),
      )
      assert.deepEqual(names, [[], ['run 3', 'run 1']])
    })

    test('large text comes when it is selected by name; a file shows an id', async () => {
      const flows = await list(workflow, '$select=name,inputs&$orderby=name&$filter=category eq 6')
      assert.deepEqual(
        flows.value.map(row => row.inputs),
        [null, '{"a":1}'],
      )
      const runs = await list(flowSession, '$select=outputs&$orderby=name')
      assert.deepEqual(
        runs.value.map(row => typeof row.outputs),
        ['string', 'object', 'object'],
      )
    })
  })
}
